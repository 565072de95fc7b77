package org.swarmglass.engine.peer.v2;

/** One request we sent and how far its answer has come; kept for a while after it was given up. */
final class Asked {
    private static final long NO_HEADER = -1;

    final long segment;
    final long requestId;
    private long remaining = NO_HEADER;

    Asked(long segment, long requestId) {
        this.segment = segment;
        this.requestId = requestId;
    }

    boolean is(long otherSegment, long otherRequestId) {
        return segment == otherSegment && requestId == otherRequestId;
    }

    boolean headed() {
        return remaining != NO_HEADER;
    }

    /** Once: a remote must not win a new allowance by repeating a header. */
    void head(long bytes) {
        remaining = bytes;
    }

    /** Raw bytes still to come; 0 before the header. */
    long remaining() {
        return Math.max(0, remaining);
    }

    void received(int bytes) {
        remaining -= bytes;
    }

    void nothingMore() {
        remaining = 0;
    }
}
