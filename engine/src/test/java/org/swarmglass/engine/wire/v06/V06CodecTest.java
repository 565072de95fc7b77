package org.swarmglass.engine.wire.v06;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.swarmglass.engine.loop.Entropy;
import org.swarmglass.engine.wire.v06.V06Command.CancelSegmentRequest;
import org.swarmglass.engine.wire.v06.V06Command.SegmentAbsent;
import org.swarmglass.engine.wire.v06.V06Command.SegmentData;
import org.swarmglass.engine.wire.v06.V06Command.SegmentRequest;
import org.swarmglass.engine.wire.v06.V06Command.SegmentsMap;
import org.swarmglass.engine.wire.v06.V06Command.Status;
import org.swarmglass.engine.wire.v06.V06Command.Unknown;

/** Against bytes that the real library wrote and read. */
class V06CodecTest {
    @Test
    void commandsAreTheBytesABrowserSends() {
        JsonNode cases = V06Vectors.section("commands");
        assertThat(cases).hasSize(4);
        for (JsonNode each : cases) {
            String id = each.at("/input/segmentId").asText();
            V06Command command = switch (each.get("name").asText().split(" ")[0]) {
                case "SegmentRequest" -> new SegmentRequest(id);
                case "CancelSegmentRequest" -> new CancelSegmentRequest(id);
                case "SegmentAbsent" -> new SegmentAbsent(id);
                default -> throw new AssertionError(each.get("name"));
            };
            byte[] bytes = V06Vectors.bytes(each.get("message"));
            assertThat(V06Encoder.encode(command)).isEqualTo(bytes);
            assertThat(V06Decoder.decode(bytes)).contains(command);
        }
    }

    @Test
    void headersAreTheBytesABrowserSends() {
        JsonNode cases = V06Vectors.section("segmentData").get("cases");
        assertThat(cases).hasSize(10);
        for (JsonNode each : cases) {
            SegmentData header = new SegmentData(
                    "https://example.com/live/master.m3u8+V0+7",
                    each.get("size").asLong());
            byte[] bytes = V06Vectors.bytes(each.get("header"));
            assertThat(V06Encoder.encode(header)).isEqualTo(bytes);
            assertThat(V06Decoder.decode(bytes)).contains(header);
        }
    }

    @Test
    void mapsAreTheBytesABrowserSends() {
        JsonNode cases = V06Vectors.section("segmentsMapEncode");
        assertThat(cases).hasSize(6);
        for (JsonNode each : cases) {
            Map<String, Map<String, Status>> streams = new LinkedHashMap<>();
            each.at("/input/loaded").forEach(id -> put(streams, id.asText(), Status.LOADED));
            each.at("/input/httpLoading").forEach(id -> put(streams, id.asText(), Status.LOADING_BY_HTTP));
            byte[] bytes = V06Vectors.bytes(each.get("message"));
            assertThat(V06Encoder.encode(new SegmentsMap(streams)))
                    .as(each.get("name").asText())
                    .isEqualTo(bytes);
            assertThat(V06Decoder.decode(bytes)).contains(new SegmentsMap(streams));
        }
    }

    private static void put(Map<String, Map<String, Status>> streams, String id, Status status) {
        int plus = id.lastIndexOf('+');
        streams.computeIfAbsent(id.substring(0, plus), stream -> new LinkedHashMap<>())
                .put(id.substring(plus + 1), status);
    }

    @Test
    void aStreamWithoutSegmentsIsLeftOutOfTheMap() {
        assertThat(V06Encoder.encode(new SegmentsMap(Map.of("a", Map.of()))))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("{\"c\":2,\"m\":{}}");
    }

    @Test
    void mapsAreReadAsStrictlyAsInABrowser() {
        JsonNode cases = V06Vectors.section("segmentsMapDecode");
        assertThat(cases).hasSize(17);
        for (JsonNode each : cases) {
            List<String> expected = new ArrayList<>();
            each.get("decoded").forEach(pair -> expected.add(pair.get(0).asText() + "=" + pair.get(1)));
            SegmentsMap map = (SegmentsMap) decode(each.get("input").toString()).orElseThrow();
            List<String> decoded = new ArrayList<>();
            map.streams()
                    .forEach((stream, segments) -> segments.forEach(
                            (sequence, status) -> decoded.add(stream + "+" + sequence + "=" + status.ordinal())));
            assertThat(decoded).as(each.get("input").toString()).isEqualTo(expected);
        }
    }

