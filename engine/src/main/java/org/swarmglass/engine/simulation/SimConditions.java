package org.swarmglass.engine.simulation;

import java.time.Duration;
import java.util.Optional;

/**
 * How a simulated host is connected. A link between two hosts has the sum of their latencies and, in each direction, the
 * smaller of the sender's and the receiver's link rate; what all links of a host carry together is bounded by its access.
 * Two hosts at one site have the site's latency and link rate instead.
 *
 * @param latency one way, to the middle of the network
 * @param bytesPerSecond of each link: what loss leaves of a connection
 * @param upBytesPerSecond of all links together, shared fairly
 * @param downBytesPerSecond of all links and the origin together
 * @param site where it is; empty if no other host is near
 */
public record SimConditions(
        Duration latency, long bytesPerSecond, long upBytesPerSecond, long downBytesPerSecond, Optional<Site> site) {
    /** More than any link carries. */
    public static final long UNBOUNDED = 1L << 40;

    /** A good home connection. */
    public static final SimConditions DEFAULT = new SimConditions(Duration.ofMillis(10), 5_000_000);

    /** Without a bound on all links together. */
    public SimConditions(Duration latency, long bytesPerSecond) {
        this(latency, bytesPerSecond, UNBOUNDED, UNBOUNDED, Optional.empty());
    }

    public SimConditions {
        if (latency.isNegative() || bytesPerSecond <= 0 || upBytesPerSecond <= 0 || downBytesPerSecond <= 0) {
            throw new IllegalArgumentException("latency " + latency + ", " + bytesPerSecond + " B/s");
        }
    }

    /**
     * Hosts with the same number are near each other.
     *
     * @param latency one way, between two of them
     * @param bytesPerSecond of a link between two of them
     */
    public record Site(int number, Duration latency, long bytesPerSecond) {}

    Optional<Site> sharedWith(SimConditions other) {
        return site.filter(here ->
                other.site.filter(there -> there.number() == here.number()).isPresent());
    }

    Duration latencyTo(SimConditions other) {
        return sharedWith(other).map(Site::latency).orElseGet(() -> latency.plus(other.latency));
    }

    /** How long the bytes occupy the link. */
    Duration transmission(long bytes, SimConditions receiver) {
        long rate = sharedWith(receiver)
                .map(Site::bytesPerSecond)
                .orElseGet(() -> Math.min(bytesPerSecond, receiver.bytesPerSecond));
        return Access.timeFor(bytes, rate);
    }
}
