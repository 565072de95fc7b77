package org.swarmglass.engine.peer.v06;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.swarmglass.engine.event.EngineEvent.CloseReason;
import org.swarmglass.engine.peer.PeerError;
import org.swarmglass.engine.peer.PeerSession.Answer;
import org.swarmglass.engine.peer.RecordingDownload;

/** What a session makes of answers, good, late and missing. */
class V06SessionDownloadTest {
    private final V06Bench bench = new V06Bench().greeted();

    @Test
    void asksForSegmentsByTheNumbersOfTheWire() {
        bench.shift = 100;
        bench.download(7);
        assertThat(bench.link.commands()).containsExactly("{\"c\":3,\"i\":\"a+107\"}");
    }

    @Test
    void takesOnlyItsOwnStreamAndCanonicalNumbersFromAMap() {
        bench.shift = 10;
        bench.receive("{\"c\":2,\"m\":{\"b\":[\"11\",[0]],\"a\":[\"12|13|014|1.5|x||9|99999999999999999999\","
                + "[0,1,0,0,0,0,0,0]]}}");
        assertThat(bench.session.loaded()).containsExactly(2L);
        assertThat(bench.session.loading()).containsExactly(3L);
        assertThat(bench.owner.announcements).isEqualTo(1);
    }

    @Test
    void aMapThatCameBeforeOurPlaylistIsReadAnewOnceItsNumbersAreKnown() {
        bench.receive("{\"c\":2,\"m\":{\"a\":[\"12|13\",[0,1]]}}");
        bench.shift = 10;
        assertThat(bench.session.loaded()).containsExactly(2L);
        assertThat(bench.session.loading()).containsExactly(3L);
    }

    @Test
    void ofTheWholeThatComesTheBytesHeldAreUnused() {
        RecordingDownload download = bench.download(1, 150, OptionalLong.of(400));
        bench.receiveHeader(1, 400);
        bench.receiveRaw(100, 100, 200);
        assertThat(download.totals).containsExactly(400L);
        assertThat(download.bytes.size()).isEqualTo(250);
        assertThat(download.bytes.toByteArray()[49]).isEqualTo((byte) 100);
        assertThat(download.bytes.toByteArray()[50]).isEqualTo((byte) 200);
        assertThat(bench.owner.unusedBytes).isEqualTo(150);
        assertThat(bench.session.receivedBytes()).isEqualTo(400);
        assertThat(download.done).isEqualTo(1);
    }

    @Test
    void theRestOfACancelledSegmentIsUnusedAndKeepsThePeerBusy() {
        RecordingDownload download = bench.download(1);
        bench.receiveHeader(1, 300);
        bench.receiveRaw(100);
        bench.session.cancelDownload();
        assertThat(bench.session.downloading()).isTrue();
        assertThat(bench.session.downloadingSegment()).isEmpty();
        bench.receiveRaw(100);
        assertThat(bench.session.downloading()).isTrue();
        bench.receiveRaw(100);
        assertThat(bench.session.downloading()).isFalse();
        assertThat(bench.owner.unusedBytes).isEqualTo(200);
        assertThat(bench.owner.announcements)
                .as("told that it may be asked again")
                .isEqualTo(1);
        assertThat(download.done + download.failures.size()).isZero();
    }

    @Test
    void aCancelledSegmentThatIsCutOffKeepsThePeerBusyForAWhileOnly() {
        bench.download(1);
        bench.receiveHeader(1, 300);
        bench.session.cancelDownload();
        bench.pass(Downloader.LATE_SILENCE.minusMillis(1));
        assertThat(bench.session.downloading()).isTrue();
        bench.pass(Duration.ofMillis(1));
        assertThat(bench.session.downloading()).isFalse();
    }

    @Test
    void theNextCommandEndsTheRestOfACancelledSegment() {
        bench.download(1);
        bench.receiveHeader(1, 300);
        bench.session.cancelDownload();
        bench.receive("{\"c\":2,\"m\":{\"a\":[\"5\",[0]]}}");
        assertThat(bench.session.downloading()).isFalse();
        assertThat(bench.session.loaded()).containsExactly(5L);
    }

    @Test
    void anAnswerBehindTheRestOfACancelledSegmentIsWaitedFor() {
        bench.download(1);
        bench.receiveHeader(1, 4_000);
        bench.session.cancelDownload();
        RecordingDownload next = bench.download(2);
        for (int i = 0; i < 4; i++) {
            bench.pass(Duration.ofSeconds(4));
            bench.receiveRaw(1_000);
        }
        bench.pass(Duration.ofSeconds(4));
        bench.receiveHeader(2, 10);
        bench.receiveRaw(10);
        assertThat(next.done).isEqualTo(1);
        assertThat(bench.session.consecutiveTimeouts()).isZero();
    }

    @Test
    void aHeaderThatIsLateIsSkippedWithItsBytes() {
        RecordingDownload first = bench.download(1);
        bench.pass(Downloader.ANSWER_WAIT);
        assertThat(first.failures).containsExactly(PeerError.TIMEOUT);
        RecordingDownload second = bench.download(2);
        bench.receiveHeader(1, 50);
        bench.receiveRaw(50);
        bench.receiveHeader(2, 60);
        bench.receiveRaw(60);
        assertThat(second.bytes.size()).isEqualTo(60);
        assertThat(bench.owner.unusedBytes).isEqualTo(50);
    }

