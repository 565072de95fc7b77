package org.swarmglass.engine.peer.v06;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.swarmglass.engine.event.EngineEvent.CloseReason;
import org.swarmglass.engine.peer.PeerError;
import org.swarmglass.engine.peer.RecordingDownload;
import org.swarmglass.engine.transport.LinkEnd;
import org.swarmglass.engine.wire.v06.V06Vectors;

/**
 * The traces of the real library's receiver, step by step: what it wrote, which segment it was waiting for, what it made
 * of the answer. Where we do otherwise on purpose, the trace is named and has a test of its own.
 */
class ReceiverVectorTest {
    /** JSON without a known command inside a transfer is media here, and an empty segment an error at once. */
    private static final Set<String> OTHERWISE =
            Set.of("media chunk that happens to be JSON kills the transfer", "zero-size segment never completes");

    private static final Set<String> FAILURES = Set.of("segment-error", "segment-absent", "segment-timeout");

    @TestFactory
    Stream<DynamicTest> behavesAsTheLibraryDid() {
        return traces().filter(trace -> !OTHERWISE.contains(trace.get("name").asText()))
                .map(trace -> DynamicTest.dynamicTest(
                        trace.get("name").asText(), () -> new Replay().run(trace.get("trace"))));
    }

    @Test
    void thereAreNineteenTraces() {
        assertThat(traces()).hasSize(19);
        assertThat(traces().map(trace -> trace.get("name").asText())).containsAll(OTHERWISE);
    }

    @Test
    void jsonWithoutACommandInsideATransferIsMedia() {
        V06Bench bench = new V06Bench().greeted();
        RecordingDownload download = bench.download(1);
        bench.receiveHeader(1, 100);
        bench.receive("{\"x\":1}");
        bench.receiveRaw(93);
        assertThat(download.done).isEqualTo(1);
        assertThat(download.bytes.size()).isEqualTo(100);
    }

    @Test
    void anEmptySegmentFailsAtOnce() {
        V06Bench bench = new V06Bench().greeted();
        RecordingDownload download = bench.download(1);
        bench.receiveHeader(1, 0);
        assertThat(download.failures).containsExactly(PeerError.LENGTH_MISMATCH);
        assertThat(bench.session.downloadingSegment()).isEmpty();
    }

    @Test
    void withoutAnAnswerTheRequestIsCancelledAsTheLibraryDoes() {
        JsonNode late = V06Vectors.section("responseTimeout").get("noHeaderInTime");
        V06Bench bench = new V06Bench();
        RecordingDownload download = bench.download(1);
        bench.pass(Downloader.ANSWER_WAIT);
        assertThat(bench.link.commands()).isEqualTo(texts(late.get("writes")));
        assertThat(download.failures).containsExactly(PeerError.TIMEOUT);
    }

    private static Stream<JsonNode> traces() {
        return StreamSupport.stream(V06Vectors.section("receiverStateMachine").spliterator(), false);
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    /** Plays one trace. */
    private static final class Replay {
        private final V06Bench bench = new V06Bench().greeted();
        private RecordingDownload download = new RecordingDownload();

        void run(JsonNode steps) {
            for (JsonNode step : steps) {
                String what = step.get("step").asText();
                bench.link.sent.clear();
                int announcements = bench.owner.announcements;
                int requests = bench.owner.requests.size();
                play(what, step.has("error"));
                List<String> said = bench.link.commands().stream()
                        .filter(text -> !text.startsWith("{\"c\":1,")) // The library's owner answers, not the peer.
                        .toList();
                assertThat(said).as(what).isEqualTo(texts(step.get("writes")));
                String wanted = step.get("downloadingId").asText("");
                assertThat(bench.session.downloadingSegment())
                        .as(what)
                        .isEqualTo(wanted.isEmpty() ? OptionalLong.empty() : OptionalLong.of(number(wanted)));
                for (JsonNode event : step.get("events")) {
                    check(event, what, announcements, requests);
                }
            }
        }

        private void play(String what, boolean refused) {
            if (what.startsWith("local requestSegment")) {
                if (refused) {
                    assertThatThrownBy(() -> bench.download(2)).isInstanceOf(IllegalStateException.class);
                } else {
                    download = bench.download(number(what.substring(21, what.length() - 1)));
                }
            } else if (what.startsWith("local cancel")) {
                bench.session.cancelDownload();
            } else if (what.startsWith("recv binary ")) {
                bench.session.onMessage(V06Vectors.pattern(Integer.parseInt(what.substring(12))));
            } else if (what.startsWith("recv ")) {
                bench.session.onMessage(what.substring(5).getBytes(StandardCharsets.UTF_8));
            } else if (what.equals("stream emits close")) {
                bench.session.onLinkClosed(new LinkEnd(LinkEnd.Cause.REMOTE_CLOSED, ""));
            } else {
                throw new AssertionError(what);
            }
        }

        private void check(JsonNode event, String what, int announcements, int requests) {
            String kind = event.get(0).asText();
            if (kind.equals("segment-loaded")) {
                assertThat(download.done).as(what).isEqualTo(1);
                assertThat(download.bytes.size())
                        .isEqualTo(event.get(2).get("bytes").asInt());
                assertThat(sha256(download.bytes.toByteArray()))
                        .isEqualTo(event.get(2).get("sha256").asText());
            } else if (FAILURES.contains(kind)) {
                assertThat(download.failures).as(what).hasSize(1);
            } else if (kind.equals("data-updated")) {
                assertThat(bench.owner.announcements).as(what).isEqualTo(announcements + 1);
            } else if (kind.equals("segment-request")) {
                assertThat(bench.owner.requests.size()).as(what).isEqualTo(requests + 1);
            } else if (kind.equals("close")) {
                assertThat(bench.owner.ends).containsExactly(CloseReason.REMOTE_CLOSED);
            } else {
                assertThat(kind).isEqualTo("bytes-downloaded");
            }
        }

        private static long number(String id) {
            return Long.parseLong(id.substring(id.indexOf('+') + 1));
        }

        private static String sha256(byte[] bytes) {
            try {
                return HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
            } catch (NoSuchAlgorithmException e) {
                throw new AssertionError(e);
            }
        }
    }
}
