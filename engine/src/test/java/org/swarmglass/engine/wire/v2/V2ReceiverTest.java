package org.swarmglass.engine.wire.v2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.swarmglass.engine.wire.Command;
import org.swarmglass.engine.wire.MalformedMessageException;

class V2ReceiverTest {
    private final V2Receiver receiver = new V2Receiver();

    @TestFactory
    Stream<DynamicTest> readsWhatTheLibraryWrites() {
        return vectors("commands")
                .filter(vector -> vector.path("decodesBackTo").isObject()
                        || vector.path("decodesBackTo").asText().equals("same"))
                // The first is over our cap, the second lost ids when it was written.
                .filter(vector -> !List.of("split-64k", "announcement-257-groups-BUG")
                        .contains(vector.get("name").asText()))
                .map(vector -> DynamicTest.dynamicTest(vector.get("name").asText(), () -> {
                    JsonNode expected =
                            vector.get("decodesBackTo").isObject() ? vector.get("decodesBackTo") : vector.get("input");
                    assertThat(lastOf(V2Vectors.frames(vector)))
                            .isEqualTo(new Inbound.Commanded(V2Vectors.command(expected)));
                }));
    }

    @TestFactory
    Stream<DynamicTest> readsOddMessagesAsTheLibraryDoes() {
        return vectors("decode")
                .map(vector -> DynamicTest.dynamicTest(vector.get("name").asText(), () -> {
                    List<String> expected = new ArrayList<>();
                    vector.get("result").forEach(result -> expected.add(expected(result)));
                    assertThat(outcomes(new V2Receiver(), V2Vectors.frames(vector)))
                            .isEqualTo(expected);
                }));
    }

