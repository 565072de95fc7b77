package org.swarmglass.engine.peer;

/**
 * A token bucket against request floods: 20 bytes of request could otherwise cause 64 KiB of answer. Answers that have left
 * fill it too, so that only who does not wait for them is refused, and nobody for being fast.
 */
public final class RequestBudget {
    private static final double PER_SECOND = 5;
    private static final double BURST = 5;

    /** So many bytes on the network are worth a request. */
    private static final double BYTES_PER_REQUEST = 64 * 1024;

    private double tokens = BURST;
    private long filledNanos;
    private long filledBytes;

    public RequestBudget(long nowNanos) {
        filledNanos = nowNanos;
    }

    /** @param leftBytes media bytes that have left the link since it was opened, as far as is known */
    public boolean take(long nowNanos, long leftBytes) {
        double earned = Math.max(0, leftBytes - filledBytes) / BYTES_PER_REQUEST;
        tokens = Math.min(BURST, tokens + (nowNanos - filledNanos) * PER_SECOND / 1e9 + earned);
        filledNanos = nowNanos;
        filledBytes = Math.max(filledBytes, leftBytes);
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }
}
