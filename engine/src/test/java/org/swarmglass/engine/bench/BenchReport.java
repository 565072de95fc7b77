package org.swarmglass.engine.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.swarmglass.engine.bench.Figure.Goal;

/**
 * The latest figures of every benchmark, as a table for people and as JSON. They may come from several runs, so each says
 * when and where it was taken. One thread.
 */
final class BenchReport {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MARKDOWN_FILE = "report.md";
    private static final String JSON_FILE = "report.json";

    /** By benchmark, in the order of the report; empty until one has run. */
    private final Map<String, List<Taken>> taken = new LinkedHashMap<>();

    /** @param benchmarks all that there are, in the order in which they are to be told */
    BenchReport(Iterable<String> benchmarks) {
        benchmarks.forEach(name -> taken.put(name, List.of()));
    }

    /**
     * Takes over the figures of an earlier report in that folder, if there is one, but for those of benchmarks that are no more.
     *
     * @throws IOException if it cannot be read; nothing of it is lost then
     */
    void readEarlier(Path folder) throws IOException {
        Path file = folder.resolve(JSON_FILE);
        if (Files.exists(file)) {
            Map<String, List<Taken>> earlier = new LinkedHashMap<>();
            for (JsonNode node : JSON.readTree(file.toFile()).path("figures")) {
                earlier.computeIfAbsent(node.path("benchmark").asText(), name -> new ArrayList<>())
                        .add(new Taken(
                                figure(node),
                                Instant.parse(node.path("measured").asText()),
                                node.path("machine").asText()));
            }
            taken.replaceAll((name, before) -> earlier.getOrDefault(name, before));
        }
    }

    /**
     * Puts figures in the place of what that benchmark had.
     *
     * @param machine and how busy it was
     */
    void put(String benchmark, Instant measured, String machine, List<Figure> figures) {
        taken.put(
                benchmark,
                figures.stream()
                        .map(figure -> new Taken(figure, measured, machine))
                        .toList());
    }

    /** Writes {@code report.md} and {@code report.json}. */
    void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        replace(folder.resolve(MARKDOWN_FILE), markdown());
        ArrayNode list = JSON.createArrayNode();
        taken.forEach((name, figures) -> figures.forEach(each -> list.add(json(each.figure)
                .put("benchmark", name)
                .put("measured", each.measured.toString())
                .put("machine", each.machine))));
        ObjectNode root = JSON.createObjectNode();
        root.set("figures", list);
        replace(folder.resolve(JSON_FILE), root.toPrettyString() + "\n");
    }

    /** Whoever ends a run while it writes keeps what there was. */
    private static void replace(Path file, String text) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.writeString(part, text);
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }

    String markdown() {
        StringBuilder text = new StringBuilder("# Benchmarks\n\n");
        text.append(
                        "A ratio is the median of the ratios of several rounds, in each of which both sides ran in turn.\n\n")
                .append("| figure | goal | measured | verdict | when |\n|---|---|---|---|---|\n");
        all().forEach(each -> text.append("| ")
                .append(String.join(
                        " | ",
                        each.figure.what(),
                        each.figure.goal().words(),
                        each.figure.valueText(),
                        each.figure.verdict().word(),
                        each.when()))
                .append(" |\n"));
        String missing = taken.entrySet().stream()
                .filter(entry -> entry.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(", "));
        text.append(missing.isEmpty() ? "" : "\nNot run yet: " + missing + ".\n");
        text.append("\n## How each was measured\n");
        all().forEach(each -> text.append("\n- **")
                .append(each.figure.what())
                .append("**: ")
                .append(each.figure.how())
                .append('\n'));
        text.append("\n## When and where\n\n");
        taken.forEach((name, figures) -> figures.stream()
                .map(each -> "- " + name + ": " + each.when() + ", " + each.machine + "\n")
                .distinct()
                .forEach(text::append));
        return text.toString();
    }

    private List<Taken> all() {
        return taken.values().stream().flatMap(List::stream).toList();
    }

    static ArrayNode json(List<Figure> figures) {
        ArrayNode list = JSON.createArrayNode();
        figures.forEach(figure -> list.add(json(figure)));
        return list;
    }

    private static ObjectNode json(Figure figure) {
        ObjectNode node = JSON.createObjectNode();
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
        return node;
    }

    static List<Figure> read(Path file) throws IOException {
        List<Figure> read = new ArrayList<>();
        JSON.readTree(file.toFile()).forEach(node -> read.add(figure(node)));
        return read;
    }

    private static Figure figure(JsonNode node) {
        Goal goal = new Goal(
                node.path("atLeast").asBoolean(),
                node.path("bound").asDouble(),
                node.path("unit").asText());
        return new Figure(
                node.path("what").asText(),
                goal,
                node.path("value").asDouble(Double.NaN),
                node.path("how").asText());
    }

    /** A figure with its occasion. */
    private record Taken(Figure figure, Instant measured, String machine) {
        String when() {
            return measured.truncatedTo(ChronoUnit.SECONDS).toString();
        }
    }
}
