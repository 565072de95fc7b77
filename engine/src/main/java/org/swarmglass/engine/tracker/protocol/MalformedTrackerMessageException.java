package org.swarmglass.engine.tracker.protocol;

/** A text that is no message of the WebTorrent tracker protocol. The message says what is wrong with it. */
public final class MalformedTrackerMessageException extends Exception {
    private static final long serialVersionUID = 1L;

    public MalformedTrackerMessageException(String message) {
        super(message);
    }
}
