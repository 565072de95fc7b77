package org.swarmglass.engine.simulation;

import java.time.Duration;

/**
 * How a simulated host is connected. A link between two hosts has the sum of their latencies and, in each direction, the
 * smaller of the sender's and the receiver's link rate; what all links of a host carry together is bounded by its access.
 *
 * @param latency one way, to the middle of the network
 * @param bytesPerSecond of each link: what loss leaves of a connection
 * @param upBytesPerSecond of all links together, shared fairly
 * @param downBytesPerSecond of all links and the origin together
 */
public record SimConditions(Duration latency, long bytesPerSecond, long upBytesPerSecond, long downBytesPerSecond) {
    /** More than any link carries. */
    public static final long UNBOUNDED = 1L << 40;

    /** A good home connection. */
    public static final SimConditions DEFAULT = new SimConditions(Duration.ofMillis(10), 5_000_000);

    /** Without a bound on all links together. */
    public SimConditions(Duration latency, long bytesPerSecond) {
        this(latency, bytesPerSecond, UNBOUNDED, UNBOUNDED);
    }

    public SimConditions {
        if (latency.isNegative() || bytesPerSecond <= 0 || upBytesPerSecond <= 0 || downBytesPerSecond <= 0) {
            throw new IllegalArgumentException("latency " + latency + ", " + bytesPerSecond + " B/s");
        }
    }

    Duration latencyTo(SimConditions other) {
        return latency.plus(other.latency);
    }

    /** How long the bytes occupy the link. */
    Duration transmission(long bytes, SimConditions receiver) {
        return Access.timeFor(bytes, Math.min(bytesPerSecond, receiver.bytesPerSecond));
    }
}
