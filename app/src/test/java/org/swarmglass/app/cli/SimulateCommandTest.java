package org.swarmglass.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class SimulateCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void printsARowForEachCombinationAndAConclusion() {
        assertThat(run("--peers", "2,3", "--duration", "20s")).isZero();
        List<String> lines = out.toString().lines().toList();
        assertThat(lines).hasSize(4);
        assertThat(lines.get(1)).contains("20 Mbit/s").contains("50.0 %");
        assertThat(lines.get(3)).startsWith("The origin sends each segment");
        assertThat(err.toString()).contains("Simulating 2 peers for 80 s: 5 %");
    }

    @Test
    void endsWithOneObjectAsJson() throws IOException {
        assertThat(run("--peers", "3", "--mix", "swarmglass:2,2.3:1", "--duration", "20s", "--seed", "7", "--json"))
                .isZero();
        List<String> lines = out.toString().lines().toList();
        JsonNode last = new ObjectMapper().readTree(lines.get(lines.size() - 1));
        assertThat(last.fieldNames())
                .toIterable()
                .containsExactly(
                        "peers", "share", "ceiling", "copies", "stallRatio", "perClass", "seed", "eventLogHash");
        assertThat(last.get("perClass")).hasSize(2);
        assertThat(last.get("seed").asInt()).isEqualTo(7);
        assertThat(last.get("eventLogHash").asText()).matches("[0-9a-f]{64}");
    }

    @Test
    void writesRowsForASpreadsheet() throws IOException {
        Path csv = folder.resolve("rows.csv");
        assertThat(run("--peers", "2", "--delay", "20s,28s", "--duration", "10s", "--csv", csv.toString()))
                .isZero();
        assertThat(Files.readAllLines(csv)).hasSize(3).first().asString().startsWith("peers,uplink");
    }

    @ParameterizedTest
    @CsvSource({
        "--peers, 0, out of range",
        "--uplink, fast, is not a rate",
        "--delay, 60s, does not fit",
        "--mix, chrome:1, is no kind of viewer",
        "--churn, x, is not a percentage"
    })
    void namesCauseAndCureOfBadInput(String option, String value, String words) {
        assertThat(run(option, value)).isEqualTo(2);
        assertThat(err.toString()).contains(words);
    }

    private int run(String... arguments) {
        CommandLine line = SwarmglassCommand.commandLine(screenshot -> {
            throw new AssertionError("no window is needed");
        });
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        String[] all = new String[arguments.length + 1];
        all[0] = "simulate";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return line.execute(all);
    }
}
