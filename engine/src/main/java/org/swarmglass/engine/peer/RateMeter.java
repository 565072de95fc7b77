package org.swarmglass.engine.peer;

/**
 * Bytes per second over the time a transfer was running; gaps between transfers do not count. What is older weighs less,
 * by a time constant of 7.5 s: the mean age of the 15 s window p2p-media-loader uses (protocol/v2 6.5).
 */
public final class RateMeter {
    private static final double TIME_CONSTANT_NANOS = 7.5e9;

    /** Shorter transfers would claim absurd rates. */
    private static final double LEAST_NANOS = 1e6;

    private double bytes;
    private double nanos;

    public void record(long elapsedNanos, long transferred) {
        // StrictMath: a run repeated from its seed on another machine must decide the same.
        double fade = StrictMath.exp(-elapsedNanos / TIME_CONSTANT_NANOS);
        bytes = bytes * fade + transferred;
        nanos = nanos * fade + elapsedNanos;
    }

    /** 0 while unknown. */
    public double bytesPerSecond() {
        return bytes * 1e9 / Math.max(nanos, LEAST_NANOS);
    }

    public void clear() {
        bytes = 0;
        nanos = 0;
    }
}
