package org.swarmglass.engine.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.swarmglass.engine.bench.Figure.Goal;

/**
 * Runs the benchmarks one after another and writes the report after each. {@code Benchmarks FOLDER [NAME...]} runs all or
 * those; a missed goal is a finding and no failure, a benchmark that crashes is told as not measured.
 */
final class Benchmarks {
    private static final String ONE = "--one";
    private static final long LIMIT_MINUTES = 10;
    private static final Map<String, Supplier<Benchmark>> ALL = new LinkedHashMap<>();

    static {
        ALL.put("planner", PlannerBenchmark::new);
        ALL.put("playlist", PlaylistBenchmark::new);
        ALL.put("swarm", SwarmBenchmark::new);
        ALL.put("goodput", GoodputBenchmark::new);
        ALL.put("sources", SourcesBenchmark::new);
        ALL.put("proxy", ProxyBenchmark::new);
        ALL.put("first-byte", FirstByteBenchmark::new);
        ALL.put("memory", MemoryBenchmark::new);
        ALL.put("rotation", RotationBenchmark::new);
    }

    private Benchmarks() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        if (arguments.length > 2 && arguments[1].equals(ONE)) {
            System.exit(runOne(arguments[2], folder) ? 0 : 1);
        }
        List<String> names = arguments.length > 1
                ? Arrays.asList(arguments).subList(1, arguments.length)
                : List.copyOf(ALL.keySet());
        BenchReport report = new BenchReport();
        for (String name : names) {
            System.out.println("benchmark " + name + ", load " + Machine.load());
            report.add(inOwnProcess(name));
            report.write(folder);
        }
        System.out.println(report.markdown());
        System.out.println("Written to " + folder.toAbsolutePath());
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
        benchmark(name);
        Path result = Files.createTempFile("swarmglass-bench", ".json");
        try {
            int exit = run(List.of("-Xmx1g"), Benchmarks.class, result.toString(), ONE, name);
            return exit == 0
                    ? BenchReport.read(result)
                    : List.of(Figure.missing(name, Goal.atMost(0, "crashes"), "the process ended with " + exit));
        } finally {
            Files.delete(result);
        }
    }

    /** Runs a main class in a JVM with this one's class path; its output goes to ours. Returns its exit code. */
    static int run(List<String> options, Class<?> main, String... arguments) throws IOException, InterruptedException {
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
            return process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES) ? process.exitValue() : -1;
        } finally {
            process.destroyForcibly();
        }
    }
}
