package org.swarmglass.engine.wire.v2;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.swarmglass.engine.wire.Command;

/** The vectors made by running the real library (test resource {@code vectors/vectors-v2.json}). */
public final class V2Vectors {
    private static final JsonNode ROOT = load();

    private V2Vectors() {}

    public static JsonNode section(String name) {
        return Objects.requireNonNull(ROOT.get(name), name);
    }

    /** A command as the vectors write it: one-letter keys, runs of ids as {from, count, step}. */
    static Command command(JsonNode json) {
        long segment = json.path("i").asLong();
        long requestId = json.path("r").asLong();
        return switch (json.path("c").asInt()) {
            case 0 -> new Command.Announcement(ids(json.path("l")), ids(json.path("p")));
            case 1 -> new Command.Request(segment, requestId, json.path("b").asLong());
            case 2 -> new Command.DataHeader(segment, requestId, json.path("s").asLong());
            case 3 -> new Command.DataEnd(segment, requestId);
            case 4 -> new Command.Absent(segment, requestId);
            default -> new Command.Cancel(segment, requestId);
        };
    }

    static List<Long> ids(JsonNode json) {
        List<Long> ids = new ArrayList<>();
        if (json.isArray()) {
            json.forEach(id -> ids.add(id.asLong()));
            return ids;
        }
        long next = json.path("from").asLong();
        long step = json.path("step").asLong(1);
        while (ids.size() < json.path("count").asInt()) {
            // The 64 KiB case leaves these out, to dodge the library's defect with full groups.
            if (!json.has("distinct") && json.path("count").asInt() > 1000 && (next & 0xFF) == 255) {
                next += step;
                continue;
            }
            ids.add(next);
            next += step;
        }
        return ids;
    }

    public static byte[] bytes(JsonNode hex) {
        return HexFormat.of().parseHex(hex.asText());
    }

    static List<byte[]> frames(JsonNode vector) {
        List<byte[]> frames = new ArrayList<>();
        vector.path("frames").forEach(frame -> frames.add(bytes(frame)));
        return frames;
    }

    private static JsonNode load() {
        try (InputStream in = V2Vectors.class.getResourceAsStream("/vectors/vectors-v2.json")) {
            return new ObjectMapper().readTree(Objects.requireNonNull(in));
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
