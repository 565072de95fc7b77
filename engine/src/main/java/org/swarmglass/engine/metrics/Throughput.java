package org.swarmglass.engine.metrics;

import java.time.Duration;

/**
 * How fast segments arrive, as a moving average over transfers weighted by how long they took. Loop thread only.
 *
 * <p>Only the time of transfers counts: the pauses of a live stream say nothing about the network.
 */
public final class Throughput {
    /** Transfer time after which an old sample has lost half of its weight. */
    private static final double HALF_LIFE_SECONDS = 4;

    private double weightedBytes;
    private double weightedSeconds;

    /** A transfer, or a part of one, is over. */
    public void onTransfer(long bytes, Duration took) {
        double seconds = Math.max(0.001, took.toNanos() / 1e9);
        double fade = StrictMath.pow(0.5, seconds / HALF_LIFE_SECONDS);
        weightedBytes = weightedBytes * fade + bytes;
        weightedSeconds = weightedSeconds * fade + seconds;
    }

    /** 0 while nothing was measured. */
    public double bytesPerSecond() {
        return weightedSeconds == 0 ? 0 : weightedBytes / weightedSeconds;
    }
}
