package org.swarmglass.engine.wire.v2;

import org.swarmglass.engine.wire.Command;

/** What one received message turned out to be. */
public sealed interface Inbound {
    /** A whole command; with it a joined one is complete. */
    record Commanded(Command command) implements Inbound {}

    /** Segment bytes. The array is the message itself. */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    record Raw(byte[] bytes) implements Inbound {}

    /** A part of a command that is not whole yet. */
    record Nothing() implements Inbound {}

    /**
     * A command this codec does not know, to be ignored as browsers do.
     *
     * @param code -1 for a frame without any payload
     */
    record Unknown(int code) implements Inbound {}
}
