package org.swarmglass.engine.wire.v2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.swarmglass.engine.wire.Command;

class V2EncoderTest {
    @TestFactory
    Stream<DynamicTest> writesIntegersAsTheLibraryDoes() {
        return vectors("integers")
                .map(vector -> DynamicTest.dynamicTest(vector.get("value").asText(), () -> {
                    ByteArrayOutputStream out = new ByteArrayOutputStream();
                    V2Encoder.integer(out, vector.get("value").asLong());
                    assertThat(HexFormat.of().formatHex(out.toByteArray()))
                            .isEqualTo(vector.get("hex").asText());
                }));
    }

    @TestFactory
    Stream<DynamicTest> writesCommandsAsTheLibraryDoes() {
        return vectors("commands")
                .filter(vector -> !vector.get("name").asText().endsWith("-BUG"))
                .map(vector -> DynamicTest.dynamicTest(vector.get("name").asText(), () -> assertSameFrames(vector)));
    }

    private static void assertSameFrames(JsonNode vector) throws Exception {
        List<byte[]> frames = V2Encoder.encode(
                V2Vectors.command(vector.get("input")),
                vector.get("maxMessageSize").asInt());
        assertThat(frames.stream().map(frame -> frame.length))
                .containsExactlyElementsOf(
                        StreamSupport.stream(vector.get("frameLengths").spliterator(), false)
                                .map(JsonNode::asInt)
                                .toList());
        if (vector.has("sha256OfConcatenatedFrames")) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            frames.forEach(digest::update);
            assertThat(HexFormat.of().formatHex(digest.digest()))
                    .isEqualTo(vector.get("sha256OfConcatenatedFrames").asText());
        } else {
            assertThat(frames).containsExactlyElementsOf(V2Vectors.frames(vector));
        }
    }

    @Test
    void neverWritesAFullGroupWhichNoReleaseCanRead() throws Exception {
        List<Long> run = LongStream.range(100, 700).boxed().toList();
        List<byte[]> frames = V2Encoder.encode(new Command.Announcement(run, List.of()), 65_535);

        assertThat(frames).containsExactlyElementsOf(V2Vectors.frames(decodeVector("safe-600-run")));
        assertThat(loaded(frames)).isEqualTo(new TreeSet<>(run));
        List<Long> block = LongStream.range(0, 256).boxed().toList();
        assertThat(V2Encoder.encode(new Command.Announcement(block, List.of()), 65_535))
                .containsExactlyElementsOf(V2Vectors.frames(decodeVector("safe-256-run (255+1 groups)")));
    }

    @Test
    void announcesTheFirst255GroupsOnly() throws Exception {
        List<Long> scattered =
                LongStream.range(0, 300).map(group -> group * 256).boxed().toList();
        List<byte[]> frames = V2Encoder.encode(new Command.Announcement(scattered, List.of()), 65_535);
        assertThat(loaded(frames)).isEqualTo(new TreeSet<>(scattered.subList(0, 255)));
    }

    @Test
    void refusesNumbersNoReceiverReadsBack() {
        for (long beyond : new long[] {1L << 53, -(1L << 53), Long.MAX_VALUE, Long.MIN_VALUE}) {
            assertThatThrownBy(() -> V2Encoder.encode(new Command.Absent(beyond, 1), 65_535))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static Set<Long> loaded(List<byte[]> frames) throws Exception {
        V2Receiver receiver = new V2Receiver();
        Inbound last = new Inbound.Nothing();
        for (byte[] frame : frames) {
            last = receiver.accept(frame);
        }
        Command command = ((Inbound.Commanded) last).command();
        return new TreeSet<>(((Command.Announcement) command).loaded());
    }

    private static JsonNode decodeVector(String name) {
        return vectors("decode")
                .filter(vector -> vector.get("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<JsonNode> vectors(String section) {
        return StreamSupport.stream(V2Vectors.section(section).spliterator(), false);
    }
}
