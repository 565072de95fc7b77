package org.swarmglass.engine.wire.v2;

import org.swarmglass.engine.wire.MalformedMessageException;

/** The bytes are right so far but end too early: what every first part of a split command looks like. */
final class TruncatedPayloadException extends MalformedMessageException {
    private static final long serialVersionUID = 1L;

    TruncatedPayloadException(String message) {
        super(message);
    }
}
