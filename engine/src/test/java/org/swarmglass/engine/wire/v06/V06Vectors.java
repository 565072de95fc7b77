package org.swarmglass.engine.wire.v06;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.Objects;

/** The vectors made by running p2p-media-loader 0.6.2 (test resource {@code vectors/vectors-v06.json}). */
public final class V06Vectors {
    private static final JsonNode ROOT = load();

    private V06Vectors() {}

    public static JsonNode section(String name) {
        return Objects.requireNonNull(ROOT.get(name), name);
    }

    public static byte[] bytes(JsonNode message) {
        return HexFormat.of().parseHex(message.get("hex").asText());
    }

    /** Segment content as the vectors make it. */
    public static byte[] pattern(int size) {
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            bytes[i] = (byte) (i * 31 + 7);
        }
        return bytes;
    }

    private static JsonNode load() {
        try (InputStream in = V06Vectors.class.getResourceAsStream("/vectors/vectors-v06.json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new IllegalStateException("vectors-v06.json", e);
        }
    }
}
