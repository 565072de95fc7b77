package org.swarmglass.engine.interop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.swarmglass.engine.tracker.websocket.Await;

/** A script of {@code src/test/interop} run by node, which prints one JSON object a line. Ends with its stdin. */
public final class NodeProcess implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Process process;
    private final Writer commands;
    private final List<JsonNode> printed = new CopyOnWriteArrayList<>();

    private NodeProcess(Process process) {
        this.process = process;
        this.commands = process.outputWriter();
        Thread reader = new Thread(this::read, "node-output");
        reader.setDaemon(true);
        reader.start();
    }

    public static NodeProcess start(String script, String... arguments) throws IOException {
        Path folder = NodeModules.folder();
        List<String> command = new ArrayList<>(List.of("node", script));
        command.addAll(List.of(arguments));
        return new NodeProcess(new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    private void read() {
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                printed.add(MAPPER.readTree(line));
            }
        } catch (IOException e) {
            printed.add(MAPPER.createObjectNode().put("unreadable", String.valueOf(e.getMessage())));
        }
    }

    /** Waits for a line like that, printed before or to come. */
    public JsonNode await(Predicate<JsonNode> wanted) {
        Await.until(() -> {
            assertThat(process.isAlive()).as("node runs; it printed " + printed).isTrue();
            return printed.stream().anyMatch(wanted);
        });
        return printed.stream().filter(wanted).findFirst().orElseThrow();
    }

    public JsonNode awaitEvent(String event) {
        return await(line -> line.path("event").asText().equals(event));
    }

    public List<JsonNode> printed() {
        return List.copyOf(printed);
    }

    public void command(String line) {
        try {
            commands.write(line + "\n");
            commands.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            commands.close();
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
