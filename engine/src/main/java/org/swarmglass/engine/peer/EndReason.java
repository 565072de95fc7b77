package org.swarmglass.engine.peer;

import org.swarmglass.engine.event.EngineEvent.CloseReason;
import org.swarmglass.engine.transport.LinkEnd;

/** What the end of a link means for its session. */
public final class EndReason {
    private EndReason() {}

    public static CloseReason of(LinkEnd end) {
        return switch (end.cause()) {
            case REMOTE_CLOSED -> CloseReason.REMOTE_CLOSED;
            case CONNECTION_FAILED, BAD_DESCRIPTION, OVERRUN -> CloseReason.CONNECTION_FAILED;
            case FACTORY_ROTATED -> CloseReason.FACTORY_ROTATED;
            case TRANSPORT_CLOSED -> CloseReason.SHUTDOWN;
            case OUR_FAULT -> CloseReason.OUR_FAULT;
        };
    }
}
