package org.swarmglass.engine.transport.webrtc;

/** A remote description that is not given to the native library. The message says what is wrong. */
final class BadDescriptionException extends Exception {
    BadDescriptionException(String reason) {
        super(reason);
    }
}
