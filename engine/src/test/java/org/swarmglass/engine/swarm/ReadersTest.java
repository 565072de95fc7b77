package org.swarmglass.engine.swarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.swarmglass.engine.swarm.DownloadBench.bytes;
import static org.swarmglass.engine.swarm.DownloadBench.path;

import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.swarmglass.engine.event.EngineEvent;
import org.swarmglass.engine.model.SegmentRef;
import org.swarmglass.engine.origin.ScriptedAnswer;
import org.swarmglass.engine.swarm.DownloadBench.Reading;

/** What a player that reads a segment gets while it arrives, whatever happens to its sources. */
class ReadersTest {
    private final DownloadBench bench = new DownloadBench();

    @AfterEach
    void countersAddUpWhateverHappened() {
        bench.checkIdentity();
        bench.downloads.close();
        bench.checkIdentity();
        assertThat(bench.traffic.totals().pending()).isZero();
    }

    @Test
    void aReaderGetsBytesAsTheyComeAndGoesOnAcrossSources() {
        bench.serve(7);
        Reading reading = bench.read(bench.want(7));
        ManualPeer peer = bench.peer(7L);
        bench.advance(0.3);
        peer.header(bytes(7).length);
        peer.media(bytes(7), 0, 8_000);
        assertThat(reading.bytes()).hasSize(8_000);
        peer.vanish();
        bench.due = Duration.ofSeconds(1);
        bench.advance(3);
        assertThat(reading.bytes()).isEqualTo(bytes(7));
        assertThat(reading.whole).contains(true);
    }

    @Test
    void aReaderGoesOnWhereItWasWhenTheOriginNamesItsFileAnew() {
        bench.origin.script(
                path(7),
                ScriptedAnswer.of(bytes(7)).with("ETag", "\"one\"").failing(ScriptedAnswer.Fault.RESET, 9_000),
                ScriptedAnswer.of(bytes(7)).with("ETag", "\"two\""));
        Reading reading = bench.read(bench.want(7));
        bench.due = Duration.ofSeconds(1);
        bench.advance(5);
        assertThat(reading.bytes()).isEqualTo(bytes(7));
        assertThat(reading.whole).contains(true);
        assertThat(bench.counts.totals().lost()).isZero();
        assertThat(bench.traffic.totals().wasted()).isEqualTo(9_000);
    }

    @Test
    void aReaderThatWasPromisedAnotherLengthGetsAnEndAndTheSegmentCountsAsLost() {
        byte[] other = Arrays.copyOf(bytes(8), 15_000);
        bench.origin.script(
                path(7),
                ScriptedAnswer.of(bytes(7)).with("ETag", "\"one\"").failing(ScriptedAnswer.Fault.RESET, 9_000),
                ScriptedAnswer.of(other).with("ETag", "\"two\""));
        Reading reading = bench.read(bench.want(7));
        bench.due = Duration.ofSeconds(1);
        bench.advance(5);
        assertThat(reading.whole).contains(false);
        assertThat(reading.bytes()).hasSizeLessThanOrEqualTo(20_020);
        assertThat(bench.counts.totals().lost()).isEqualTo(1);
        assertThat(bench.stored(7)).isEqualTo(other);
    }

    @Test
    void aLiveSegmentIsWaitedForWhileTheOriginListsIt() {
        bench.origin.script(path(7), ScriptedAnswer.status(503));
        Reading reading = bench.read(bench.want(7));
        bench.due = Duration.ZERO;
        bench.advance(60);
        assertThat(reading.whole).isEmpty();
        bench.origin.script(path(7), ScriptedAnswer.of(bytes(7)));
        bench.advance(12);
        assertThat(reading.bytes()).isEqualTo(bytes(7));
    }

    @Test
    void aLiveSegmentThatLeftTheWindowEndsWithTheBytesThereAre() {
        bench.origin.script(
                path(7),
                ScriptedAnswer.of(bytes(7)).failing(ScriptedAnswer.Fault.RESET, 6_000),
                ScriptedAnswer.status(404));
        SegmentRef ref = bench.want(7);
        Reading reading = bench.read(ref);
        bench.due = Duration.ZERO;
        bench.advance(8);
        assertThat(reading.whole).isEmpty();
        bench.listed = false;
        bench.wanted.clear();
        bench.advance(10);
        assertThat(reading.whole).contains(false);
        assertThat(reading.bytes()).hasSize(6_000);
        assertThat(reading.hasStartOf(bytes(7))).isTrue();
        assertThat(bench.counts.totals().lost()).isEqualTo(1);
        assertThat(bench.events(EngineEvent.SegmentLost.class))
                .singleElement()
                .satisfies(event -> assertThat(event.segment()).isEqualTo(ref.id()));
        assertThat(bench.traffic.totals().wasted()).isEqualTo(6_000);
    }

    @Test
    void aVodSegmentIsGivenUpAfterThreeTriesAndTwentySeconds() {
        bench.live = false;
        bench.origin.script(path(7), ScriptedAnswer.status(404));
        Reading reading = bench.read(bench.want(7));
        bench.due = Duration.ZERO;
        bench.advance(19);
        assertThat(reading.whole).isEmpty();
        assertThat(bench.events(EngineEvent.OriginFailed.class)).hasSizeGreaterThanOrEqualTo(3);
        bench.advance(5);
        assertThat(reading.whole).contains(false);
        assertThat(reading.begun).isTrue();
        assertThat(bench.counts.totals().lost()).isEqualTo(1);
    }

    @Test
    void aPeerSavesASegmentThatTheOriginDoesNotHave() {
        bench.live = false;
        bench.origin.script(path(7), ScriptedAnswer.status(404));
        Reading reading = bench.read(bench.want(7));
        bench.due = Duration.ZERO;
        bench.advance(25 - 6);
        ManualPeer peer = bench.peer(7L);
        for (int i = 0; i < 40 && peer.requests.isEmpty(); i++) {
            bench.advance(0.25);
        }
        peer.answer(bytes(7));
        assertThat(reading.whole).contains(true);
        assertThat(reading.bytes()).isEqualTo(bytes(7));
    }

    @Test
    void aNumberThatMeansAnotherSegmentNowIsThrownAway() {
        Reading reading = bench.read(bench.want(7));
        ManualPeer peer = bench.peer(7L);
        bench.advance(0.3);
        peer.header(bytes(7).length);
        peer.media(bytes(7), 0, 8_000);
        bench.downloads.discard(7);
        assertThat(reading.whole).contains(false);
        assertThat(bench.counts.totals().lost()).isEqualTo(1);
        assertThat(bench.downloads.pending()).isZero();
    }

    @Test
    void whoGoesAwayInTheMiddleGetsNothingMore() {
        SegmentRef ref = bench.want(7);
        Reading reading = bench.read(ref);
        ManualPeer peer = bench.peer(7L);
        bench.advance(0.3);
        peer.header(bytes(7).length);
        peer.media(bytes(7), 0, 8_000);
        bench.downloads.detach(ref, reading);
        peer.media(bytes(7), 8_000, bytes(7).length);
        peer.finish();
        assertThat(reading.bytes()).hasSize(8_000);
        assertThat(reading.whole).isEmpty();
        assertThat(bench.has(7)).isTrue();
    }
}
