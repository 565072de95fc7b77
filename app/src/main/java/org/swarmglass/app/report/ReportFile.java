package org.swarmglass.app.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a report so that whoever waits for the file never reads half of it. */
public final class ReportFile {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private ReportFile() {}

    /**
     * Replaces the file.
     *
     * @throws IOException if the folder is missing or cannot be written
     */
    public static void write(Path file, Report report) throws IOException {
        write(file, ReportJson.of(report));
    }

    static void write(Path file, JsonNode content) throws IOException {
        Path target = file.toAbsolutePath();
        Path half = target.resolveSibling(target.getFileName() + ".part");
        byte[] json = MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(content);
        Files.write(half, json);
        Files.move(half, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
