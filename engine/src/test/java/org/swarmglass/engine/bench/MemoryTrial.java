package org.swarmglass.engine.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.swarmglass.engine.loop.LoopProbe;
import org.swarmglass.engine.transport.webrtc.RawChannel;
import org.swarmglass.engine.transport.webrtc.RawPeers;
import org.swarmglass.engine.transport.webrtc.TransportOptions;
import org.swarmglass.engine.transport.webrtc.WebRtcTransport;

/** What connected idle peers take in a JVM of their own, both ends in it: {@code ours} or {@code raw}, and a file to write to. */
final class MemoryTrial {
    private static final int PAIRS = 100;
    private static final int WARM_UP = 10;
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final long REST_SECONDS = 4;

    private final List<Object> kept = new ArrayList<>();

    private MemoryTrial() {}

    public static void main(String[] arguments) throws Exception {
        MemoryTrial trial = new MemoryTrial();
        List<String> figures = arguments[0].equals("ours") ? trial.ours() : trial.raw();
        Files.write(Path.of(arguments[1]), figures);
        // Native threads would keep the process.
        System.exit(0);
    }

    private List<String> raw() throws Exception {
        RawPeers peers = RawPeers.inOneFactory();
        return measure(count -> {
            for (int i = 0; i < count; i++) {
                RawChannel connected = peers.connect();
                kept.add(connected);
            }
        });
    }

    /** Sessions of protocol 2 on both ends, each having told the other what it holds, statistics every two seconds. */
    private List<String> ours() throws Exception {
        LoopProbe probe = new LoopProbe("memory-loop");
        WebRtcTransport transport = WebRtcTransport.start(probe.loop(), TransportOptions.of(List.of(), true));
        List<String> figures = measure(count -> {
            for (int i = 0; i < count; i++) {
                SessionPair pair = probe.onLoop(() -> new SessionPair(probe.loop(), transport));
                kept.add(pair);
                probe.await("a pair", LIMIT, pair::greeted);
            }
        });
        if (probe.onLoop(() -> kept.stream().anyMatch(pair -> ((SessionPair) pair).ended()))) {
            throw new IllegalStateException("a peer was lost");
        }
        return figures;
    }

    private interface Connecting {
        void connect(int pairs) throws Exception;
    }

    private static List<String> measure(Connecting connecting) throws Exception {
        connecting.connect(WARM_UP);
        rest();
        long before = bytes();
        long threads = Machine.threads();
        connecting.connect(PAIRS);
        rest();
        return List.of(Long.toString((bytes() - before) / (2 * PAIRS)), Long.toString(Machine.threads() - threads));
    }

    /** Statistics come in and buffers of the handshakes go. */
    private static void rest() {
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(REST_SECONDS));
    }

    /** The heap is resident from the start, so what is resident grows by what is native; what lives in the heap is added. */
    private static long bytes() throws IOException {
        long heap = Machine.heapBytes();
        return Machine.residentBytes() + heap;
    }
}
