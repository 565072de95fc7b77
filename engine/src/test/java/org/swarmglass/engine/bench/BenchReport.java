package org.swarmglass.engine.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.swarmglass.engine.bench.Figure.Goal;

/** All figures of a run, as a table for people and as JSON. */
final class BenchReport {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String machine = Machine.words();
    private final Instant started = Instant.now();
    private final List<Figure> figures = new ArrayList<>();

    void add(List<Figure> more) {
        figures.addAll(more);
    }

    /** Writes {@code report.md} and {@code report.json}. */
    void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("report.md"), markdown());
        ObjectNode root = JSON.createObjectNode();
        root.put("started", started.toString());
        root.put("machine", machine);
        root.set("figures", json(figures));
        Files.writeString(folder.resolve("report.json"), root.toPrettyString() + "\n");
    }

    String markdown() {
        StringBuilder text = new StringBuilder("# Benchmarks\n\n");
        text.append(started.truncatedTo(ChronoUnit.SECONDS))
                .append(", ")
                .append(machine)
                .append(".\n\nA ratio is the median of the ratios of ")
                .append(Rounds.COUNT)
                .append(" rounds, in each of which both sides ran in turn.\n\n")
                .append("| figure | goal | measured | verdict |\n|---|---|---|---|\n");
        figures.forEach(figure -> text.append("| ")
                .append(String.join(
                        " | ",
                        figure.what(),
                        figure.goal().words(),
                        figure.valueText(),
                        figure.verdict().word()))
                .append(" |\n"));
        text.append("\n## How each was measured\n");
        figures.forEach(figure -> text.append("\n- **")
                .append(figure.what())
                .append("**: ")
                .append(figure.how())
                .append('\n'));
        return text.toString();
    }

    static ArrayNode json(List<Figure> figures) {
        ArrayNode list = JSON.createArrayNode();
        for (Figure figure : figures) {
            ObjectNode node = list.addObject();
            node.put("what", figure.what());
            node.put("atLeast", figure.goal().atLeast());
            node.put("bound", figure.goal().bound());
            node.put("unit", figure.goal().unit());
            if (Double.isNaN(figure.value())) {
                node.putNull("value");
            } else {
                node.put("value", figure.value());
            }
            node.put("verdict", figure.verdict().word());
            node.put("how", figure.how());
        }
        return list;
    }

    static List<Figure> read(Path file) throws IOException {
        List<Figure> read = new ArrayList<>();
        for (JsonNode node : JSON.readTree(file.toFile())) {
            Goal goal = new Goal(
                    node.path("atLeast").asBoolean(),
                    node.path("bound").asDouble(),
                    node.path("unit").asText());
            read.add(new Figure(
                    node.path("what").asText(),
                    goal,
                    node.path("value").asDouble(Double.NaN),
                    node.path("how").asText()));
        }
        return read;
    }
}
