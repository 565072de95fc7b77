package org.swarmglass.app.plan;

import org.swarmglass.engine.simulation.Scenario;

/**
 * What a simulated swarm takes of this program's memory, in which a stream may be playing. Measured: 200 viewers need 40
 * MB, in heaps that leave the collector some room 70.
 */
final class Footprint {
    /** A segment is carried in about this many bytes, whatever its bitrate; large ones in a 64th of theirs. */
    private static final long CARRIED_BYTES = 20_000;

    private static final long MOST_SCALE = 64;
    private static final long BYTES_BESIDES = 250_000;

    /** Segments on their way to a viewer; what has arrived is kept once for all of them. */
    private static final long UNDER_WAY = 6;

    private Footprint() {}

    static long bytes(Scenario scenario) {
        Scenario.Stream stream = scenario.stream();
        long segmentBytes = stream.bitsPerSecond() / 8 * stream.segment().toMillis() / 1000;
        return scenario.peers() * (BYTES_BESIDES + UNDER_WAY * Math.max(CARRIED_BYTES, segmentBytes / MOST_SCALE));
    }
}
