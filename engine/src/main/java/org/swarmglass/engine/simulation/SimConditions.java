package org.swarmglass.engine.simulation;

import java.time.Duration;

/**
 * How a simulated host is connected. A link between two hosts has the sum of their latencies and, in each direction, the
 * smaller of the sender's and the receiver's rate.
 *
 * @param latency one way, to the middle of the network
 * @param bytesPerSecond of each link, not of the host
 */
public record SimConditions(Duration latency, long bytesPerSecond) {
    /** A good home connection. */
    public static final SimConditions DEFAULT = new SimConditions(Duration.ofMillis(10), 5_000_000);

    public SimConditions {
        if (latency.isNegative() || bytesPerSecond <= 0) {
            throw new IllegalArgumentException("latency " + latency + ", " + bytesPerSecond + " B/s");
        }
    }

    Duration latencyTo(SimConditions other) {
        return latency.plus(other.latency);
    }

    /** How long the bytes occupy the link. */
    Duration transmission(int bytes, SimConditions receiver) {
        long rate = Math.min(bytesPerSecond, receiver.bytesPerSecond);
        return Duration.ofNanos(bytes * 1_000_000_000L / rate);
    }
}
