package org.swarmglass.engine.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.swarmglass.engine.bench.Figure.Goal;

class BenchReportTest {
    private static final Instant MORNING = Instant.parse("2026-01-02T08:00:00Z");
    private static final Instant EVENING = Instant.parse("2026-01-02T20:00:00Z");
    private static final List<String> BOTH = List.of("planner", "proxy");

    @TempDir
    private Path folder;

    @Test
    void aRunOfSomeKeepsTheFiguresOfTheOthersWithTheirTimes() throws IOException {
        write(BOTH, "proxy", MORNING, figure("hit", 0.9), figure("miss", Double.NaN));
        write(BOTH, "planner", EVENING, figure("turn", 40));
        JsonNode figures = figures();
        assertThat(figures.findValuesAsText("what")).containsExactly("turn", "hit", "miss");
        assertThat(figures.findValuesAsText("measured"))
                .containsExactly(EVENING.toString(), MORNING.toString(), MORNING.toString());
        assertThat(figures.get(1).path("value").asDouble()).isEqualTo(0.9);
        assertThat(figures.get(2).path("verdict").asText()).isEqualTo("not measured");
        assertThat(Files.readString(folder.resolve("report.md")))
                .contains("| hit | ≥ 1.00 x | 0.90 x | MISSED | " + MORNING + " |")
                .contains("| turn | ≥ 1.00 x | 40.00 x | met | " + EVENING + " |")
                .doesNotContain("Not run yet");
    }

    @Test
    void aBenchmarkThatRunsAgainLosesItsOldFiguresAll() throws IOException {
        write(BOTH, "proxy", MORNING, figure("hit", 0.9), figure("miss", 2));
        write(BOTH, "proxy", EVENING, figure("hit", 1.3));
        assertThat(figures().findValuesAsText("what")).containsExactly("hit");
        assertThat(figures().get(0).path("measured").asText()).isEqualTo(EVENING.toString());
        assertThat(Files.readString(folder.resolve("report.md"))).contains("Not run yet: planner.");
    }

    @Test
    void figuresOfABenchmarkThatIsNoMoreGo() throws IOException {
        write(List.of("proxy", "renamed"), "renamed", MORNING, figure("old", 1));
        write(BOTH, "planner", EVENING, figure("turn", 40));
        assertThat(figures().findValuesAsText("what")).containsExactly("turn");
    }

    @Test
    void aReportThatCannotBeReadIsNotOverwritten() throws IOException {
        Files.writeString(folder.resolve("report.json"), "{\"figures\": [");
        assertThatThrownBy(() -> write(BOTH, "planner", EVENING, figure("turn", 40)))
                .isInstanceOf(JsonProcessingException.class);
        assertThat(folder.resolve("report.json")).hasContent("{\"figures\": [");
    }

    private void write(List<String> known, String benchmark, Instant measured, Figure... figures) throws IOException {
        BenchReport report = new BenchReport(known);
        report.readEarlier(folder);
        report.put(benchmark, measured, "a machine", List.of(figures));
        report.write(folder);
    }

    private JsonNode figures() throws IOException {
        return new ObjectMapper()
                .readTree(folder.resolve("report.json").toFile())
                .path("figures");
    }

    private static Figure figure(String what, double value) {
        return new Figure(what, Goal.atLeast(1, "x"), value, "by hand");
    }
}
