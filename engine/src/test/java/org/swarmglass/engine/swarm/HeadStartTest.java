package org.swarmglass.engine.swarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.swarmglass.engine.swarm.DownloadBench.bytes;
import static org.swarmglass.engine.swarm.DownloadBench.path;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.swarmglass.engine.integrity.HashFileAddress;
import org.swarmglass.engine.model.ByteRange;
import org.swarmglass.engine.origin.OriginRequest;
import org.swarmglass.engine.origin.ScriptedAnswer;

/** The segment a player begins with: half of it from the origin, the rest from whom is met meanwhile. */
class HeadStartTest {
    private static final int LENGTH = bytes(7).length;
    private static final int HALF = 10_000; // of the stream's rate, not of the segment

    private DownloadBench bench = new DownloadBench();

    @BeforeEach
    void thePlayerBeginsAndHasMetNobody() {
        begin();
    }

    private void begin() {
        bench.settled = false;
        bench.due = Duration.ZERO;
        bench.serve(7);
    }

    @AfterEach
    void countersAddUpWhateverHappened() {
        bench.checkIdentity();
        bench.downloads.close();
        bench.checkIdentity();
    }

    @Test
    void thePeerThatIsMetGivesTheRest() {
        DownloadBench.Reading player = bench.read(bench.want(7));
        bench.advance(0.9);
        assertThat(player.bytes()).isEqualTo(Arrays.copyOf(bytes(7), HALF));
        ManualPeer peer = bench.peer(7L);
        bench.awaitRequest(peer);
        assertThat(peer.lastRequest().firstByte()).isEqualTo(HALF);
        peer.answer(bytes(7));
        assertThat(bench.stored(7)).isEqualTo(bytes(7));
        assertThat(player.bytes()).isEqualTo(bytes(7));
        assertThat(player.whole).contains(true);
        assertThat(asked()).containsExactly(Optional.of(new ByteRange(0, HALF)));
        assertThat(bench.counts.totals().mixed()).isEqualTo(1);
        assertThat(bench.traffic.totals().http()).isEqualTo(HALF);
    }

    /** Else a newcomer would wait for what nobody is fetching. */
    @Test
    void whileTheRestIsMissingItIsNotAnnouncedAsComing() {
        bench.want(7);
        bench.advance(0.9);
        assertThat(bench.downloads.fromOrigin()).isEmpty();
        assertThat(bench.announcedLast).isEmpty();
    }

    @Test
    void nobodyIsMetAndTheOriginGivesTheRestBeforeTheBeginningHasPlayed() {
        DownloadBench.Reading player = bench.read(bench.want(7));
        bench.advance(1.2);
        assertThat(asked()).hasSize(1);
        bench.advance(0.7);
        assertThat(player.bytes()).isEqualTo(bytes(7));
        assertThat(asked()).containsExactly(Optional.of(new ByteRange(0, HALF)), Optional.of(ByteRange.from(HALF)));
        assertThat(bench.traffic.totals().wasted()).isZero();
    }

    @Test
    void aPeerThatSendsTooLittleLeavesTheEndToTheOrigin() {
        bench.want(7);
        bench.advance(0.3);
        ManualPeer peer = bench.peer(7L);
        bench.awaitRequest(peer);
        peer.begin(LENGTH - HALF);
        peer.media(bytes(7), HALF, HALF + 2_000);
        bench.advance(3);
        assertThat(bench.stored(7)).isEqualTo(bytes(7));
        assertThat(asked()).endsWith(Optional.of(ByteRange.from(HALF + 2_000)));
    }

    @Test
    void whereNothingIsKnownOfItsLengthTheFirstAnswerTellsIt() {
        byte[] long7 = new byte[400_000];
        new Random(7).nextBytes(long7);
        bench.origin.script(path(7), ScriptedAnswer.of(long7));
        bench.origin.slowDown(Duration.ofMillis(1));
        bench.bitsPerSecond = 0;
        bench.want(7);
        bench.advance(0.9);
        assertThat(asked())
                .containsExactly(
                        Optional.of(new ByteRange(0, 65_536)), Optional.of(new ByteRange(65_536, 200_000 - 65_536)));
        assertThat(bench.downloads.pending()).isEqualTo(200_000);
    }

    @Test
    void whatIsNoLongerThanItsBeginningIsWhole() {
        bench.bitsPerSecond = 0;
        bench.want(7);
        bench.advance(0.6);
        assertThat(bench.stored(7)).isEqualTo(bytes(7));
        assertThat(asked()).hasSize(1);
    }

    @Test
    void anOriginWithoutRangesIsAskedOnce() {
        bench.origin.script(path(7), ScriptedAnswer.of(bytes(7)).withoutRanges());
        bench.want(7);
        bench.advance(0.6);
        assertThat(bench.stored(7)).isEqualTo(bytes(7));
        assertThat(asked()).hasSize(1);
        assertThat(bench.traffic.totals().wasted()).isZero();
    }

    @Test
    void ofAPartOfAResourceHalfOfThatPartIsTaken() {
        byte[] resource = bytes(7);
        bench.want(7, Optional.of(new ByteRange(1_000, 8_000)));
        bench.advance(0.6);
        assertThat(asked()).containsExactly(Optional.of(new ByteRange(1_000, 4_000)));
        bench.advance(3);
        assertThat(bench.stored(7)).isEqualTo(Arrays.copyOfRange(resource, 1_000, 9_000));
    }

    /** Nobody gets any of it before it is verified: half of it would play nothing. */
    @Test
    void whatIsVerifiedFirstIsTakenWhole() {
        bench.downloads.close();
        bench = DownloadBench.withHashes(HashFileAddress.given(URI.create("http://origin.test/hashes.json")));
        begin();
        bench.want(7);
        bench.advance(0.6);
        assertThat(bench.origin.requests.stream()
                        .filter(request -> request.uri().getPath().equals(path(7)))
                        .map(OriginRequest::range))
                .containsExactly(Optional.empty());
    }

    private List<Optional<ByteRange>> asked() {
        return bench.origin.requests.stream().map(OriginRequest::range).toList();
    }
}
