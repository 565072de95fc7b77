package org.swarmglass.engine.tracker.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What real pages and real trackers said to each other, of generations 2.x and 0.6. */
public final class CapturedSessions {
    private CapturedSessions() {}

    public static List<JsonNode> toClient() throws IOException {
        return messages("to client", "tracker->client");
    }

    public static List<JsonNode> toTracker() throws IOException {
        return messages("to tracker", "client->tracker");
    }

    private static List<JsonNode> messages(String direction, String directionOf06) throws IOException {
        List<JsonNode> found = new ArrayList<>();
        add(read("captured-sessions.json").path("messages"), direction, found);
        add(read("/vectors/vectors-v06.json").path("capturedTrackerSession"), directionOf06, found);
        return found;
    }

    private static JsonNode read(String resource) throws IOException {
        try (InputStream stream = CapturedSessions.class.getResourceAsStream(resource)) {
            return new ObjectMapper().readTree(Objects.requireNonNull(stream, resource));
        }
    }

    private static void add(JsonNode entries, String direction, List<JsonNode> to) {
        for (JsonNode entry : entries) {
            if (entry.path("direction").asText().equals(direction)) {
                to.add(entry.path("message"));
            }
        }
    }
}
