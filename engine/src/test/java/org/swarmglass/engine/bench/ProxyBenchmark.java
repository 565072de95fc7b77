package org.swarmglass.engine.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.swarmglass.engine.bench.Figure.Goal;

/**
 * A segment that is in memory, asked for again and again, against the same file from nginx. The bare server of the proxy
 * runs along and tells what is left to gain: beside ours, and with a body off the heap, which the JDK need not copy first.
 */
final class ProxyBenchmark implements Benchmark {
    private static final int ROUNDS = 7;
    private static final int WARM_UP_BURSTS = 3;
    private static final long BURST_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final Goal GOAL = Goal.atLeast(1.2, "x");
    private static final int OURS = 0;
    private static final int NGINX = 1;
    private static final int HEAP = 2;
    private static final int DIRECT = 3;

    @Override
    public List<Figure> run() throws Exception {
        Optional<Path> nginx = Nginx.installed();
        if (nginx.isEmpty()) {
            String why = "nginx is not installed: apt-get install nginx-light";
            return List.of(Figure.missing(what(1), GOAL, why), Figure.missing(what(8), GOAL, why));
        }
        byte[] segment = new byte[BenchOrigin.SEGMENT_BYTES];
        try (BenchOrigin origin = new BenchOrigin();
                ProxiedStream stream = new ProxiedStream(origin.playlist("whole"));
                Nginx server = new Nginx(nginx.get(), segment);
                BareJetty heap = new BareJetty(ByteBuffer.wrap(segment));
                BareJetty direct = new BareJetty(ByteBuffer.allocateDirect(segment.length))) {
            List<URI> servers = List.of(stream.segment(0), server.address(), heap.address(), direct.address());
            return List.of(compare(1, servers), compare(8, servers));
        }
    }

    private static String what(int connections) {
        return "Proxy, cache hit of 2 MB, " + connections + (connections == 1 ? " connection" : " connections")
                + ", against nginx sendfile";
    }

    private static Figure compare(int connections, List<URI> servers) throws Exception {
        Rounds.Side[] sides = servers.stream()
                .map(server -> (Rounds.Side) () -> burst(connections, server))
                .toArray(Rounds.Side[]::new);
        Rounds.of(WARM_UP_BURSTS, sides);
        Rounds rounds = Rounds.of(ROUNDS, sides);
        return new Figure(
                what(connections),
                GOAL,
                rounds.ratio(OURS, NGINX),
                "bursts of 2 s, " + ROUNDS + " rounds after " + WARM_UP_BURSTS
                        + " to warm up: the whole engine's proxy "
                        + rounds.all(OURS) + " MB/s; nginx with as many workers as processors, file in tmpfs, "
                        + rounds.all(NGINX) + "; a bare Jetty handler, body on the heap, " + rounds.all(HEAP) + " ("
                        + Rounds.shortText(rounds.ratio(HEAP, NGINX)) + " x nginx), off the heap " + rounds.all(DIRECT)
                        + " (" + Rounds.shortText(rounds.ratio(DIRECT, NGINX)) + " x). The engine keeps segments on the"
                        + " heap and goes through its loop for each");
    }

    /** Megabytes a second over so many connections, each asking for the next as soon as it has one. */
    private static double burst(int connections, URI address) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(connections);
        try {
            long start = System.nanoTime();
            List<Future<Long>> bytes = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                bytes.add(clients.submit(() -> readUntil(start + BURST_NANOS, address)));
            }
            long sum = 0;
            for (Future<Long> each : bytes) {
                sum += each.get(1, TimeUnit.MINUTES);
            }
            return sum / 1e6 / ((System.nanoTime() - start) / 1e9);
        } finally {
            clients.shutdown();
        }
    }

    private static long readUntil(long endNanos, URI address) throws IOException {
        try (HttpProbe client = new HttpProbe(address)) {
            long bytes = 0;
            while (System.nanoTime() < endNanos) {
                bytes += client.get(address);
            }
            return bytes;
        }
    }
}
