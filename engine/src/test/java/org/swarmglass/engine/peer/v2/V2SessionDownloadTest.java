package org.swarmglass.engine.peer.v2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.swarmglass.engine.event.EngineEvent.CloseReason;
import org.swarmglass.engine.peer.PeerError;
import org.swarmglass.engine.peer.RecordingDownload;
import org.swarmglass.engine.transport.LinkEnd;
import org.swarmglass.engine.wire.Command;

class V2SessionDownloadTest {
    private final V2Bench bench = new V2Bench();

    @Test
    void deliversHeaderBytesAndCompletionInOrder() {
        RecordingDownload download = bench.download(7);
        bench.receiveHeader(7, 100_000);
        bench.receiveRaw(65_535, 34_465);
        assertThat(download.done).isZero();
        bench.receiveEnd(7);

        assertThat(download.totals).containsExactly(100_000L);
        assertThat(download.bytes.size()).isEqualTo(100_000);
        assertThat(download.done).isEqualTo(1);
        assertThat(bench.session.downloading()).isFalse();
        assertThat(bench.session.receivedBytes()).isEqualTo(100_000);
        assertThat(bench.owner.unusedBytes).isZero();
        assertThat(bench.loop.waiting()).isZero();
    }

    @Test
    void asksForTheRestAndAddsWhatIsHeldToTheTotal() {
        RecordingDownload download = bench.download(7, 30_000, OptionalLong.of(100_000));
        assertThat(bench.sent(Command.Request.class))
                .containsExactly(new Command.Request(7, bench.requestId(), 30_000));
        bench.receiveHeader(7, 70_000);
        assertThat(download.totals).containsExactly(100_000L);
    }

