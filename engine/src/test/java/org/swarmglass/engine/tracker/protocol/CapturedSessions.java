package org.swarmglass.engine.tracker.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What real pages and real trackers said to each other. */
public final class CapturedSessions {
    private CapturedSessions() {}

    public static List<JsonNode> toClient() throws IOException {
        return messages("to client");
    }

    public static List<JsonNode> toTracker() throws IOException {
        return messages("to tracker");
    }

    private static List<JsonNode> messages(String direction) throws IOException {
        try (InputStream stream = CapturedSessions.class.getResourceAsStream("captured-sessions.json")) {
            List<JsonNode> found = new ArrayList<>();
            for (JsonNode entry :
                    new ObjectMapper().readTree(Objects.requireNonNull(stream)).path("messages")) {
                if (entry.path("direction").asText().equals(direction)) {
                    found.add(entry.path("message"));
                }
            }
            return found;
        }
    }
}
