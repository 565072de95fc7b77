package org.swarmglass.engine.tracker.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * JSON as trackers exchange it, in bounds. Identifiers are "binary strings": one character per byte, 0 to 255
 * (protocol/v2 section 3.1), so they pass through as ordinary strings. Any thread.
 */
public final class TrackerJson {
    /** wt-tracker refuses messages over this many bytes of UTF-8; nobody needs longer ones. */
    public static final int MAX_MESSAGE_BYTES = 65_536;

    private static final int MAX_DEPTH = 16;
    private static final int MAX_NUMBER_CHARACTERS = 40;
    private static final int MAX_WORDING = 300;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNumberLength(MAX_NUMBER_CHARACTERS)
                            .maxStringLength(MAX_MESSAGE_BYTES)
                            .maxDocumentLength(MAX_MESSAGE_BYTES)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private TrackerJson() {}

    /**
     * Reads one message.
     *
     * @throws MalformedTrackerMessageException if it is no JSON object, or one beyond the bounds
     */
    public static ObjectNode parse(String text) throws MalformedTrackerMessageException {
        try {
            if (MAPPER.readTree(text) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            throw new MalformedTrackerMessageException("not JSON: " + wording(e.getOriginalMessage()));
        }
        throw new MalformedTrackerMessageException("not a JSON object");
    }

    /** Loads the JSON library's classes, some hundred milliseconds of work, so that the loop need not. Off the loop. */
    public static void warmUp() {
        try {
            text(parse("{\"a\":[0,true,null,\"\"]}"));
        } catch (MalformedTrackerMessageException e) {
            throw new IllegalStateException("that was JSON", e);
        }
    }

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    public static String text(JsonNode node) {
        try {
            return MAPPER.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }

    /** Length as it goes over the wire. */
    public static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** The 20-byte identifier in that field; empty if the field is missing or anything else. */
    public static Optional<String> identifier(JsonNode message, String field) {
        JsonNode value = message.path(field);
        return value.isTextual() && isIdentifier(value.textValue()) ? Optional.of(value.textValue()) : Optional.empty();
    }

    /** Whether the text stands for 20 bytes. */
    static boolean isIdentifier(String text) {
        return text.length() == 20 && text.chars().allMatch(c -> c <= 255);
    }

    /** Foreign prose, shortened and free of control characters, which could otherwise forge log lines. */
    public static String wording(String foreign) {
        String cut = foreign.length() > MAX_WORDING ? foreign.substring(0, MAX_WORDING) + "…" : foreign;
        return cut.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]+", " ").strip();
    }
}
