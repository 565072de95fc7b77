package org.swarmglass.app.settings;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.swarmglass.app.settings.Settings.Bounds;

/**
 * The settings file's text. Reading is by field: a field that is missing or makes no sense gets its default and the
 * others keep their value, so that older and newer versions can share a file. Pure.
 */
final class SettingsJson {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SMALLEST = 200;
    private static final int LARGEST = 100_000;

    private SettingsJson() {}

    static String write(Settings settings) {
        ObjectNode root = JSON.createObjectNode();
        root.put("version", 1);
        root.put("theme", settings.theme());
        settings.bounds()
                .ifPresent(bounds -> root.putObject("window")
                        .put("x", bounds.x())
                        .put("y", bounds.y())
                        .put("width", bounds.width())
                        .put("height", bounds.height())
                        .put("maximized", bounds.maximized()));
        root.put("windowMinutes", settings.windowMinutes());
        root.put("volume", settings.volume());
        root.put("muted", settings.muted());
        ArrayNode history = root.putArray("history");
        settings.history().forEach(entry -> write(entry, history.addObject()));
        return root.toPrettyString() + "\n";
    }

    private static void write(StreamEntry entry, ObjectNode node) {
        node.put("url", entry.url());
        ArrayNode trackers = node.putArray("trackers");
        entry.trackers().forEach(trackers::add);
        ArrayNode servers = node.putArray("iceServers");
        entry.iceServers().forEach(servers::add);
        node.put("swarmId", entry.swarmId());
        node.put("liveDelay", entry.liveDelay());
        node.put("generation", entry.generation());
        node.put("rendition", entry.rendition());
        node.put("segmentsSha256", entry.segmentHashes());
    }

    /** @throws JsonProcessingException if the text is no JSON object */
    static Settings read(String text) throws JsonProcessingException {
        JsonNode root = JSON.readTree(text);
        if (!(root instanceof ObjectNode)) {
            throw new JsonParseException(null, "it does not hold a JSON object");
        }
        Settings defaults = Settings.DEFAULTS;
        List<StreamEntry> history = new ArrayList<>();
        for (JsonNode entry : root.path("history")) {
            if (!entry.path("url").asText().isEmpty() && history.size() < Settings.LONGEST_HISTORY) {
                history.add(entry(entry));
            }
        }
        return new Settings(
                oneOf(root.path("theme").asText(), List.of("dark", "light"), defaults.theme()),
                bounds(root.path("window")),
                Integer.parseInt(oneOf(
                        root.path("windowMinutes").asText(),
                        List.of("1", "5", "15"),
                        Integer.toString(defaults.windowMinutes()))),
                Math.max(0, Math.min(100, root.path("volume").asInt(defaults.volume()))),
                root.path("muted").asBoolean(defaults.muted()),
                history);
    }

    private static String oneOf(String value, List<String> known, String otherwise) {
        return known.contains(value) ? value : otherwise;
    }

    private static Optional<Bounds> bounds(JsonNode node) {
        int width = node.path("width").asInt();
        int height = node.path("height").asInt();
        int x = node.path("x").asInt();
        int y = node.path("y").asInt();
        boolean sane = Math.min(width, height) >= SMALLEST
                && Math.max(width, height) <= LARGEST
                && Math.max(Math.abs((long) x), Math.abs((long) y)) <= LARGEST;
        return sane
                ? Optional.of(
                        new Bounds(x, y, width, height, node.path("maximized").asBoolean()))
                : Optional.empty();
    }

    private static StreamEntry entry(JsonNode node) {
        return new StreamEntry(
                node.path("url").asText(),
                texts(node.path("trackers")),
                texts(node.path("iceServers")),
                node.path("swarmId").asText(),
                node.path("liveDelay").asText("auto"),
                node.path("generation").asText("auto"),
                node.path("rendition").asText(),
                node.path("segmentsSha256").asText());
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(element -> texts.add(element.asText()));
        return texts;
    }
}
