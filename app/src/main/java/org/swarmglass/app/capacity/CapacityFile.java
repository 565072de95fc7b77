package org.swarmglass.app.capacity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.swarmglass.engine.simulation.SimulationResult;

/** Simulated swarms for other programs. Keys and columns are a contract, documented in the README. */
public final class CapacityFile {
    private static final String COLUMNS =
            "peers,uplinkBitsPerSecond,delaySeconds,share,ceiling,copies,stallRatio,stalls,seed,eventLogHash";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private CapacityFile() {}

    /** One object on one line. */
    public static String json(SimulationResult result) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("peers", result.peers());
        root.put("share", result.share());
        root.put("ceiling", result.ceiling());
        root.put("copies", result.copies());
        root.put("stallRatio", result.stallRatio());
        ArrayNode classes = root.putArray("perClass");
        result.perClass()
                .forEach(each -> classes.addObject()
                        .put("name", each.name())
                        .put("peers", each.peers())
                        .put("share", each.share())
                        .put("downloaded", each.downloaded())
                        .put("uploaded", each.uploaded())
                        .put("stallRatio", each.stallRatio()));
        root.put("seed", result.seed());
        root.put("eventLogHash", result.eventLogHash());
        try {
            return MAPPER.writeValueAsString(root);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree can always be written", impossible);
        }
    }

    /**
     * Replaces the file.
     *
     * @throws IOException if the folder is missing or cannot be written
     */
    public static void writeCsv(Path file, List<CapacityRow> rows) throws IOException {
        Files.writeString(file, csv(rows));
    }

    /** A line of headings and one for each row. */
    public static String csv(List<CapacityRow> rows) {
        return rows.stream().map(CapacityFile::line).collect(Collectors.joining("", COLUMNS + "\n", ""));
    }

    private static String line(CapacityRow row) {
        SimulationResult result = row.result();
        return String.format(
                Locale.ROOT,
                "%d,%d,%.1f,%.4f,%.4f,%.3f,%.6f,%d,%d,%s\n",
                result.peers(),
                row.uplink(),
                row.delaySeconds(),
                result.share(),
                result.ceiling(),
                result.copies(),
                result.stallRatio(),
                result.stalls(),
                result.seed(),
                result.eventLogHash());
    }
}
