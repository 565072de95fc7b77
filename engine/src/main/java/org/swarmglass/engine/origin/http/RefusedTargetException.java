package org.swarmglass.engine.origin.http;

import java.io.Serial;

/** A URL that must not be fetched; the message is for a person. */
final class RefusedTargetException extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    RefusedTargetException(String reason) {
        super(reason);
    }
}
