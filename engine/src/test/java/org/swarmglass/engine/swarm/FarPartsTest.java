package org.swarmglass.engine.swarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.swarmglass.engine.swarm.DownloadBench.bytes;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.swarmglass.engine.event.EngineEvent;
import org.swarmglass.engine.event.EngineEvent.SegmentSource;
import org.swarmglass.engine.wire.Command;

/** One segment from several peers at once. The first one sends 2,000 bytes a second of 20,020. */
class FarPartsTest {
    private static final int HELD = 4_000;
    private static final int SEAM = HELD + (20_020 - HELD) / 2;

    private final DownloadBench bench = new DownloadBench();
    private final byte[] segment = bytes(7);
    private ManualPeer slow = bench.peer();
    private ManualPeer helper = bench.peer();

    @BeforeEach
    void letTheFirstComeTooLate() {
        assertThat(segment).hasSize(20_020);
        bench.due = Duration.ofSeconds(9);
        bench.want(7);
        slow.announce(7L);
        bench.awaitRequest(slow);
        slow.header(segment.length);
        for (int at = 0; at < HELD; at += 1_000) {
            bench.advance(0.5);
            slow.media(segment, at, at + 1_000);
        }
        assertThat(helper.requests).isEmpty();
        helper.announce(7L);
        bench.awaitRequest(helper);
    }

    @Test
    void asksOneMoreFromTheMiddleOfWhatIsMissing() {
        assertThat(helper.lastRequest().firstByte()).isEqualTo(SEAM);
    }

    @Test
    void stopsTheFirstWhereTheSecondBegan() {
        helper.answer(segment);
        slow.media(segment, HELD, SEAM - 1);
        assertThat(bench.has(7)).isFalse();
        assertThat(slow.heard).noneMatch(Command.Cancel.class::isInstance);
        slow.media(segment, SEAM - 1, SEAM + 500);
        assertThat(bench.stored(7)).isEqualTo(segment);
        assertThat(slow.heard).anyMatch(Command.Cancel.class::isInstance);
        assertThat(bench.traffic.totals().wasted()).as("what came too much").isEqualTo(500);
        bench.checkIdentity();
    }

    @Test
    void theSecondGoesOnAsTheOnlyOneWhenTheFirstHasReachedIt() {
        helper.header(segment.length - SEAM);
        helper.media(segment, SEAM, SEAM + 1_000);
        slow.media(segment, HELD, SEAM);
        assertThat(bench.has(7)).isFalse();
        helper.media(segment, SEAM + 1_000, segment.length);
        helper.finish();
        assertThat(bench.stored(7)).isEqualTo(segment);
        assertThat(bench.traffic.totals().wasted()).isZero();
        bench.checkIdentity();
    }

    @Test
    void isWholeOnceAndNotBeforeTheSecondHasSaidSo() {
        helper.header(segment.length - SEAM);
        helper.media(segment, SEAM, segment.length);
        slow.media(segment, HELD, SEAM);
        assertThat(bench.has(7)).isFalse();
        helper.finish();
        assertThat(bench.stored(7)).isEqualTo(segment);
        assertThat(bench.events(EngineEvent.SegmentAcquired.class)).hasSize(1);
        bench.checkIdentity();
    }

    @Test
    void whatTheSecondSentIsKeptWhenItLeaves() {
        helper.header(segment.length - SEAM);
        helper.media(segment, SEAM, SEAM + 3_000);
        helper.vanish();
        bench.serve(7);
        slow.media(segment, HELD, SEAM);
        slow.vanish();
        bench.advance(9);
        assertThat(bench.stored(7)).isEqualTo(segment);
        assertThat(bench.events(EngineEvent.SegmentAcquired.class))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.source()).isEqualTo(SegmentSource.MIXED);
                    assertThat(event.p2pBytes()).isEqualTo(SEAM + 3_000);
                });
        assertThat(bench.traffic.totals().wasted()).isZero();
        bench.checkIdentity();
    }

    @Test
    void theOriginIsReadToTheSeamOnly() {
        helper.answer(segment);
        bench.serve(7);
        slow.vanish();
        helper.announce();
        bench.advance(9);
        assertThat(bench.stored(7)).isEqualTo(segment);
        assertThat(bench.events(EngineEvent.SegmentAcquired.class))
                .singleElement()
                .satisfies(event -> assertThat(event.p2pBytes()).isEqualTo(segment.length - (SEAM - HELD)));
        bench.checkIdentity();
    }

    @Test
    void oneWhoseLengthIsWrongCostsItsOwnPartOnly() {
        helper.header(segment.length - SEAM);
        helper.media(segment, SEAM, SEAM + 1_000);
        helper.finish();
        assertThat(bench.traffic.totals().wasted()).isEqualTo(1_000);
        slow.media(segment, HELD, segment.length);
        slow.finish();
        assertThat(bench.stored(7)).isEqualTo(segment);
        bench.checkIdentity();
    }

    @Test
    void oneThatClaimsAnotherLengthMakesAllOfItWorthless() {
        bench.serve(7);
        helper.header(5_000);
        assertThat(bench.traffic.totals().wasted()).isEqualTo(HELD);
        bench.due = Duration.ofSeconds(1);
        bench.advance(9);
        assertThat(bench.stored(7)).isEqualTo(segment);
        bench.checkIdentity();
    }

    @Test
    void whatIsGivenUpIsWasteWhereverItLies() {
        helper.header(segment.length - SEAM);
        helper.media(segment, SEAM, SEAM + 1_000);
        bench.downloads.close();
        assertThat(bench.traffic.totals().wasted()).isEqualTo(HELD + 1_000);
        bench.checkIdentity();
    }
}
