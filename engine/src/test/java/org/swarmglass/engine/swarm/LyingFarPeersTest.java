package org.swarmglass.engine.swarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.swarmglass.engine.swarm.DownloadBench.bytes;
import static org.swarmglass.engine.swarm.DownloadBench.path;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.swarmglass.engine.event.EngineEvent.CloseReason;
import org.swarmglass.engine.origin.ScriptedAnswer;

/** Several peers at once that agree on a wrong length of a segment of 20,020 bytes, and one that contradicts the origin. */
class LyingFarPeersTest {
    private static final int HELD = 4_000;
    private static final int CLAIMED = 15_000;
    private static final int SEAM = HELD + (CLAIMED - HELD) / 2;

    private final DownloadBench bench = new DownloadBench();
    private final byte[] segment = bytes(7);
    private final ManualPeer first = bench.peer();
    private final ManualPeer second = bench.peer();

    /** The first sends too slowly, the second is asked for the end. */
    private void begin(int claimed) {
        bench.due = Duration.ofSeconds(9);
        bench.want(7);
        first.announce(7L);
        bench.awaitRequest(first);
        first.header(claimed);
        for (int at = 0; at < HELD; at += 1_000) {
            bench.advance(0.5);
            first.media(segment, at, at + 1_000);
        }
        second.announce(7L);
        bench.awaitRequest(second);
    }

    @Test
    void theirEndIsNotTheSegmentsWhenTheOriginHasSpoken() {
        begin(CLAIMED);
        second.header(CLAIMED - SEAM);
        second.media(segment, SEAM, SEAM + 1_000);
        bench.serve(7);
        bench.due = Duration.ZERO;
        first.vanish();
        bench.advance(0.02);
        bench.due = Duration.ofSeconds(30);
        bench.advance(0.1);
        second.media(segment, SEAM + 1_000, CLAIMED);
        second.finish();
        bench.advance(5);
        assertThat(bench.stored(7)).isEqualTo(segment);
        bench.checkIdentity();
    }

    @Test
    void theirEndIsNotTheSegmentsWhenOneOfThemHasBrokenTheProtocol() {
        begin(CLAIMED);
        second.header(CLAIMED - SEAM);
        second.media(segment, SEAM, SEAM + 1_000);
        first.finish();
        assertThat(first.closedBecause).contains(CloseReason.PROTOCOL_VIOLATION);
        ManualPeer honest = bench.peer(7L);
        bench.awaitRequest(honest);
        honest.header(segment.length);
        honest.media(segment, 0, SEAM);
        second.media(segment, SEAM + 1_000, CLAIMED);
        second.finish();
        honest.media(segment, SEAM, segment.length);
        honest.finish();
        assertThat(bench.stored(7)).isEqualTo(segment);
        bench.checkIdentity();
    }

    @Test
    void oneThatContradictsTheOriginCostsNothingOfItsBytes() {
        begin(segment.length);
        int until = SEAM - HELD - 500;
        bench.origin.script(path(7), ScriptedAnswer.of(segment).failing(ScriptedAnswer.Fault.STALL, until));
        first.vanish();
        bench.due = Duration.ZERO;
        bench.advance(0.5);
        second.header(CLAIMED - second.lastRequest().firstByte());
        assertThat(bench.traffic.totals().wasted()).isZero();
        assertThat(bench.traffic.totals().http()).isPositive();
        bench.serve(7);
        bench.advance(9);
        assertThat(bench.stored(7)).isEqualTo(segment);
        assertThat(bench.traffic.totals().wasted()).isZero();
        bench.checkIdentity();
    }

    @Test
    void thoseThatClaimAFewBytesAreNotAskedForTheSameOne() {
        bench.due = Duration.ofSeconds(9);
        bench.want(7);
        List<ManualPeer> all = List.of(first, second, bench.peer(), bench.peer(), bench.peer());
        first.announce(7L);
        bench.awaitRequest(first);
        bench.advance(1.9);
        first.header(4);
        all.forEach(peer -> peer.announce(7L));
        bench.advance(1.6);
        List<ManualPeer> asked =
                all.stream().filter(peer -> !peer.requests.isEmpty()).toList();
        assertThat(asked).hasSizeGreaterThan(2);
        assertThat(asked)
                .extracting(peer -> peer.lastRequest().firstByte())
                .doesNotHaveDuplicates()
                .allMatch(offset -> offset < 4);
    }
}
