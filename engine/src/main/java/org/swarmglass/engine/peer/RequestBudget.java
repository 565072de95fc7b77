package org.swarmglass.engine.peer;

/** A token bucket against request floods: 20 bytes of request could otherwise cause 64 KiB of answer. */
public final class RequestBudget {
    private static final double PER_SECOND = 5;
    private static final double BURST = 5;

    private double tokens = BURST;
    private long filledNanos;

    public RequestBudget(long nowNanos) {
        filledNanos = nowNanos;
    }

    public boolean take(long nowNanos) {
        tokens = Math.min(BURST, tokens + (nowNanos - filledNanos) * PER_SECOND / 1e9);
        filledNanos = nowNanos;
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }
}
