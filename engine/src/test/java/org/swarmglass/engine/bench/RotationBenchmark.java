package org.swarmglass.engine.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.swarmglass.engine.bench.Figure.Goal;
import org.swarmglass.engine.loop.LoopProbe;
import org.swarmglass.engine.transport.webrtc.TransportOptions;
import org.swarmglass.engine.transport.webrtc.WebRtcTransport;

/**
 * The heap while 50 peers send 100 messages a second each: the library keeps two objects for every message until their
 * factory is disposed, so the heap is a sawtooth. The settings are scaled down 25 times so that a minute shows several
 * teeth; the patience is as long as in the product, so that only the number of messages can bound it.
 */
final class RotationBenchmark implements Benchmark {
    private static final int PEERS = 50;
    private static final long MESSAGES = 40_000;
    private static final int SCALE = (int) (TransportOptions.Rotation.DEFAULT.messages() / MESSAGES);
    private static final int SECONDS = 75;
    private static final int WARM_UP_SECONDS = 5;

    /** Two objects (facts of webrtc-java 0.14.0: 88 bytes of heap for each message received). */
    private static final double LEAKED_BYTES = 88;

    @Override
    public List<Figure> run() throws Exception {
        TransportOptions options = TransportOptions.of(List.of(), true);
        TransportOptions.Rotation rotation = new TransportOptions.Rotation(
                MESSAGES, TransportOptions.Rotation.DEFAULT.patience(), Duration.ofMillis(1000 / SCALE));
        try (LoopProbe probe = new LoopProbe("rotation-loop");
                WebRtcTransport here = WebRtcTransport.start(probe.loop(), options.withRotation(rotation));
                WebRtcTransport there = WebRtcTransport.start(probe.loop(), options)) {
            ChattyPeers peers = probe.onLoop(() -> new ChattyPeers(probe.loop(), here, there));
            probe.onLoop(() -> {
                peers.start(PEERS);
                return true;
            });
            probe.await("all talk", Duration.ofSeconds(60), () -> peers.talking() == PEERS);
            List<Long> heap = sample();
            String told = probe.onLoop(() -> peers.received() + " messages received in all, " + peers.rotated()
                    + " links closed to free a factory, " + peers.lost() + " lost otherwise");
            return figures(heap, told);
        }
    }

    private static List<Long> sample() {
        List<Long> heap = new ArrayList<>();
        for (int i = 0; i < SECONDS; i++) {
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
            if (i >= WARM_UP_SECONDS) {
                heap.add(Machine.heapBytes());
            }
        }
        return heap;
    }

    private static List<Figure> figures(List<Long> heap, String told) {
        int half = heap.size() / 2;
        double firstLow = Collections.min(heap.subList(0, half)) / 1e6;
        double lastLow = Collections.min(heap.subList(half, heap.size())) / 1e6;
        double tooth = (Collections.max(heap) - Collections.min(heap)) / (MESSAGES * LEAKED_BYTES);
        double boundMegabytes = 2.5 * TransportOptions.Rotation.DEFAULT.messages() * LEAKED_BYTES / 1e6;
        String curve = heap.stream().map(bytes -> Rounds.shortText(bytes / 1e6)).collect(Collectors.joining(" "));
        return List.of(
                new Figure(
                        "Heap with 50 chatty peers, height of a tooth in factories' worth of leaked messages",
                        Goal.atMost(2.5, "x"),
                        tooth,
                        "rotation at " + MESSAGES + " messages (the product: " + SCALE
                                + " times as many), 88 bytes kept of"
                                + " each. A retired factory is emptied when it has received twice its share, whatever its"
                                + " patience, so the product's bound is " + Rounds.shortText(boundMegabytes)
                                + " MB above the low. MB in use after a collection, each second: " + curve + ". "
                                + told),
                new Figure(
                        "Heap with 50 chatty peers, rise of the lowest point from the first half to the second",
                        Goal.atMost(2, "MB"),
                        lastLow - firstLow,
                        "lows of " + Rounds.shortText(firstLow) + " and " + Rounds.shortText(lastLow) + " MB"));
    }
}