    @Test
    void hasOneOutstandingRequest() {
        bench.download(7);
        assertThat(bench.session.downloadingSegment()).hasValue(7);
        assertThatThrownBy(() -> bench.download(8)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void numbersRequestsUpwardsAsNewerPeersWant() {
        for (int i = 0; i < 20; i++) {
            bench.download(i);
            bench.session.cancelDownload();
        }
        List<Long> ids = bench.sent(Command.Request.class).stream()
                .map(Command.Request::requestId)
                .toList();
        assertThat(ids).isSorted().doesNotHaveDuplicates();
        assertThat(ids.get(0)).isBetween(0L, 999L);
    }

    @Test
    void timesOutTwoSecondsAfterTheRequestTheHeaderOrTheLastBytes() {
        RecordingDownload download = bench.download(7);
        bench.pass(Duration.ofMillis(1_900));
        bench.receiveHeader(7, 100_000);
        bench.pass(Duration.ofMillis(1_900));
        bench.receiveRaw(50_000);
        bench.pass(Duration.ofMillis(1_999));
        assertThat(download.failures).isEmpty();
        bench.pass(Duration.ofMillis(1));

        assertThat(download.failures).containsExactly(PeerError.TIMEOUT);
        assertThat(bench.sent(Command.Cancel.class)).containsExactly(new Command.Cancel(7, bench.requestId()));
        assertThat(bench.session.consecutiveTimeouts()).isEqualTo(1);
        assertThat(bench.link.closed).isFalse();
    }

    @Test
    void closesASilentPeerAtTheThirdTimeoutInARow() {
        for (int i = 0; i < 3; i++) {
            assertThat(bench.owner.ends).isEmpty();
            bench.download(i);
            bench.pass(Downloader.SILENCE);
        }
        assertThat(bench.owner.ends).containsExactly(CloseReason.SILENT);
        assertThat(bench.link.closed).isTrue();
        assertThat(bench.loop.waiting()).isZero();
    }

    @Test
    void successForgivesFormerTimeouts() {
        bench.download(1);
        bench.pass(Downloader.SILENCE);
        bench.download(2);
        bench.pass(Downloader.SILENCE);
        bench.download(3);
        bench.receiveHeader(3, 10);
        bench.receiveRaw(10);
        bench.receiveEnd(3);
        assertThat(bench.session.consecutiveTimeouts()).isZero();
        bench.download(4);
        bench.pass(Downloader.SILENCE);
        assertThat(bench.owner.ends).isEmpty();
    }

    @Test
    void aTrickleOfBytesDoesNotHoldARequest() {
        RecordingDownload download = bench.download(7);
        bench.receiveHeader(7, 100_000);
        for (int i = 0; i < 4; i++) {
            bench.pass(Duration.ofMillis(600));
            bench.receiveRaw(1);
        }
        assertThat(download.failures).containsExactly(PeerError.TIMEOUT);
    }

    @Test
    void lateBytesOfACancelledRequestAreUnusedAndNotHeldAgainstThePeer() {
        RecordingDownload download = bench.download(7);
        bench.receiveHeader(7, 300_000);
        bench.receiveRaw(65_535);
        bench.session.cancelDownload();
        bench.receiveRaw(65_535, 65_535, 65_535);
        RecordingDownload next = bench.download(8);
        bench.receiveRaw(37_860);
        bench.receiveHeader(8, 5);
        bench.receiveRaw(5);
        bench.receiveEnd(8);

        assertThat(download.bytes.size()).isEqualTo(65_535);
        assertThat(download.failures).isEmpty();
        assertThat(next.bytes.size()).isEqualTo(5);
        assertThat(next.done).isEqualTo(1);
        assertThat(bench.owner.unusedBytes).isEqualTo(300_000 - 65_535);
        assertThat(bench.session.receivedBytes()).isEqualTo(300_005);
        assertThat(bench.link.closed).isFalse();
    }

    @Test
    void anAnswerThatCrossesItsCancelIsUnused() {
        bench.download(7);
        long first = bench.requestId();
        bench.session.cancelDownload();
        RecordingDownload second = bench.download(8);
        bench.receive(new Command.DataHeader(7, first, 500_000));
        for (int i = 0; i < 7; i++) {
            bench.receiveRaw(65_535);
        }
        bench.session.cancelDownload();
        bench.receiveRaw(41_255);
        bench.receive(new Command.DataEnd(7, first));

        assertThat(second.totals).isEmpty();
        assertThat(bench.owner.unusedBytes).isEqualTo(500_000);
        assertThat(bench.link.closed).isFalse();
    }

    @Test
    void anAbsentSegmentIsForgottenUntilTheNextAnnouncement() {
        bench.receive(new Command.Announcement(List.of(7L, 8L), List.of(9L)));
        RecordingDownload download = bench.download(7);
        bench.receive(new Command.Absent(7, bench.requestId()));

        assertThat(download.failures).containsExactly(PeerError.ABSENT);
        assertThat(bench.session.loaded()).containsExactly(8L);
        assertThat(bench.session.loading()).containsExactly(9L);
        bench.receive(new Command.Announcement(List.of(7L), List.of()));
        assertThat(bench.session.loaded()).containsExactly(7L);
        assertThat(bench.session.loading()).isEmpty();
        assertThat(bench.owner.announcements).isEqualTo(2);
    }

    @Test
    void aSegmentWithoutAnyAnswerIsForgottenToo() {
        bench.receive(new Command.Announcement(List.of(7L, 8L), List.of()));
        bench.download(7);
        bench.pass(Downloader.SILENCE);
        assertThat(bench.session.loaded()).containsExactly(8L);
    }

    @Test
    void theEndOfTheLinkFailsTheDownloadAndIsToldOnce() {
        RecordingDownload download = bench.download(7);
        bench.session.onLinkClosed(new LinkEnd(LinkEnd.Cause.REMOTE_CLOSED, "gone"));
        bench.session.onLinkClosed(new LinkEnd(LinkEnd.Cause.CONNECTION_FAILED, ""));
        bench.session.close(CloseReason.SHUTDOWN, "");

        assertThat(download.failures).containsExactly(PeerError.CLOSED);
        assertThat(bench.owner.ends).containsExactly(CloseReason.REMOTE_CLOSED);
        assertThat(bench.owner.details).containsExactly("gone");
        RecordingDownload refused = bench.download(8);
        bench.loop.runDue();
        assertThat(refused.failures).containsExactly(PeerError.CLOSED);
        assertThat(bench.loop.waiting()).isZero();
    }

    @Test
    void aListenerMayAskForTheNextSegmentAtOnce() {
        RecordingDownload next = new RecordingDownload();
        RecordingDownload chained = new RecordingDownload() {
            @Override
            public void onDone() {
                super.onDone();
                bench.session.request(8, 0, OptionalLong.empty(), next);
            }
        };
        bench.session.request(7, 0, OptionalLong.empty(), chained);
        bench.receiveHeader(7, 1);
        bench.receiveRaw(1);
        bench.receiveEnd(7);
        assertThat(bench.session.downloadingSegment()).hasValue(8);
        bench.receive(new Command.Absent(8, bench.requestId()));
        assertThat(next.failures).containsExactly(PeerError.ABSENT);
    }

    @Test
    void measuresTheRateOverDownloadTimeOnly() {
        assertThat(bench.session.downloadBytesPerSecond()).isZero();
        for (int segment = 0; segment < 5; segment++) {
            bench.download(segment);
            bench.pass(Duration.ofMillis(100));
            bench.receiveHeader(segment, 100_000);
            bench.receiveRaw(50_000);
            bench.pass(Duration.ofMillis(100));
            bench.receiveRaw(50_000);
            bench.receiveEnd(segment);
            bench.pass(Duration.ofMinutes(1));
        }
        assertThat(bench.session.downloadBytesPerSecond()).isBetween(450_000.0, 550_000.0);
        bench.download(9);
        bench.pass(Downloader.SILENCE);
        assertThat(bench.session.downloadBytesPerSecond()).isLessThan(1);
    }

    @Test
    void hasHeardThePeerAfterItsFirstMessage() {
        assertThat(bench.session.heard()).isFalse();
        bench.receive(new Command.Announcement(List.of(), List.of()));
        assertThat(bench.session.heard()).isTrue();
        assertThat(bench.session.remote()).isEqualTo(V2Bench.REMOTE);
    }
}
