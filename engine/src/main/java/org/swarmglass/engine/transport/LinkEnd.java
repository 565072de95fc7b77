package org.swarmglass.engine.transport;

/**
 * Why a link ended.
 *
 * @param detail for a person; may be empty
 */
public record LinkEnd(Cause cause, String detail) {
    /** What ended it. */
    public enum Cause {
        /** The remote closed channel or connection. */
        REMOTE_CLOSED,
        /** ICE or DTLS never succeeded, or failed later (no route, remote gone). */
        CONNECTION_FAILED,
        /** The description was refused, by us or by the native library. */
        BAD_DESCRIPTION,
        /** More was queued or longer messages sent than the link can carry. */
        OVERRUN,
        /** The native factory was rotated (see ARCHITECTURE.md). */
        FACTORY_ROTATED,
        TRANSPORT_CLOSED
    }
}
