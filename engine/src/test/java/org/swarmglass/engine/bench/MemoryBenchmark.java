package org.swarmglass.engine.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.swarmglass.engine.bench.Figure.Goal;

/** What a connected idle peer takes, against a bare connection of the library. Each side in fresh JVMs, in turns. */
final class MemoryBenchmark implements Benchmark {
    private static final Duration TRIAL_LIMIT = Duration.ofMinutes(3);

    private final List<Double> threads = new ArrayList<>();

    @Override
    public List<Figure> run() throws Exception {
        Rounds rounds = Rounds.of(Rounds.COUNT, () -> trial("ours"), () -> trial("raw"));
        return List.of(
                new Figure(
                        "Memory per connected idle peer against raw webrtc-java",
                        Goal.atMost(1.25, "x"),
                        rounds.ratio(0, 1),
                        "resident and heap, per end of 100 pairs in one JVM, sessions of protocol 2 with announcements and"
                                + " statistics: ours " + rounds.all(0) + " KB, raw " + rounds.all(1) + " KB"),
                new Figure(
                        "Threads per connected peer",
                        Goal.atMost(0, "threads"),
                        Rounds.median(threads),
                        "more threads with 200 more ends: " + threads));
    }

    private double trial(String side) throws IOException, InterruptedException {
        Path output = Files.createTempFile("swarmglass-memory", ".txt");
        try {
            // A heap of fixed size that is resident from the start: what grows is native.
            List<String> heap = List.of("-Xms128m", "-Xmx128m", "-XX:+AlwaysPreTouch", "-XX:+UseSerialGC");
            int exit = Benchmarks.run(TRIAL_LIMIT, heap, MemoryTrial.class, side, output.toString());
            List<String> lines = Files.readAllLines(output);
            if (exit != 0 || lines.size() != 2) {
                throw new IOException("the trial ended with " + exit + " and " + lines);
            }
            if (side.equals("ours")) {
                threads.add(Double.valueOf(lines.get(1)) / 200);
            }
            return Double.parseDouble(lines.get(0)) / 1000;
        } finally {
            Files.delete(output);
        }
    }
}
