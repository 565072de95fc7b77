package org.swarmglass.engine.wire;

import java.util.List;

/** What peers say to each other on the data channel, apart from raw segment bytes. */
public sealed interface Command {
    /**
     * Replaces what the peer said before.
     *
     * @param loaded numbers that may be requested
     * @param loading numbers being downloaded over HTTP, which will be there soon and may not be requested yet
     */
    record Announcement(List<Long> loaded, List<Long> loading) implements Command {
        public Announcement {
            loaded = List.copyOf(loaded);
            loading = List.copyOf(loading);
        }
    }

    /** @param firstByte bytes before it are already held by the asker */
    record Request(long segment, long requestId, long firstByte) implements Command {}

    /** @param bytes how many raw bytes follow: what remains from the asked first byte on */
    record DataHeader(long segment, long requestId, long bytes) implements Command {}

    record DataEnd(long segment, long requestId) implements Command {}

    /** The peer does not have it, or is too busy. */
    record Absent(long segment, long requestId) implements Command {}

    record Cancel(long segment, long requestId) implements Command {}
}
