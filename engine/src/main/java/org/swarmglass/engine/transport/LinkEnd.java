package org.swarmglass.engine.transport;

/**
 * Why a link ended.
 *
 * @param detail for a person; may be empty
 */
public record LinkEnd(Cause cause, String detail) {
    public static LinkEnd ofFault(String task, Throwable fault) {
        return new LinkEnd(Cause.OUR_FAULT, "\"" + task + "\" failed: " + fault);
    }

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
        TRANSPORT_CLOSED,
        /** What its listener did about it threw: a bug of ours, contained here. */
        OUR_FAULT
    }
}
