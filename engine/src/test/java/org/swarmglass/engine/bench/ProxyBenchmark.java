package org.swarmglass.engine.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.swarmglass.engine.bench.Figure.Goal;

/** A segment that is in memory, asked for again and again, against the same file from nginx. */
final class ProxyBenchmark implements Benchmark {
    private static final int ROUNDS = 5;
    private static final long BURST_NANOS = TimeUnit.SECONDS.toNanos(2);

    @Override
    public List<Figure> run() throws Exception {
        Goal goal = Goal.atLeast(1.2, "x");
        Optional<Path> nginx = Nginx.installed();
        if (nginx.isEmpty()) {
            String why = "nginx is not installed: apt-get install nginx-light";
            return List.of(Figure.missing(what(1), goal, why), Figure.missing(what(8), goal, why));
        }
        try (BenchOrigin origin = new BenchOrigin();
                ProxiedStream stream = new ProxiedStream(origin.playlist("whole"));
                Nginx server = new Nginx(nginx.get(), new byte[BenchOrigin.SEGMENT_BYTES])) {
            return List.of(
                    compare(1, stream.segment(0), server.address()), compare(8, stream.segment(0), server.address()));
        }
    }

    private static String what(int connections) {
        return "Proxy, cache hit of 2 MB, " + connections + (connections == 1 ? " connection" : " connections")
                + ", against nginx sendfile";
    }

    private static Figure compare(int connections, URI ours, URI nginx) throws Exception {
        burst(connections, ours);
        burst(connections, nginx);
        Rounds rounds = Rounds.of(ROUNDS, () -> burst(connections, ours), () -> burst(connections, nginx));
        return new Figure(
                what(connections),
                Goal.atLeast(1.2, "x"),
                rounds.ratio(0, 1),
                "bursts of 2 s, " + ROUNDS + " rounds: the whole engine's proxy " + rounds.all(0)
                        + " MB/s; nginx with as many workers as processors, file in tmpfs, " + rounds.all(1) + " MB/s");
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
