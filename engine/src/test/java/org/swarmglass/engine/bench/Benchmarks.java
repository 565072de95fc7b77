package org.swarmglass.engine.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.swarmglass.engine.bench.Figure.Goal;

/**
 * Runs the benchmarks one after another and writes the report after each. {@code Benchmarks FOLDER [NAMES]} runs those named,
 * with commas between, or {@code all}; figures of the others that are in the folder's report stay there. A missed goal is
 * a finding and no failure, a benchmark that crashes is told as not measured.
 */
final class Benchmarks {
    private static final String ONE = "--one";
    private static final String EVERY = "all";

    /** No process ends with it. */
    private static final int TOO_LONG = -1;

    private static final Map<String, Supplier<Benchmark>> ALL = new LinkedHashMap<>();

    static {
        ALL.put("planner", PlannerBenchmark::new);
        ALL.put("playlist", PlaylistBenchmark::new);
        ALL.put("swarm", SwarmBenchmark::new);
        ALL.put("swarm-large", LargeSwarmBenchmark::new);
        ALL.put("goodput", GoodputBenchmark::new);
        ALL.put("sources", SourcesBenchmark::new);
        ALL.put("proxy", ProxyBenchmark::new);
        ALL.put("first-byte", FirstByteBenchmark::new);
        ALL.put("memory", MemoryBenchmark::new);
        ALL.put("rotation", RotationBenchmark::new);
        ALL.put("lab", LabBenchmark::new);
        ALL.put("lab-mixed", MixedLabBenchmark::new);
        ALL.put("lab-wan", SlowLabBenchmark::new);
    }

    private Benchmarks() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        if (arguments.length > 2 && arguments[1].equals(ONE)) {
            System.exit(runOne(arguments[2], folder) ? 0 : 1);
        }
        List<String> names = named(arguments.length > 1 ? arguments[1] : EVERY);
        BenchReport report = new BenchReport(ALL.keySet());
        report.readEarlier(folder);
        for (String name : names) {
            Instant started = Instant.now();
            String machine = Machine.words();
            System.out.println("benchmark " + name + ", " + machine);
            report.put(name, started, machine, inOwnProcess(name));
            report.write(folder);
        }
        System.out.println(report.markdown());
        System.out.println("Written to " + folder.toAbsolutePath());
    }

    /** @throws IllegalArgumentException for a name that is none, before anything has run */
    private static List<String> named(String list) {
        List<String> names = list.equals(EVERY) ? List.copyOf(ALL.keySet()) : List.of(list.split(",", -1));
        names.forEach(Benchmarks::benchmark);
        return names;
    }

    /** The caller ends the process: threads of native libraries and servers would keep it. */
    private static boolean runOne(String name, Path result) {
        try {
            Files.writeString(result, BenchReport.json(benchmark(name).run()).toPrettyString());
            return true;
        } catch (Exception | Error failure) {
            // Not thrown on: with the main thread gone, those of native libraries and servers would keep the process,
            // and it would be seen as slow, ten minutes later, and not as failed.
            failure.printStackTrace();
            return false;
        }
    }

    private static Benchmark benchmark(String name) {
        Supplier<Benchmark> found = ALL.get(name);
        if (found == null) {
            throw new IllegalArgumentException("no benchmark " + name + ", there are " + ALL.keySet());
        }
        return found.get();
    }

    private static List<Figure> inOwnProcess(String name) throws IOException, InterruptedException {
        Duration limit = benchmark(name).limit();
        Path result = Files.createTempFile("swarmglass-bench", ".json");
        try {
            int exit = run(limit, List.of("-Xmx1g"), Benchmarks.class, result.toString(), ONE, name);
            if (exit == 0) {
                return BenchReport.read(result);
            }
            String why = exit == TOO_LONG
                    ? "ended after " + limit.toMinutes() + " minutes, when it should have been done"
                    : "the process ended with " + exit;
            return List.of(Figure.missing(name, Goal.atMost(0, "crashes"), why));
        } finally {
            Files.delete(result);
        }
    }

    /**
     * Runs a main class in a JVM with this one's class path; its output goes to ours.
     *
     * @param limit after which it is ended
     * @return its exit code; {@link #TOO_LONG} if it was ended
     */
    static int run(Duration limit, List<String> options, Class<?> main, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectInput(new File("/dev/null"))
                .start();
        try {
            return process.waitFor(limit.toSeconds(), TimeUnit.SECONDS) ? process.exitValue() : TOO_LONG;
        } finally {
            process.destroyForcibly();
        }
    }
}
