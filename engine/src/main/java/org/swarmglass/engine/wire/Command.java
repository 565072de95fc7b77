package org.swarmglass.engine.wire;

import java.util.List;
import java.util.function.LongUnaryOperator;

/** What peers say to each other on the data channel, apart from raw segment bytes. */
public sealed interface Command {
    /** The same about segments that are numbered otherwise. */
    Command renumbered(LongUnaryOperator number);

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

        @Override
        public Announcement renumbered(LongUnaryOperator number) {
            return new Announcement(
                    loaded.stream().map(number::applyAsLong).toList(),
                    loading.stream().map(number::applyAsLong).toList());
        }
    }

    /** @param firstByte bytes before it are already held by the asker */
    record Request(long segment, long requestId, long firstByte) implements Command {
        @Override
        public Request renumbered(LongUnaryOperator number) {
            return new Request(number.applyAsLong(segment), requestId, firstByte);
        }
    }

    /** @param bytes how many raw bytes follow: what remains from the asked first byte on */
    record DataHeader(long segment, long requestId, long bytes) implements Command {
        @Override
        public DataHeader renumbered(LongUnaryOperator number) {
            return new DataHeader(number.applyAsLong(segment), requestId, bytes);
        }
    }

    record DataEnd(long segment, long requestId) implements Command {
        @Override
        public DataEnd renumbered(LongUnaryOperator number) {
            return new DataEnd(number.applyAsLong(segment), requestId);
        }
    }

    /** The peer does not have it, or is too busy. */
    record Absent(long segment, long requestId) implements Command {
        @Override
        public Absent renumbered(LongUnaryOperator number) {
            return new Absent(number.applyAsLong(segment), requestId);
        }
    }

    record Cancel(long segment, long requestId) implements Command {
        @Override
        public Cancel renumbered(LongUnaryOperator number) {
            return new Cancel(number.applyAsLong(segment), requestId);
        }
    }
}
