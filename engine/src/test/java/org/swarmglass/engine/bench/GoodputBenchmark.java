package org.swarmglass.engine.bench;

import java.time.Duration;
import java.util.List;
import org.swarmglass.engine.bench.Figure.Goal;
import org.swarmglass.engine.transport.webrtc.RawChannel;
import org.swarmglass.engine.transport.webrtc.RawPeers;

/**
 * Segments from peer to peer over one channel at loopback, against the bare library. Three sides in each round, and several
 * connections of each: one that once lost packets, because its receiver had to wait for a processor, stays slow for seconds.
 */
final class GoodputBenchmark implements Benchmark {
    private static final int SEGMENT_BYTES = 2_000_000;
    private static final int SEGMENTS = 100;
    private static final double MEGABITS = SEGMENTS * 8e-6 * SEGMENT_BYTES;

    /** So long the compiler is busy with planner and sessions, and takes 4 to 7 % of the processors from our side only. */
    private static final int WARM_UP_SEGMENTS = 600;

    private static final int CONNECTIONS = 3;
    private static final int ROUNDS_EACH = 3;
    private static final long QUEUED = 1 << 20;
    private static final long SIMPLE_PEER_QUEUED = 64 << 10;
    private static final Duration LIMIT = Duration.ofSeconds(120);
    private static final int OURS = 0;
    private static final int RAW = 1;
    private static final int SIMPLE_PEER = 2;
    private static final int STEPWISE = 3;

    private final double[] cpuMillis = new double[4];
    private final Rounds speed = new Rounds();

    @Override
    public List<Figure> run() throws Exception {
        warmUp();
        for (int i = 0; i < CONNECTIONS; i++) {
            measureConnection();
        }
        String sides = SEGMENTS + " segments of 2 MB, one request at a time, framed, verified by SHA-256, stored: "
                + speed.all(OURS) + " Mbit/s; bare, 1 MiB queued, " + speed.all(RAW) + "; bare, 64 KiB queued, "
                + speed.all(SIMPLE_PEER)
                + "; bare, 1 MiB queued, each segment awaited before the next, as the protocol does, "
                + speed.all(STEPWISE) + " (" + Rounds.shortText(speed.ratio(STEPWISE, RAW)) + " x bare). " + CONNECTIONS
                + " connections of each, " + ROUNDS_EACH
                + " rounds with each after"
                + " one to warm up; both ends in one JVM, all with the larger UDP receive buffer. Bare with 1 MiB against"
                + " bare with 64 KiB: " + Rounds.shortText(speed.ratio(RAW, SIMPLE_PEER)) + " x";
        return List.of(
                new Figure(
                        "Segment goodput over a data channel against raw webrtc-java",
                        Goal.atLeast(0.90, "x"),
                        speed.ratio(OURS, RAW),
                        sides),
                new Figure(
                        "Segment goodput against a sender that keeps 64 KiB queued",
                        Goal.atLeast(1.5, "x"),
                        speed.ratio(OURS, SIMPLE_PEER),
                        sides),
                new Figure(
                        "CPU per Mbit, both ends, against raw webrtc-java",
                        Goal.atMost(1.3, "x"),
                        cpuMillis[OURS] / cpuMillis[RAW],
                        "process CPU of the rounds above: ours " + perMegabit(OURS) + " ms per Mbit, raw "
                                + perMegabit(RAW)));
    }

    private static void warmUp() throws Exception {
        try (PeerRig rig = new PeerRig(SEGMENT_BYTES, 1)) {
            rig.fetch(WARM_UP_SEGMENTS, LIMIT);
        }
        RawPeers.inTwoFactories().connect().send((long) WARM_UP_SEGMENTS * SEGMENT_BYTES, QUEUED, 500_000);
    }

    private void measureConnection() throws Exception {
        try (PeerRig rig = new PeerRig(SEGMENT_BYTES, 1)) {
            RawChannel raw = RawPeers.inTwoFactories().connect();
            RawChannel simplePeer = RawPeers.inTwoFactories().connect();
            long bytes = (long) SEGMENTS * SEGMENT_BYTES;
            Rounds.Side ours = () -> rig.fetch(SEGMENTS, LIMIT);
            Rounds.Side bare = () -> raw.send(bytes, QUEUED, 500_000);
            Rounds.Side narrow = () -> simplePeer.send(bytes, SIMPLE_PEER_QUEUED, 50_000);
            // A peer of 2.x asks for a segment when it has the one before: the way is empty for a moment each time.
            Rounds.Side stepwise = () -> {
                double seconds = 0;
                for (int i = 0; i < SEGMENTS; i++) {
                    seconds += raw.send(SEGMENT_BYTES, QUEUED, 50_000);
                }
                return seconds;
            };
            // Beyond the slow start of SCTP.
            Rounds.of(1, ours, bare, narrow, stepwise);
            speed.measure(
                    ROUNDS_EACH,
                    () -> measured(OURS, ours),
                    () -> measured(RAW, bare),
                    () -> measured(SIMPLE_PEER, narrow),
                    () -> measured(STEPWISE, stepwise));
        }
    }

    /** Megabits per second; also counts what they cost. */
    private double measured(int side, Rounds.Side seconds) throws Exception {
        double before = Machine.cpuSeconds();
        double took = seconds.measure();
        cpuMillis[side] += (Machine.cpuSeconds() - before) * 1e3;
        return MEGABITS / took;
    }

    private String perMegabit(int side) {
        return Rounds.shortText(cpuMillis[side] / (MEGABITS * CONNECTIONS * ROUNDS_EACH));
    }
}
