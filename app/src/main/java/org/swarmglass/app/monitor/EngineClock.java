package org.swarmglass.app.monitor;

/**
 * Turns the engine's monotonic nanoseconds into the time of day.
 *
 * <p>A snapshot is never from the future, so the smallest difference ever seen between the time of reading and the time
 * in it is the best guess; it is exact as soon as one snapshot was read fresh.
 */
public final class EngineClock {
    private static final long NANOS_PER_MILLI = 1_000_000;

    private long offsetMillis = Long.MAX_VALUE;

    /** Learns from a snapshot of {@code atNanos} that was read at {@code nowMillis}. */
    public void observe(long nowMillis, long atNanos) {
        offsetMillis = Math.min(offsetMillis, nowMillis - atNanos / NANOS_PER_MILLI);
    }

    /** Milliseconds since the epoch; only after the first observation. */
    public long millis(long atNanos) {
        if (offsetMillis == Long.MAX_VALUE) {
            throw new IllegalStateException("no snapshot was read yet");
        }
        return offsetMillis + atNanos / NANOS_PER_MILLI;
    }
}
