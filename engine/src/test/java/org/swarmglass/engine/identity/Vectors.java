package org.swarmglass.engine.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;

/** The recorded outputs of the real libraries, by file and key. */
final class Vectors {
    private final JsonNode root;

    private Vectors(JsonNode root) {
        this.root = root;
    }

    /** @param generation {@code v06}, {@code v2} or {@code v3} */
    static Vectors of(String generation) {
        String file = "/vectors/vectors-" + generation + ".json";
        try (InputStream in = Objects.requireNonNull(Vectors.class.getResourceAsStream(file), file)) {
            return new Vectors(new ObjectMapper().readTree(in));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    JsonNode at(String pointer) {
        return root.at(pointer);
    }

    List<JsonNode> cases(String pointer) {
        return list(root.at(pointer));
    }

    List<String> keys() {
        return StreamSupport.stream(((Iterable<String>) root::fieldNames).spliterator(), false)
                .toList();
    }

    static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    /** A test per case, so that a failure names it. */
    static Stream<DynamicTest> each(List<JsonNode> cases, Function<JsonNode, String> name, Check check) {
        return cases.stream().map(one -> DynamicTest.dynamicTest(name.apply(one), () -> check.on(one)));
    }

    interface Check {
        void on(JsonNode one);
    }

    /** Properties as the vectors have them: absent, null, number or text. */
    static StreamProperties properties(JsonNode node) {
        return new StreamProperties(
                node.path("bitrate").asDouble(0),
                text(node, "codecs"),
                text(node, "width"),
                text(node, "height"),
                text(node, "language"),
                text(node, "channels"),
                text(node, "name"),
                text(node, "frameRate"),
                text(node, "videoRange"));
    }

    private static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isNumber() ? ScriptText.text(value.asDouble()) : value.asText("");
    }
}
