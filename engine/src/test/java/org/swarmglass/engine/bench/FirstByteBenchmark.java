package org.swarmglass.engine.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.swarmglass.engine.bench.Figure.Goal;

/** How much later a player has the first byte through the engine, while its origin needs two seconds for the segment. */
final class FirstByteBenchmark implements Benchmark {
    private static final int TRIES = 7;

    /** Beyond what is fetched ahead, so that each request meets a segment of which nothing is here. */
    private static final int STRIDE = 30;

    private int next = STRIDE;

    @Override
    public List<Figure> run() throws Exception {
        try (BenchOrigin origin = new BenchOrigin();
                ProxiedStream stream = new ProxiedStream(origin.playlist("drip"));
                HttpProbe direct = new HttpProbe(origin.playlist("drip"));
                HttpProbe proxied = new HttpProbe(stream.segment(0))) {
            proxied.get(stream.segment(0));
            Rounds rounds = Rounds.of(
                    TRIES,
                    () -> {
                        proxied.get(stream.segment(next));
                        next += STRIDE;
                        rest();
                        return proxied.firstByteMillis();
                    },
                    () -> {
                        direct.get(origin.segment("drip", next));
                        return direct.firstByteMillis();
                    });
            return List.of(new Figure(
                    "First byte through the proxy while the origin drips 2 MB over 2 s",
                    Goal.atMost(20, "ms more"),
                    rounds.difference(0, 1),
                    TRIES + " seeks to segments of which nothing is held, after what was fetched ahead has come: "
                            + rounds.all(0) + " ms; the same from the origin itself " + rounds.all(1) + " ms"));
        }
    }

    private static void rest() {
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(5));
    }
}
