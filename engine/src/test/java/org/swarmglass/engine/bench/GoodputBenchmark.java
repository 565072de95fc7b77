package org.swarmglass.engine.bench;

import java.time.Duration;
import java.util.List;
import org.swarmglass.engine.bench.Figure.Goal;
import org.swarmglass.engine.transport.webrtc.RawChannel;
import org.swarmglass.engine.transport.webrtc.RawPeers;

/** Segments from peer to peer over one channel at loopback, against the bare library. Three sides in each round. */
final class GoodputBenchmark implements Benchmark {
    private static final int SEGMENT_BYTES = 2_000_000;
    private static final int SEGMENTS = 64;
    private static final long BYTES = (long) SEGMENTS * SEGMENT_BYTES;
    private static final long QUEUED = 1 << 20;
    private static final long SIMPLE_PEER_QUEUED = 64 << 10;
    private static final Duration LIMIT = Duration.ofSeconds(120);
    private static final int OURS = 0;
    private static final int RAW = 1;
    private static final int SIMPLE_PEER = 2;

    @Override
    public List<Figure> run() throws Exception {
        try (PeerRig rig = new PeerRig(SEGMENT_BYTES, 1)) {
            RawChannel raw = RawPeers.inTwoFactories().connect();
            RawChannel simplePeer = RawPeers.inTwoFactories().connect();
            Measured ours = new Measured(() -> rig.fetch(SEGMENTS, LIMIT));
            Measured bare = new Measured(() -> raw.send(BYTES, QUEUED, 500_000));
            Measured narrow = new Measured(() -> simplePeer.send(BYTES, SIMPLE_PEER_QUEUED, 50_000));
            Rounds.of(1, ours, bare, narrow);
            Rounds speed = Rounds.of(Rounds.COUNT, ours, bare, narrow);
            double cpuRatio = ours.cpuPerMegabit() / bare.cpuPerMegabit();
            String sides = SEGMENTS + " segments of 2 MB, one request at a time, framed, verified by SHA-256, stored: "
                    + speed.all(OURS) + " Mbit/s; bare, 1 MiB queued, " + speed.all(RAW)
                    + "; bare, 64 KiB queued, " + speed.all(SIMPLE_PEER)
                    + ". Both ends in one JVM, all with the larger UDP receive buffer";
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
                            cpuRatio,
                            "process CPU of the rounds above: ours " + Rounds.shortText(ours.cpuPerMegabit())
                                    + " ms per Mbit, raw " + Rounds.shortText(bare.cpuPerMegabit())));
        }
    }

    /** Megabits per second, and what they cost. */
    private static final class Measured implements Rounds.Side {
        private final Rounds.Side seconds;
        private double cpuMillis;
        private double megabits;
        private boolean warm;

        Measured(Rounds.Side seconds) {
            this.seconds = seconds;
        }

        @Override
        public double measure() throws Exception {
            double before = Machine.cpuSeconds();
            double took = seconds.measure();
            if (warm) {
                cpuMillis += (Machine.cpuSeconds() - before) * 1e3;
                megabits += BYTES * 8 / 1e6;
            }
            warm = true;
            return BYTES * 8 / 1e6 / took;
        }

        double cpuPerMegabit() {
            return cpuMillis / megabits;
        }
    }
}
