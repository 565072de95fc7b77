package org.swarmglass.app.capacity;

import java.time.Duration;
import java.util.List;
import org.swarmglass.engine.simulation.Scenario;

/**
 * What stays the same from one simulated swarm of a plan to the next.
 *
 * @param churnPerSecond probability that a viewer leaves
 * @param refusal probability that two viewers cannot connect
 * @param measured how long they watch, after a minute that is not measured
 */
public record SwarmShape(
        Scenario.Stream stream,
        Mix mix,
        Access access,
        Scenario.OriginShape origin,
        double churnPerSecond,
        double refusal,
        Duration measured,
        long seed) {
    /** More viewers than that take hours. */
    public static final int MOST_PEERS = 5_000;

    private static final Duration WARM_UP = Duration.ofMinutes(1);
    private static final Scenario.TrackerShape TRACKER = new Scenario.TrackerShape(5, Duration.ofSeconds(20));

    /** Everybody has joined within half of the warm-up. */
    private static final long LATEST_JOIN_MILLIS = 30_000;

    private static final long SLOWEST_JOIN_MILLIS = 100;

    /**
     * How viewers are connected, but for their uplink.
     *
     * @param downlink bits per second
     * @param connection bits per second of one connection at most
     * @param roundTrip between two viewers
     */
    public record Access(long downlink, long connection, Duration roundTrip) {}

    /** The least delay at which there is something to share, and a player has a segment to play. */
    public Duration shortestDelay() {
        return stream.segment().multipliedBy(2);
    }

    /** The delay at which a player is at the old end of the playlist. */
    public Duration longestDelay() {
        return stream.segment().multipliedBy(stream.window() - 1L);
    }

    /**
     * The swarm of a plan with these values.
     *
     * @param uplink bits per second
     * @param delay of every player behind the live edge, between {@link #shortestDelay} and {@link #longestDelay}
     */
    public Scenario scenario(int peers, long uplink, Duration delay) {
        // A round trip passes the way between a viewer and the middle of the network four times.
        Duration latency = access.roundTrip().dividedBy(4);
        List<Scenario.PeerClass> classes = mix.parts().stream()
                .map(part -> new Scenario.PeerClass(
                        part.policy().word(),
                        part.policy(),
                        part.weight(),
                        uplink,
                        access.downlink(),
                        access.connection(),
                        latency))
                .toList();
        return new Scenario(
                peers,
                classes,
                stream,
                delay,
                origin,
                TRACKER,
                Duration.ofMillis(Math.min(SLOWEST_JOIN_MILLIS, LATEST_JOIN_MILLIS / peers)),
                churnPerSecond,
                refusal,
                WARM_UP,
                WARM_UP.plus(measured),
                seed);
    }
}
