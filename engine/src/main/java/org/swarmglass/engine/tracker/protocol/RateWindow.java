package org.swarmglass.engine.tracker.protocol;

import java.time.Duration;
import java.util.ArrayDeque;

/** Lets at most so many things happen in any span of the given length. Loop thread only. */
public final class RateWindow {
    private final int atMost;
    private final long windowNanos;
    private final ArrayDeque<Long> times = new ArrayDeque<>();

    public RateWindow(int atMost, Duration window) {
        this.atMost = atMost;
        this.windowNanos = window.toNanos();
    }

    /** Counts one more at {@code nowNanos}; false, and not counted, if that would be too many. */
    public boolean permit(long nowNanos) {
        while (!times.isEmpty() && nowNanos - times.peekFirst() >= windowNanos) {
            times.removeFirst();
        }
        if (times.size() >= atMost) {
            return false;
        }
        times.addLast(nowNanos);
        return true;
    }
}
