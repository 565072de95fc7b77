package org.swarmglass.engine.peer.v2;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.swarmglass.engine.peer.PeerSession.Answer;
import org.swarmglass.engine.peer.RecordingDownload;
import org.swarmglass.engine.wire.Command;
import org.swarmglass.engine.wire.v2.V2Vectors;

/**
 * What the real Peer class did when fed by hand ({@code peerBehaviour} in the vectors): our session closes where it
 * closed, stays where it stayed, and fails downloads with the same words. The vectors name their input; it is made here.
 */
class PeerBehaviourVectorTest {
    /** Where we differ on purpose: generation 5.0 closes here too, since empty segments can empty a swarm. */
    private static final Set<String> STRICTER = Set.of("zero-size segment (s=0)");

    private static final Map<String, Function<V2Bench, RecordingDownload>> SCENARIOS = new LinkedHashMap<>();

    static {
        payload("unknown command 9", 9, 'i', 1, 7);
        payload("bad type nibble 3", 1, 'i', 0x31, 1);
        payload("type nibble 15", 1, 'i', 0xF1, 1);
        payload("truncated int (len 5, 1 byte)", 1, 'i', 5, 1);
        payload("name without value", 1, 'i');
        payload("empty command cstr cend");
        payload("request missing r", 1, 'i', 1, 7);
        payload("request with extra field z int, s string", 1, 'i', 1, 7, 'r', 1, 1, 'z', 1, 5, 's', 0x20, 1, 65);
        payload("announcement l as int (not array)", 0, 'l', 1, 5);
        payload("announcement empty", 0);
        payload("announcement 2 groups same common + ext field", 0, 'l', 0x10, 2, 1, 2, 0, 1, 1, 1, 2, 'x', 1, 5);
        input("dstr..cend without first", bench -> {
            part(bench, "dstr", "cend", 'i', 1, 7);
            part(bench, "cstr", "cend", 1, 'i', 1, 7, 'r', 1, 2);
        });
        input("two-part command cstr..dend + dstr..cend", bench -> {
            part(bench, "cstr", "dend", 1, 'i', 1, 7);
            part(bench, "dstr", "cend", 'r', 1, 1);
        });
        input("two-part with raw data between", bench -> {
            part(bench, "cstr", "dend", 1, 'i', 1, 7);
            bench.receiveRaw(10);
            part(bench, "dstr", "cend", 'r', 1, 1);
        });
        input("cstr..dend then full cstr..cend (both lost), then ok", bench -> {
            part(bench, "cstr", "dend", 1, 'i', 1, 7);
            part(bench, "cstr", "cend", 1, 'i', 1, 7, 'r', 1, 1);
            part(bench, "cstr", "cend", 1, 'i', 1, 7, 'r', 1, 2);
        });
        input("raw data with no request", bench -> bench.receiveRaw(10));
        input("SegmentData with no request", bench -> bench.receive(new Command.DataHeader(7, 1, 10)));
        input("request b=5 (resume), r=0", bench -> bench.receive(new Command.Request(7, 0, 5)));
        input("upload: request; cancel other r; cancel", bench -> {
            serveSlowly(bench);
            bench.receive(new Command.Cancel(7, 9));
            bench.receive(new Command.Cancel(7, 1));
        });
        input("upload: second request while uploading", bench -> {
            serveSlowly(bench);
            bench.receive(new Command.Request(7, 2, 0));
        });
        downloads();
    }

    private static void downloads() {
        download("normal download", bench -> transfer(bench, 10, 10));
        download("zero-size segment (s=0)", bench -> transfer(bench, 0));
        download("SegmentData wrong r then right", bench -> {
            bench.receive(new Command.DataHeader(7, bench.requestId() + 1, 99));
            transfer(bench, 10, 10);
        });
        download("duplicate SegmentData", bench -> {
            bench.receiveHeader(7, 10);
            transfer(bench, 10, 10);
        });
        download("chunks before SegmentData", bench -> {
            bench.receiveRaw(5, 5);
            bench.receiveEnd(7);
        });
        download("overflow chunk", bench -> transfer(bench, 10, 6, 6));
        download("short completion", bench -> transfer(bench, 10, 6));
        download("completion wrong r after SegmentData", bench -> {
            bench.receiveHeader(7, 10);
            bench.receive(new Command.DataEnd(7, bench.requestId() + 1));
        });
        download("absent ok", bench -> bench.receive(new Command.Absent(7, bench.requestId())));
        download("absent wrong r", bench -> bench.receive(new Command.Absent(7, bench.requestId() + 1)));
        download("absent mid transfer", bench -> {
            bench.receiveHeader(7, 10);
            bench.receiveRaw(5);
            bench.receive(new Command.Absent(7, bench.requestId()));
        });
        SCENARIOS.put("byterange seg known size, wrong s", bench -> {
            RecordingDownload download = bench.download(7, 0, OptionalLong.of(100));
            bench.receiveHeader(7, 99);
            return download;
        });
        SCENARIOS.put("timeout x3", bench -> {
            RecordingDownload all = new RecordingDownload();
            for (int i = 0; i < 3; i++) {
                bench.session.request(7, 0, OptionalLong.empty(), all);
                bench.pass(Downloader.SILENCE);
            }
            return all;
        });
    }

