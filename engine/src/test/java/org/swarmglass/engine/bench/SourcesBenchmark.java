package org.swarmglass.engine.bench;

import java.time.Duration;
import java.util.List;
import org.swarmglass.engine.bench.Figure.Goal;

/** Four peers against one, at 50 ms round trip and 1 % loss each way, where one channel is slow whatever it does. */
final class SourcesBenchmark implements Benchmark {
    private static final int SEGMENT_BYTES = 400_000;
    private static final int SEGMENTS = 12;
    private static final int SOURCES = 4;
    private static final Duration LIMIT = Duration.ofSeconds(180);
    private static final Duration ONE_WAY = Duration.ofMillis(25);
    private static final double LOSS = 0.01;

    @Override
    public List<Figure> run() throws Exception {
        try (UdpRelay relay = new UdpRelay(ONE_WAY, 11);
                PeerRig one = new PeerRig(SEGMENT_BYTES, 1, relay.wire());
                PeerRig four =
                        new PeerRig(SEGMENT_BYTES, SOURCES, relay.wire(), relay.wire(), relay.wire(), relay.wire())) {
            relay.lose(LOSS);
            Rounds rounds = Rounds.of(Rounds.COUNT, () -> rate(four), () -> rate(one));
            return List.of(new Figure(
                    "4 sources against 1 at 50 ms and 1 % loss",
                    Goal.atLeast(3.0, "x"),
                    rounds.ratio(0, 1),
                    SEGMENTS + " segments of 0.4 MB, whole segments from up to 4 peers at once: " + rounds.all(0)
                            + " Mbit/s; from one peer " + rounds.all(1)
                            + ". Relay in this JVM: 25 ms and 1 % of the packets lost each way, no rate limit"));
        }
    }

    private static double rate(PeerRig rig) {
        return SEGMENTS * 8e-6 * rig.segmentBytes() / rig.fetch(SEGMENTS, LIMIT);
    }
}
