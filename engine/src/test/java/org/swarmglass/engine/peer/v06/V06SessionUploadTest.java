package org.swarmglass.engine.peer.v06;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.swarmglass.engine.event.EngineEvent.CloseReason;
import org.swarmglass.engine.loop.Entropy;
import org.swarmglass.engine.peer.PeerSession.Answer;
import org.swarmglass.engine.peer.SegmentSender;
import org.swarmglass.engine.wire.Command.Announcement;
import org.swarmglass.engine.wire.v06.Framing;
import org.swarmglass.engine.wire.v06.V06Vectors;

/** What a session sends, and in which order: nothing ever comes between a header and its last byte. */
class V06SessionUploadTest {
    private final V06Bench bench = new V06Bench().greeted();

    @Test
    void cutsSegmentsAsTheLibraryDoes() {
        for (JsonNode each : V06Vectors.section("segmentData").get("cases")) {
            int size = each.get("size").asInt();
            if (size == 0) { // Never offered: a browser does not notice its end.
                continue;
            }
            V06Bench one = new V06Bench().greeted();
            one.link.maxMessageBytes = each.get("webRtcMaxMessageSize").asInt();
            one.owner.answer = new Answer.Serve(V06Vectors.pattern(size));
            request(one, 7);
            assertThat(one.link.commands()).containsExactly("{\"c\":0,\"i\":\"a+7\",\"s\":" + size + "}");
            assertThat(one.link.slices())
                    .isEqualTo(StreamSupport.stream(each.get("chunkLengths").spliterator(), false)
                            .map(JsonNode::asInt)
                            .toList());
            assertThat(media(one)).isEqualTo(V06Vectors.pattern(size));
            assertThat(one.session.sentBytes()).isEqualTo(size);
        }
    }

    @Test
    void saysAbsentAtOnceWhateverTheReason() {
        bench.owner.answer = new Answer.Silence();
        request(bench, 1);
        bench.owner.answer = new Answer.Absent();
        request(bench, 2);
        bench.owner.answer = new Answer.Serve(new byte[0]);
        request(bench, 3);
        bench.owner.answer = new Answer.Serve(new byte[10]);
        bench.receive("{\"c\":3,\"i\":\"b+4\"}");
        bench.receive("{\"c\":3,\"i\":\"a+04\"}");
        assertThat(bench.link.everything())
                .containsExactly(absent("a+1"), absent("a+2"), absent("a+3"), absent("b+4"), absent("a+04"));
        assertThat(bench.owner.requests).containsExactly(1L, 2L, 3L);
    }

    @Test
    void asksTheOwnerForOurNumber() {
        bench.shift = 100;
        request(bench, 107);
        request(bench, 7);
        assertThat(bench.owner.requests).containsExactly(7L);
        assertThat(bench.link.commands()).containsExactly(absent("a+107"), absent("a+7"));
    }

    @Test
    void tellsItsMapWhenOpenedAndAgainAfterTheFirstMessageAndOnlyThen() {
        V06Bench fresh = new V06Bench();
        fresh.session.announce(new Announcement(List.of(3L, 5L), List.of(6L)));
        String map = "{\"c\":2,\"m\":{\"a\":[\"3|5|6\",[0,0,1]]}}";
        assertThat(fresh.link.commands()).containsExactly(map);
        fresh.receive("{\"c\":2,\"m\":{}}");
        fresh.receive("{\"c\":2,\"m\":{}}");
        assertThat(fresh.link.commands()).containsExactly(map, map);
    }

    @Test
    void aMapIsCutToWhatTheRemoteAcceptsAndTheHighestNumbersStay() {
        bench.link.maxMessageBytes = 1_000;
        bench.session.announce(new Announcement(LongStream.range(0, 500).boxed().toList(), List.of(600L)));
        String map = bench.link.commands().get(0);
        assertThat(map.length()).isBetween(900, 1_000);
        assertThat(map).contains("|499").doesNotContain("\"0|");
    }

    @Test
    void everythingElseWaitsBehindARunningSegmentAndOfMapsTheNewestGoesOut() {
        bench.link.queues = true;
        bench.owner.answer = new Answer.Serve(new byte[1_000_000]);
        request(bench, 1);
        bench.session.announce(new Announcement(List.of(1L), List.of()));
        bench.download(8);
        bench.session.announce(new Announcement(List.of(2L), List.of()));
        bench.owner.answer = new Answer.Absent();
        request(bench, 2);
        assertThat(bench.link.commands()).hasSize(1);
        drain();
        List<String> sent = bench.link.everything();
        int last = sent.size();
        assertThat(sent.get(0)).isEqualTo("{\"c\":0,\"i\":\"a+1\",\"s\":1000000}");
        assertThat(sent.subList(1, last - 3)).allMatch(text -> text.startsWith("#"));
        assertThat(sent.subList(last - 3, last))
                .containsExactly("{\"c\":3,\"i\":\"a+8\"}", "{\"c\":2,\"m\":{\"a\":[\"2\",[0]]}}", absent("a+2"));
    }

