package org.swarmglass.app.plan;

import org.swarmglass.engine.simulation.Scenario;

/**
 * What a simulated swarm takes of this program's memory, in which a stream may be playing. Measured: 200 viewers of 17
 * segments need 130 MB.
 */
final class Footprint {
    /** A segment is carried in about this many bytes, whatever its bitrate; large ones in a 64th of theirs. */
    private static final long CARRIED_BYTES = 20_000;

    private static final long MOST_SCALE = 64;
    private static final long BYTES_BESIDES = 350_000;
    private static final long WINDOWS_STORED = 4;

    private Footprint() {}

    static long bytes(Scenario scenario) {
        Scenario.Stream stream = scenario.stream();
        long segmentBytes = stream.bitsPerSecond() / 8 * stream.segment().toMillis() / 1000;
        long stored = Math.min(
                WINDOWS_STORED * stream.window(),
                scenario.length().toMillis() / stream.segment().toMillis());
        return scenario.peers() * (BYTES_BESIDES + stored * Math.max(CARRIED_BYTES, segmentBytes / MOST_SCALE));
    }
}