    @Test
    void aMessageIsACommandByItsBytesAlone() {
        JsonNode cases = V06Vectors.section("commandDetection");
        assertThat(cases).hasSize(12);
        for (JsonNode each : cases) {
            assertThat(V06Decoder.decode(V06Vectors.bytes(each)).isPresent())
                    .as(each.get("desc").asText())
                    .isEqualTo(each.get("isCommand").asBoolean());
        }
    }

    @Test
    void jsonWithoutAKnownMeaningIsUnknown() {
        for (String text : List.of(
                "{\"a\":1}",
                "{\"c\":9,\"i\":\"a+1\"}",
                "{\"c\":-1,\"i\":\"a+1\"}",
                "{\"c\":\"3\",\"i\":\"a+1\"}",
                "{\"c\":3.5,\"i\":\"a+1\"}",
                "{\"c\":3}",
                "{\"c\":3,\"i\":7}",
                "{\"c\":1e30,\"i\":\"a+1\"}",
                "{\"c\":null}")) {
            assertThat(decode(text)).as(text).contains(new Unknown());
        }
    }

    @Test
    void aSizeThatIsNoneIsNotTakenForOne() {
        assertThat(decode("{\"c\":0,\"i\":\"a\"}")).contains(new SegmentData("a", -1));
        assertThat(decode("{\"c\":0,\"i\":\"a\",\"s\":\"9\"}")).contains(new SegmentData("a", -1));
        assertThat(decode("{\"c\":0,\"i\":\"a\",\"s\":-9}")).contains(new SegmentData("a", -1));
        assertThat(decode("{\"c\":0,\"i\":\"a\",\"s\":1.5}")).contains(new SegmentData("a", -1));
        assertThat(decode("{\"c\":0,\"i\":\"a\",\"s\":1e99}")).contains(new SegmentData("a", -1));
        assertThat(decode("{\"c\":0,\"i\":\"a\",\"s\":5.0}")).contains(new SegmentData("a", 5));
    }

    @Test
    void hugeMapsAreReadAsEmptyOnes() {
        String numbers = IntStream.range(0, V06Decoder.MAX_SEQUENCES + 1)
                .mapToObj(Integer::toString)
                .collect(Collectors.joining("|"));
        String statuses = "0,".repeat(V06Decoder.MAX_SEQUENCES) + "0";
        assertThat(decode("{\"c\":2,\"m\":{\"a\":[\"" + numbers + "\",[" + statuses + "]]}}"))
                .contains(new SegmentsMap(Map.of()));
        String streams = IntStream.rangeClosed(0, V06Decoder.MAX_STREAMS)
                .mapToObj(i -> "\"s" + i + "\":[\"1\",[0]]")
                .collect(Collectors.joining(","));
        assertThat(decode("{\"c\":2,\"m\":{" + streams + "}}")).contains(new SegmentsMap(Map.of()));
    }

    @Test
    void whatIsTooLongOrTooDeepIsNoCommand() {
        assertThat(decode("{\"a\":\"" + "x".repeat(V06Decoder.MAX_COMMAND_BYTES) + "\"}"))
                .isEmpty();
        assertThat(decode("{\"a\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}"))
                .isEmpty();
        assertThat(decode("{\"c\":" + "9".repeat(200) + "}")).isEmpty();
    }

    @Test
    void escapesAndBrokenUtf8AreReadAsBrowsersReadThem() {
        assertThat(decode("{\"c\":3,\"i\":\"\\u00e9\\/\"}")).contains(new SegmentRequest("é/"));
        byte[] broken = "{\"c\":3,\"i\":\"?\"}".getBytes(StandardCharsets.UTF_8);
        broken[12] = (byte) 0xFF;
        assertThat(V06Decoder.decode(broken)).contains(new SegmentRequest("\uFFFD"));
        assertThat(V06Encoder.encode(new SegmentRequest("\b\t\n\f\r\u001f\ud800")))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("{\"c\":3,\"i\":\"\\b\\t\\n\\f\\r\\u001f\\ud800\"}");
    }

    @Test
    void anyBytesAreReadWithoutAFault() {
        Entropy entropy = Entropy.seeded(6);
        byte[] sample = V06Encoder.encode(
                new SegmentsMap(Map.of("https://example.com/a.m3u8+V0", Map.of("17", Status.LOADED))));
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = Arrays.copyOf(sample, sample.length);
            for (int flips = entropy.below(4); flips >= 0; flips--) {
                bytes[2 + entropy.below(bytes.length - 3)] = entropy.bytes(1)[0];
            }
            assertThat(V06Decoder.decode(bytes)).isNotNull();
        }
    }

    private static Optional<V06Command> decode(String text) {
        return V06Decoder.decode(text.getBytes(StandardCharsets.UTF_8));
    }
}