    @Test
    void requestsInARowAreAnsweredInOrderAndWhole() {
        bench.link.queues = true;
        bench.owner.answer = new Answer.Serve(new byte[300_000]);
        request(bench, 1);
        request(bench, 2);
        request(bench, 3);
        assertThat(bench.owner.requests).as("found when its turn has come").containsExactly(1L);
        drain();
        List<String> sent = bench.link.everything();
        assertThat(bench.link.commands()).containsExactly(header(1, 300_000), header(2, 300_000), header(3, 300_000));
        long bytes = 0;
        for (String each : sent) {
            if (each.startsWith("#")) {
                bytes += Long.parseLong(each.substring(1));
            } else {
                assertThat(bytes % 300_000).isZero();
            }
        }
        assertThat(bench.owner.uploadsEnded).isEqualTo(3);
        assertThat(bench.session.uploading()).isFalse();
    }

    @Test
    void aCancelDropsWhatHasNotBegunAndLetsTheRestFinish() {
        bench.link.queues = true;
        bench.owner.answer = new Answer.Serve(new byte[1_000_000]);
        request(bench, 1);
        request(bench, 2);
        bench.receive("{\"c\":4,\"i\":\"a+2\"}");
        bench.receive("{\"c\":4,\"i\":\"a+1\"}");
        drain();
        assertThat(bench.link.commands()).containsExactly(header(1, 1_000_000));
        assertThat(bench.session.sentBytes()).isEqualTo(1_000_000);
    }

    @Test
    void stoppedItFinishesTheSegmentAndBeginsNoOther() {
        bench.link.queues = true;
        bench.owner.answer = new Answer.Serve(new byte[1_000_000]);
        request(bench, 1);
        request(bench, 2);
        bench.session.stopUpload();
        drain();
        assertThat(bench.link.commands()).containsExactly(header(1, 1_000_000), absent("a+2"));
        assertThat(bench.session.sentBytes()).isEqualTo(1_000_000);
        assertThat(bench.owner.uploadsEnded).isEqualTo(1);
    }

    @Test
    void anUploadThatNoLongerLeavesEndsTheSession() {
        bench.link.queues = true;
        bench.owner.answer = new Answer.Serve(new byte[1_000_000]);
        request(bench, 1);
        bench.pass(SegmentSender.STALLED.plusSeconds(1));
        assertThat(bench.owner.ends).containsExactly(CloseReason.CONNECTION_FAILED);
        assertThat(bench.owner.uploadsEnded).isEqualTo(1);
    }

    @Test
    void aRequestFloodIsRefusedAndAQueueOfRequestsEndsTheSession() {
        bench.owner.answer = new Answer.Serve(new byte[10]);
        for (int i = 0; i < 20; i++) {
            request(bench, i);
        }
        assertThat(bench.owner.requests).hasSize(5);
        assertThat(bench.link.commands())
                .filteredOn(text -> text.startsWith("{\"c\":1"))
                .hasSize(15);
        bench.pass(Duration.ofSeconds(2));
        bench.link.queues = true;
        bench.owner.answer = new Answer.Serve(new byte[1_000_000]);
        for (int i = 0; i <= Outbox.MAX_WAITING + 1; i++) {
            request(bench, i);
        }
        assertThat(bench.owner.ends).containsExactly(CloseReason.PROTOCOL_VIOLATION);
    }

    @Test
    void noSliceOfASegmentLooksLikeACommand() {
        for (int seed = 0; seed < 200; seed++) {
            Entropy entropy = Entropy.seeded(seed);
            byte[] segment = new byte[1 + entropy.below(400)];
            for (int i = 0; i < segment.length; i++) {
                segment[i] = (byte) "{\"}}".charAt(entropy.below(4));
            }
            V06Bench one = new V06Bench().greeted();
            one.link.maxMessageBytes = 64;
            one.owner.answer = new Answer.Serve(segment);
            request(one, 1);
            assertThat(media(one)).isEqualTo(segment);
            assertThat(one.link.sent.subList(1, one.link.sent.size()))
                    .noneMatch(slice -> Framing.looksLikeCommand(slice, 0, slice.length));
        }
    }

    @Test
    void anOwnerThatClosesWhileItIsAskedIsObeyed() {
        bench.owner.answer = new Answer.Serve(new byte[10]);
        request(bench, 1);
        bench.session.close(CloseReason.SHUTDOWN, "");
        request(bench, 2);
        assertThat(bench.owner.ends).containsExactly(CloseReason.SHUTDOWN);
        assertThat(bench.loop.waiting()).isZero();
    }

    private void drain() {
        for (int i = 0; i < 100; i++) {
            bench.link.queuedBytes = 0;
            bench.pass(SegmentSender.LOOK);
        }
    }

    private static byte[] media(V06Bench bench) {
        ByteArrayOutputStream media = new ByteArrayOutputStream();
        List<byte[]> sent = new ArrayList<>(bench.link.sent);
        sent.subList(1, sent.size()).forEach(media::writeBytes);
        return media.toByteArray();
    }

    private static void request(V06Bench bench, long number) {
        bench.session.onMessage(("{\"c\":3,\"i\":\"a+" + number + "\"}").getBytes(StandardCharsets.UTF_8));
    }

    private static String header(long number, int size) {
        return "{\"c\":0,\"i\":\"a+" + number + "\",\"s\":" + size + "}";
    }

    private static String absent(String id) {
        return "{\"c\":1,\"i\":\"" + id + "\"}";
    }
}
