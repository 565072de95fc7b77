package org.swarmglass.engine.interop;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Runs a {@link SwarmScenario} in a namespace; log and report stay in {@code target/interop} to be read by people. */
final class InteropRun {
    /** For starting the JVM, node and Chromium and for ending them, on a busy machine. */
    private static final int SLACK_SECONDS = 120;

    private static final ObjectMapper JSON = new ObjectMapper();

    private InteropRun() {}

    /** @throws AssertionError if the namespace or the scenario fails, with the end of its log */
    static LabReport of(String lineup, InteropMedia clip, int seconds) {
        return of(lineup, clip, seconds, null);
    }

    /**
     * @param wan between all peers; null for none
     * @throws AssertionError if the namespace or the scenario fails, with the end of its log
     */
    static LabReport of(String lineup, InteropMedia clip, int seconds, SlowWays.@Nullable Wan wan) {
        SwarmScenario.Order order = SwarmScenario.Order.prepare(lineup, clip, seconds, wan);
        String name = clip.name().toLowerCase(Locale.ROOT) + "-" + lineup + (wan == null ? "" : "-wan");
        Path folder = Path.of("target", "interop").toAbsolutePath();
        Path report = folder.resolve(name + ".json");
        try {
            Files.deleteIfExists(report);
            List<String> arguments = List.of(JSON.writeValueAsString(order), report.toString());
            try (LabNamespace namespace =
                    LabNamespace.start(SwarmScenario.class, folder.resolve(name + ".log"), arguments)) {
                namespace.await(Duration.ofSeconds(seconds + SLACK_SECONDS));
            }
            LabReport seen = JSON.readValue(report.toFile(), LabReport.class);
            System.out.print(Ledger.of(name, seen));
            return seen;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
