package org.swarmglass.engine.swarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.swarmglass.engine.swarm.DownloadBench.bytes;
import static org.swarmglass.engine.swarm.DownloadBench.path;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.swarmglass.engine.event.EngineEvent;
import org.swarmglass.engine.event.EngineEvent.CloseReason;
import org.swarmglass.engine.event.EngineEvent.SegmentSource;
import org.swarmglass.engine.model.ByteRange;
import org.swarmglass.engine.origin.ScriptedAnswer;
import org.swarmglass.engine.peer.PeerError;
import org.swarmglass.engine.wire.Command;

/** Segments on their way: sources that change, fail, lie and disagree; bytes that are kept and counted. */
class DownloadsTest {
    private final DownloadBench bench = new DownloadBench();

    @AfterEach
    void countersAddUpWhateverHappened() {
        bench.checkIdentity();
        bench.downloads.close();
        bench.checkIdentity();
        assertThat(bench.traffic.totals().pending()).isZero();
    }

    @Test
    void takesASegmentFromTheOriginWhenNobodyHasIt() {
        bench.serve(7);
        bench.want(7);
        bench.advance(2);
        assertThat(bench.stored(7)).isEqualTo(bytes(7));
        assertThat(bench.counts.totals().http()).isEqualTo(1);
    }

    @Test
    void takesASegmentFromThePeerThatHasIt() {
        bench.want(7);
        ManualPeer peer = bench.peer(7L);
        bench.advance(0.3);
        peer.answer(bytes(7));
        assertThat(bench.stored(7)).isEqualTo(bytes(7));
        assertThat(bench.counts.totals().p2p()).isEqualTo(1);
        assertThat(bench.origin.requests).isEmpty();
    }

    @Test
    void asksAPeerAsSoonAsItHasWhatIsSought() {
        bench.listed = false;
        bench.want(7);
        ManualPeer peer = bench.peer();
        bench.advance(0.3);
        peer.announce(7L);
        bench.downloads.onAnnounced(peer.session);
        bench.advance(0.03);
        assertThat(peer.lastRequest().segment()).isEqualTo(7);
    }

    @Test
    void plansNothingForNewsOfWhatIsNotSought() {
        bench.listed = false;
        ManualPeer peer = bench.peer();
        bench.advance(0.3);
        bench.want(7);
        peer.announce(7L);
        bench.downloads.onAnnounced(peer.session);
        bench.advance(0.03);
        assertThat(peer.requests).isEmpty();
        bench.advance(0.25);
        assertThat(peer.requests).hasSize(1);
    }

    @Test
    void asksTheNextPeerOnlyForWhatIsMissing() {
        bench.want(7);
        ManualPeer first = bench.peer(7L);
        ManualPeer second = bench.peer();
        bench.awaitRequest(first);
        first.header(bytes(7).length);
        first.media(bytes(7), 0, 8_000);
        first.vanish();
        second.announce(7L);
        bench.advance(0.3);
        assertThat(second.lastRequest().firstByte()).isEqualTo(8_000);
        second.answer(bytes(7));
        assertThat(bench.stored(7)).isEqualTo(bytes(7));
        assertThat(bench.traffic.totals().wasted()).isZero();
        assertThat(bench.events(EngineEvent.PeerRequestFailed.class))
                .singleElement()
                .extracting(EngineEvent.PeerRequestFailed::error)
                .isEqualTo(PeerError.CLOSED);
    }

