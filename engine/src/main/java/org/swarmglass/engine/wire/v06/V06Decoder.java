package org.swarmglass.engine.wire.v06;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.swarmglass.engine.wire.v06.V06Command.CancelSegmentRequest;
import org.swarmglass.engine.wire.v06.V06Command.SegmentAbsent;
import org.swarmglass.engine.wire.v06.V06Command.SegmentData;
import org.swarmglass.engine.wire.v06.V06Command.SegmentRequest;
import org.swarmglass.engine.wire.v06.V06Command.SegmentsMap;
import org.swarmglass.engine.wire.v06.V06Command.Status;
import org.swarmglass.engine.wire.v06.V06Command.Unknown;

/** Messages to commands, within bounds of ours; total on any bytes. */
public final class V06Decoder {
    /** Browsers send maps of some kilobytes; what is longer is no command of an honest peer. */
    static final int MAX_COMMAND_BYTES = 256 * 1024;

    /** A browser's map has a stream for each rendition it has seen. */
    static final int MAX_STREAMS = 64;

    static final int MAX_SEQUENCES = 16_384;

    private static final int MAX_DEPTH = 16;
    private static final int MAX_NUMBER_CHARACTERS = 40;

    /** Names are neither interned nor kept in a shared table: the remote chooses them. */
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNumberLength(MAX_NUMBER_CHARACTERS)
                            .maxStringLength(MAX_COMMAND_BYTES)
                            .maxDocumentLength(MAX_COMMAND_BYTES)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private V06Decoder() {}

    /** The command, {@link Unknown} included; empty for media bytes. */
    public static Optional<V06Command> decode(byte[] message) {
        if (message.length > MAX_COMMAND_BYTES || !Framing.looksLikeCommand(message, 0, message.length)) {
            return Optional.empty();
        }
        try {
            // By way of a string, since browsers decode bytes that are not UTF-8 to replacement characters too.
            return Optional.of(command(MAPPER.readTree(new String(message, StandardCharsets.UTF_8))));
        } catch (JsonProcessingException media) {
            return Optional.empty();
        }
    }

    private static V06Command command(JsonNode json) {
        JsonNode code = json.path("c");
        JsonNode id = json.path("i");
        if (!code.isNumber() || !code.canConvertToExactIntegral() || !code.canConvertToInt()) {
            return new Unknown();
        }
        if (code.intValue() == CommandCode.SEGMENTS_MAP) {
            return map(json.path("m"));
        }
        if (!id.isTextual()) {
            return new Unknown();
        }
        return switch (code.intValue()) {
            case CommandCode.SEGMENT_DATA -> new SegmentData(id.textValue(), size(json.path("s")));
            case CommandCode.SEGMENT_ABSENT -> new SegmentAbsent(id.textValue());
            case CommandCode.SEGMENT_REQUEST -> new SegmentRequest(id.textValue());
            case CommandCode.CANCEL_SEGMENT_REQUEST -> new CancelSegmentRequest(id.textValue());
            default -> new Unknown();
        };
    }

    private static long size(JsonNode size) {
        boolean usable = size.isNumber() && size.canConvertToExactIntegral() && size.canConvertToLong();
        return usable && size.longValue() >= 0 ? size.longValue() : -1;
    }

    /** All or nothing: one wrong list empties the whole map, as in browsers (protocol/v06 4.5). */
    private static SegmentsMap map(JsonNode json) {
        Map<String, Map<String, Status>> streams = new LinkedHashMap<>();
        int sequences = 0;
        for (Map.Entry<String, JsonNode> stream : json.properties()) {
            Optional<Map<String, Status>> segments = segments(stream.getValue(), MAX_SEQUENCES - sequences);
            if (segments.isEmpty() || streams.size() == MAX_STREAMS) {
                return new SegmentsMap(Map.of());
            }
            sequences += segments.get().size();
            streams.put(stream.getKey(), segments.get());
        }
        return new SegmentsMap(streams);
    }

    private static Optional<Map<String, Status>> segments(JsonNode json, int atMost) {
        JsonNode statuses = json.path(1);
        if (!json.isArray() || json.size() != 2 || !json.path(0).isTextual() || !statuses.isArray()) {
            return Optional.empty();
        }
        String[] sequences = json.path(0).textValue().split("\\|", -1);
        if (sequences.length != statuses.size() || sequences.length > atMost) {
            return Optional.empty();
        }
        Map<String, Status> segments = new LinkedHashMap<>();
        for (int i = 0; i < sequences.length; i++) {
            JsonNode status = statuses.get(i);
            if (!status.isNumber() || (status.doubleValue() != 0 && status.doubleValue() != 1)) {
                return Optional.empty();
            }
            segments.put(sequences[i], status.doubleValue() == 0 ? Status.LOADED : Status.LOADING_BY_HTTP);
        }
        return Optional.of(segments);
    }
}