    @ParameterizedTest
    @ValueSource(strings = {"announcement-256-run-BUG", "announcement-512-run-BUG"})
    void readsFullGroupsWhichTheLibraryWritesButCannotRead(String name) throws Exception {
        JsonNode vector = vectors("commands")
                .filter(candidate -> candidate.get("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
        assertThat(lastOf(V2Vectors.frames(vector)))
                .isEqualTo(new Inbound.Commanded(V2Vectors.command(vector.get("input"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "01 69 05 01", // an integer cut short
                "01 69", // a name without value
                "01 69 0107", // no request id
                "02 69 0107 72 0101", // no size
                "01 69 f107 72 0101", // no such type
                "00 6c 0105", // a list that is an integer
                "00 6c 2001 41", // a list that is a string
                "00 6c 10 01", // a group that is missing
                "00 6c 10 01 0105 0102", // members that are missing
                "00 6c 10 01 0100 0102", // count 0 means 256, and they are missing
                "00 6c 10 01 2001 41", // a group that begins with a string
                "01 69 08 0020000000000000 72 0101", // 2^53
                "01 69 0f 7fffffffffffffffffffffffffffff 72 0101",
                "01 69 0107 72 0101 62 2001 41" // an offset that is a string
            })
    void refusesInexactPayloads(String hex) {
        assertThatThrownBy(() -> receiver.accept(framed("cstr", hex, "cend")))
                .isInstanceOf(MalformedMessageException.class);
    }

    @Test
    void theLastOfARepeatedNameCounts() throws Exception {
        assertThat(receiver.accept(framed("cstr", "01 69 0107 69 0108 72 0101", "cend")))
                .isEqualTo(new Inbound.Commanded(new Command.Request(8, 1, 0)));
    }

    @Test
    void acceptsFifteenByteIntegersWithLeadingZeros() throws Exception {
        assertThat(receiver.accept(framed("cstr", "05 69 0f 00000000000000001fffffffffffff 72 0181", "cend")))
                .isEqualTo(new Inbound.Commanded(new Command.Cancel((1L << 53) - 1, -1)));
    }

    @Test
    void rawBytesBetweenPartsDoNotDisturbJoining() throws Exception {
        receiver.accept(framed("cstr", "01 69", "dend"));
        assertThat(receiver.joining()).isTrue();
        assertThat(receiver.accept(new byte[100])).isInstanceOf(Inbound.Raw.class);
        assertThat(receiver.accept(framed("dstr", "0107 72 0101", "cend")))
                .isEqualTo(new Inbound.Commanded(new Command.Request(7, 1, 0)));
        assertThat(receiver.joining()).isFalse();
    }

    @Test
    void refusesAFirstPartThatNoCommandBeginsWith() {
        assertThatThrownBy(() -> receiver.accept(framed("cstr", "09 69", "dend")))
                .isInstanceOf(MalformedMessageException.class);
        assertThatThrownBy(() -> receiver.accept(framed("cstr", "01 69 f0", "dend")))
                .isInstanceOf(MalformedMessageException.class);
        assertThat(receiver.joining()).isFalse();
    }

    @Test
    void neverHoldsMoreThan64KiBOfAnUnfinishedCommand() throws Exception {
        receiver.accept(framed("cstr", "00", "dend"));
        byte[] part = framed("dstr", "00".repeat(60_000), "dend");
        receiver.accept(part);
        assertThatThrownBy(() -> receiver.accept(part)).isInstanceOf(MalformedMessageException.class);
        assertThat(receiver.joining()).isFalse();
        assertThatThrownBy(() -> receiver.accept(part)).hasMessageContaining("never began");
        byte[] whole = framed("cstr", "00".repeat(V2Receiver.MAX_COMMAND_BYTES + 1), "cend");
        assertThatThrownBy(() -> receiver.accept(whole)).hasMessageContaining("64 KiB");
    }

    @Test
    void tenThousandSegmentsFitUnderTheCap() throws Exception {
        Command all = new Command.Announcement(
                LongStream.range(1_718_000, 1_728_000).boxed().toList(), List.of());
        List<byte[]> frames = V2Encoder.encode(all, 1_200);
        assertThat(frames).hasSizeGreaterThan(8);
        Command.Announcement read = (Command.Announcement) ((Inbound.Commanded) lastOf(frames)).command();
        assertThat(read.loaded()).containsExactlyInAnyOrderElementsOf(((Command.Announcement) all).loaded());
    }

    private Inbound lastOf(List<byte[]> frames) throws MalformedMessageException {
        Inbound last = new Inbound.Nothing();
        for (byte[] frame : frames) {
            last = receiver.accept(frame);
        }
        return last;
    }

    private static List<String> outcomes(V2Receiver receiver, List<byte[]> frames) {
        List<String> outcomes = new ArrayList<>();
        for (byte[] frame : frames) {
            try {
                Inbound inbound = receiver.accept(frame);
                if (!(inbound instanceof Inbound.Nothing)) {
                    outcomes.add(inbound instanceof Inbound.Raw ? "raw" : inbound.toString());
                }
            } catch (MalformedMessageException malformed) {
                outcomes.add("dropped");
            }
        }
        return outcomes;
    }

    private static String expected(JsonNode result) {
        if (result.isTextual()) {
            return result.asText().equals("raw-data") ? "raw" : "dropped";
        }
        if (!result.has("c") || result.get("c").asInt() > 5) {
            return new Inbound.Unknown(result.path("c").asInt(-1)).toString();
        }
        return new Inbound.Commanded(V2Vectors.command(result)).toString();
    }

    static byte[] framed(String head, String hex, String tail) {
        String whole = HexFormat.of().formatHex(head.getBytes(StandardCharsets.US_ASCII))
                + hex.replace(" ", "")
                + HexFormat.of().formatHex(tail.getBytes(StandardCharsets.US_ASCII));
        return HexFormat.of().parseHex(whole);
    }

    private static Stream<JsonNode> vectors(String section) {
        return StreamSupport.stream(V2Vectors.section(section).spliterator(), false);
    }
}