    @Test
    void asksTheOriginOnlyForTheTailAtTheLastMoment() {
        bench.serve(7);
        bench.want(7);
        ManualPeer slow = bench.peer(7L);
        bench.advance(0.3);
        slow.header(bytes(7).length);
        slow.media(bytes(7), 0, 12_000);
        bench.due = Duration.ofSeconds(2);
        bench.advance(2);
        assertThat(bench.origin.requests)
                .singleElement()
                .satisfies(request -> assertThat(request.range()).contains(ByteRange.from(12_000)));
        assertThat(bench.stored(7)).isEqualTo(bytes(7));
        assertThat(bench.counts.totals().mixed()).isEqualTo(1);
        assertThat(bench.events(EngineEvent.SegmentAcquired.class))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.source()).isEqualTo(SegmentSource.MIXED);
                    assertThat(event.p2pBytes()).isEqualTo(12_000);
                });
    }

    @Test
    void whatThePeerStillSendsAfterTheSwitchIsWaste() {
        bench.serve(7);
        bench.want(7);
        ManualPeer slow = bench.peer(7L);
        bench.advance(0.3);
        slow.header(bytes(7).length);
        slow.media(bytes(7), 0, 8_000);
        bench.due = Duration.ofSeconds(2);
        bench.advance(0.6);
        assertThat(slow.heard).anyMatch(Command.Cancel.class::isInstance);
        slow.media(bytes(7), 8_000, 12_000);
        bench.advance(2);
        assertThat(bench.traffic.totals().wasted()).isEqualTo(4_000);
        assertThat(bench.stored(7)).isEqualTo(bytes(7));
    }

    @Test
    void aPeerThatIsAwayFromTheSegmentIsNotAskedAgain() {
        bench.want(7);
        ManualPeer busy = bench.peer(7L);
        bench.advance(0.3);
        busy.absent();
        bench.advance(10);
        assertThat(busy.requests).hasSize(1);
    }

    @Test
    void bytesOfADownloadThatBrokeItsWordAreDropped() {
        bench.want(7);
        ManualPeer liar = bench.peer(7L);
        bench.advance(0.3);
        liar.header(bytes(7).length);
        liar.media(bytes(1), 0, 8_000);
        liar.finish();
        assertThat(bench.traffic.totals().wasted()).isEqualTo(8_000);
        assertThat(liar.closedBecause).contains(CloseReason.PROTOCOL_VIOLATION);
        ManualPeer honest = bench.peer(7L);
        bench.awaitRequest(honest);
        assertThat(honest.lastRequest().firstByte()).isZero();
        honest.answer(bytes(7));
        assertThat(bench.stored(7)).isEqualTo(bytes(7));
    }

    @Test
    void aLengthThatOnlyAPeerToldIsNotHeldAgainstAnHonestOne() {
        bench.serve(7);
        bench.want(7);
        ManualPeer liar = bench.peer(7L);
        bench.advance(0.3);
        ManualPeer honest = bench.peer(7L);
        liar.header(9_999);
        liar.media(bytes(1), 0, 4_000);
        liar.vanish();
        honest.header(bytes(7).length - honest.lastRequest().firstByte());
        assertThat(honest.open).isTrue();
        assertThat(bench.events(EngineEvent.PeerRequestFailed.class)).hasSize(2);
        // Which of the two is right only the origin knows.
        bench.due = Duration.ofSeconds(2);
        bench.advance(3);
        assertThat(bench.stored(7)).isEqualTo(bytes(7));
        assertThat(bench.counts.totals().http()).isEqualTo(1);
    }

    @Test
    void aPeerThatContradictsTheOriginsLengthIsClosed() {
        bench.origin.script(
                path(7),
                ScriptedAnswer.of(bytes(7)).failing(ScriptedAnswer.Fault.RESET, 5_000),
                ScriptedAnswer.status(503));
        bench.want(7);
        bench.advance(12);
        ManualPeer liar = bench.peer(7L);
        bench.due = Duration.ofSeconds(20);
        while (liar.requests.isEmpty()) {
            bench.advance(0.5);
        }
        assertThat(liar.lastRequest().firstByte()).isEqualTo(5_000);
        liar.header(3_000);
        assertThat(liar.closedBecause).contains(CloseReason.PROTOCOL_VIOLATION);
        assertThat(bench.downloads.pending()).isEqualTo(5_000);
    }

    @Test
    void anEmptySegmentOfAPeerIsRefused() {
        bench.want(7);
        ManualPeer hostile = bench.peer(7L);
        bench.advance(0.3);
        hostile.header(0);
        hostile.finish();
        assertThat(bench.has(7)).isFalse();
        assertThat(hostile.open).isFalse();
    }

    @Test
    void anEmptySegmentOfTheOriginIsAFailureAndNotAskedForInATightLoop() {
        bench.origin.serve(URI.create("http://origin.test" + path(7)), new byte[0]);
        bench.want(7);
        bench.advance(10);
        assertThat(bench.has(7)).isFalse();
        assertThat(bench.origin.asked(path(7))).isBetween(2L, 6L);
        assertThat(bench.events(EngineEvent.OriginFailed.class)).isNotEmpty();
    }

    @Test
    void aByteRangeBeyondTheResourceIsAFailureAndNotAskedForInATightLoop() {
        bench.serve(7);
        bench.want(7, Optional.of(new ByteRange(15_000, 10_000)));
        bench.advance(10);
        assertThat(bench.has(7)).isFalse();
        assertThat(bench.origin.asked(path(7))).isLessThan(30);
    }

    @Test
    void aByteRangeIsExactlyThatPart() {
        bench.serve(7);
        bench.want(7, Optional.of(new ByteRange(5_000, 10_000)));
        bench.advance(3);
        assertThat(bench.stored(7)).isEqualTo(Arrays.copyOfRange(bytes(7), 5_000, 15_000));
    }

    @Test
    void aByteRangeIsFinishedByTheOriginWhereThePeerLeftIt() {
        bench.serve(7);
        byte[] part = Arrays.copyOfRange(bytes(7), 5_000, 15_000);
        bench.want(7, Optional.of(new ByteRange(5_000, 10_000)));
        ManualPeer peer = bench.peer(7L);
        bench.advance(0.3);
        peer.header(part.length);
        peer.media(part, 0, 4_000);
        peer.vanish();
        bench.advance(2);
        assertThat(bench.origin.requests)
                .singleElement()
                .satisfies(request -> assertThat(request.range()).contains(new ByteRange(9_000, 6_000)));
        assertThat(bench.stored(7)).isEqualTo(part);
    }

    @Test
    void aPeerThatVanishesBehindItsLastByteHasDeliveredAll() {
        bench.want(7);
        ManualPeer peer = bench.peer(7L);
        bench.advance(0.3);
        peer.header(bytes(7).length);
        peer.media(bytes(7), 0, bytes(7).length);
        peer.vanish();
        assertThat(bench.stored(7)).isEqualTo(bytes(7));
        assertThat(bench.origin.requests).isEmpty();
    }

    @Test
    void aSlowOriginIsLeftForAPeerKnownToBeFast() {
        bench.serve(7);
        bench.origin.setStuck(true);
        ManualPeer peer = bench.peer();
        bench.want(7);
        bench.due = Duration.ofSeconds(6);
        bench.advance(0.5);
        peer.announce(8L);
        bench.want(8);
        bench.due = Duration.ofSeconds(6);
        bench.advance(0.3);
        peer.header(bytes(8).length);
        peer.media(bytes(8), 0, 10_000);
        bench.advance(0.1);
        peer.media(bytes(8), 10_000, bytes(8).length);
        peer.finish();
        bench.due = Duration.ofSeconds(3);
        peer.announce(7L);
        bench.advance(1);
        assertThat(peer.lastRequest().segment()).isEqualTo(7);
    }

    @Test
    void whatNobodyWantsAnyMoreIsWaste() {
        bench.want(7);
        ManualPeer peer = bench.peer(7L);
        bench.advance(0.3);
        peer.header(bytes(7).length);
        peer.media(bytes(7), 0, 8_000);
        bench.wanted.clear();
        bench.advance(0.5);
        assertThat(bench.traffic.totals().wasted()).isEqualTo(8_000);
        assertThat(bench.downloads.pending()).isZero();
        assertThat(peer.heard).anyMatch(Command.Cancel.class::isInstance);
        assertThat(bench.counts.totals().lost()).isZero();
    }
}