    @Test
    void whatIsNotAnsweredIsForgottenAndTheThirdTimeEndsTheSession() {
        bench.receive("{\"c\":2,\"m\":{\"a\":[\"1|2|3\",[0,0,0]]}}");
        for (int number = 1; number <= 3; number++) {
            RecordingDownload download = bench.download(number);
            bench.pass(Downloader.ANSWER_WAIT);
            assertThat(download.failures).containsExactly(PeerError.TIMEOUT);
            assertThat(bench.session.loaded()).doesNotContain((long) number);
        }
        assertThat(bench.owner.ends).containsExactly(CloseReason.SILENT);
    }

    @Test
    void aTransferThatStallsEndsTheSessionSinceNothingElseCouldCome() {
        RecordingDownload download = bench.download(1);
        bench.receiveHeader(1, 100_000);
        bench.pass(Duration.ofSeconds(8));
        bench.receiveRaw(50_000);
        bench.pass(Downloader.SILENCE.minusMillis(1));
        assertThat(download.failures).isEmpty();
        bench.pass(Duration.ofMillis(1));
        assertThat(download.failures).containsExactly(PeerError.TIMEOUT);
        assertThat(bench.owner.ends).containsExactly(CloseReason.SILENT);
    }

    @Test
    void anAbsentSegmentIsForgottenUntilTheNextMap() {
        bench.receive("{\"c\":2,\"m\":{\"a\":[\"1|2\",[0,0]]}}");
        RecordingDownload download = bench.download(1);
        bench.receive("{\"c\":1,\"i\":\"a+1\"}");
        assertThat(download.failures).containsExactly(PeerError.ABSENT);
        assertThat(bench.session.loaded()).containsExactly(2L);
        bench.receive("{\"c\":2,\"m\":{\"a\":[\"1|2\",[0,0]]}}");
        assertThat(bench.session.loaded()).containsExactly(1L, 2L);
    }

    @Test
    void aPeerThatKeepsInterruptingItsSegmentsIsLeft() {
        for (int i = 0; i < 3; i++) {
            assertThat(bench.owner.ends).isEmpty();
            RecordingDownload download = bench.download(i);
            bench.receiveHeader(i, 100);
            bench.receive("{\"c\":2,\"m\":{}}");
            assertThat(download.failures).containsExactly(PeerError.PROTOCOL_VIOLATION);
        }
        assertThat(bench.owner.ends).containsExactly(CloseReason.PROTOCOL_VIOLATION);
    }

    @Test
    void aRequestWaitsBehindOurOwnUploadButNotForEver() {
        bench.link.queues = true;
        bench.owner.answer = new Answer.Serve(new byte[2_000_000]);
        bench.receive("{\"c\":3,\"i\":\"a+9\"}");
        RecordingDownload download = bench.download(1);
        assertThat(bench.link.commands()).noneMatch(text -> text.startsWith("{\"c\":3"));
        for (int i = 0; i < 50; i++) {
            bench.link.queuedBytes = Math.max(0, bench.link.queuedBytes - 1_000); // A trickle leaves.
            bench.pass(Duration.ofMillis(100));
        }
        assertThat(download.failures).containsExactly(PeerError.TIMEOUT);
        assertThat(bench.session.consecutiveTimeouts())
                .as("not the remote's fault")
                .isZero();
        bench.link.queuedBytes = 0;
        for (int i = 0; i < 100; i++) {
            bench.link.queuedBytes = 0;
            bench.pass(Duration.ofMillis(50));
        }
        assertThat(bench.link.commands()).as("withdrawn").noneMatch(text -> text.startsWith("{\"c\":3"));
        assertThat(bench.session.uploading()).isFalse();
    }

    @Test
    void aListenerMayAskForTheNextSegmentAtOnce() {
        RecordingDownload[] next = new RecordingDownload[1];
        RecordingDownload first = new RecordingDownload() {
            @Override
            public void onDone() {
                super.onDone();
                next[0] = bench.download(2);
            }
        };
        bench.session.request(1, 0, OptionalLong.empty(), first);
        bench.receiveHeader(1, 10);
        bench.receiveRaw(10);
        bench.receiveHeader(2, 20);
        bench.receiveRaw(20);
        assertThat(next[0].bytes.toByteArray()).hasSize(20).containsOnly(20);
    }

    @Test
    void measuresTheRateOverTheTimeOfDownloadsOnly() {
        bench.download(1);
        bench.receiveHeader(1, 100_000);
        bench.pass(Duration.ofSeconds(1));
        bench.session.onMessage(new byte[50_000]);
        bench.pass(Duration.ofSeconds(1));
        bench.session.onMessage(Arrays.copyOf(new byte[1], 50_000));
        double measured = bench.session.downloadBytesPerSecond();
        assertThat(measured).isBetween(45_000.0, 55_000.0);
        bench.pass(Duration.ofMinutes(1));
        assertThat(bench.session.downloadBytesPerSecond()).isEqualTo(measured);
    }
}