    /** The one case left out: full groups, which the library cannot read and we can. */
    @Test
    void everyVectorHasItsInput() {
        assertThat(cases().map(vector -> vector.get("case").asText())
                        .filter(name -> !name.equals("announcement 256-run (count 0 on wire)")))
                .containsExactlyInAnyOrderElementsOf(SCENARIOS.keySet());
    }

    @TestFactory
    Stream<DynamicTest> behavesAsTheLibraryDid() {
        return SCENARIOS.entrySet().stream()
                .map(scenario -> DynamicTest.dynamicTest(
                        scenario.getKey(), () -> check(vector(scenario.getKey()), scenario.getValue())));
    }

    private static JsonNode vector(String name) {
        return cases().filter(vector -> vector.get("case").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static void check(JsonNode vector, Function<V2Bench, RecordingDownload> scenario) {
        String name = vector.get("case").asText();
        V2Bench bench = new V2Bench();
        bench.receive(new Command.Announcement(LongStream.range(0, 9).boxed().toList(), List.of()));
        RecordingDownload download = scenario.apply(bench);
        if (STRICTER.contains(name)) {
            assertThat(bench.link.closed).isTrue();
            return;
        }
        assertThat(bench.link.closed)
                .isEqualTo(vector.get("connectionDestroyed").asBoolean());
        assertThat(download.failures).isEqualTo(errors(vector));
        assertThat(download.done).isEqualTo(vector.get("events").toString().contains("onSegmentLoaded") ? 1 : 0);
        assertThat(bench.owner.requests)
                .hasSizeLessThanOrEqualTo(vector.get("requestsSeen_i_r_b").size());
        assertThat(kinds(bench)).isEqualTo(libraryKinds(vector));
    }

    /** First payload bytes of the commands sent: the library's own were captured. */
    private static List<Integer> kinds(V2Bench bench) {
        return bench.link.sent.stream()
                .filter(message -> message[0] == 'c')
                .map(message -> (int) message[4])
                .toList();
    }

    private static List<Integer> libraryKinds(JsonNode vector) {
        boolean resumesByItself = vector.get("case").asText().equals("absent mid transfer");
        return stream(vector.get("framesSentByLibrary"))
                .filter(frame -> !frame.asText().startsWith("data"))
                .limit(resumesByItself ? 1 : Long.MAX_VALUE)
                .map(frame -> (int) V2Vectors.bytes(frame)[4])
                .toList();
    }

    private static List<String> errors(JsonNode vector) {
        return stream(vector.get("events"))
                .map(JsonNode::asText)
                .filter(event -> event.startsWith("onSegmentError:"))
                .map(event -> event.substring("onSegmentError:".length()))
                .toList();
    }

    private static void transfer(V2Bench bench, long size, int... slices) {
        bench.receiveHeader(7, size);
        bench.receiveRaw(slices);
        bench.receiveEnd(7);
    }

    /** The link takes a slice or two and no more, as the captured one did. */
    private static void serveSlowly(V2Bench bench) {
        bench.link.queues = true;
        bench.link.congestedFrom = 65_535;
        bench.owner.answer = new Answer.Serve(new byte[200_000]);
        bench.receive(new Command.Request(7, 1, 0));
        bench.owner.answer = new Answer.Serve(new byte[1_000]);
        bench.link.congestedFrom = Long.MAX_VALUE;
    }

    private static void input(String name, Consumer<V2Bench> input) {
        SCENARIOS.put(name, bench -> {
            input.accept(bench);
            return new RecordingDownload();
        });
    }

    private static void download(String name, Consumer<V2Bench> input) {
        SCENARIOS.put(name, bench -> {
            RecordingDownload download = bench.download(7);
            input.accept(bench);
            return download;
        });
    }

    private static void payload(String name, int... payload) {
        input(name, bench -> part(bench, "cstr", "cend", payload));
    }

    private static void part(V2Bench bench, String head, String tail, int... payload) {
        byte[] bytes = new byte[payload.length];
        for (int i = 0; i < payload.length; i++) {
            bytes[i] = (byte) payload[i];
        }
        bench.session.onMessage(V2Bench.frame(head, bytes, tail));
    }

    private static Stream<JsonNode> cases() {
        return stream(V2Vectors.section("peerBehaviour").get("cases"));
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        Stream.Builder<JsonNode> items = Stream.builder();
        array.forEach(items::add);
        return items.build();
    }
}
