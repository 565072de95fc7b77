package org.swarmglass.engine.swarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.swarmglass.engine.swarm.DownloadBench.bytes;
import static org.swarmglass.engine.swarm.DownloadBench.path;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.swarmglass.engine.event.EngineEvent;
import org.swarmglass.engine.event.EngineEvent.CloseReason;
import org.swarmglass.engine.integrity.HashFileAddress;
import org.swarmglass.engine.integrity.Sha256;
import org.swarmglass.engine.model.ByteRange;
import org.swarmglass.engine.model.SegmentRef;
import org.swarmglass.engine.origin.ScriptedAnswer;
import org.swarmglass.engine.swarm.DownloadBench.Reading;

/** Where the origin has hashes nothing else than its segments reaches the player, the store or peers. */
class VerifiedDownloadsTest {
    private static final long NUMBER = 7;
    private static final String HASHES = "/segments-sha256.json";

    private final byte[] segment = bytes(NUMBER);
    private DownloadBench bench = bench(HashFileAddress.given(URI.create("http://origin.test" + HASHES)));

    private static DownloadBench bench(HashFileAddress address) {
        return DownloadBench.withHashes(address);
    }

    @AfterEach
    void countersAddUpWhateverHappened() {
        bench.checkIdentity();
        bench.downloads.close();
        bench.checkIdentity();
        assertThat(bench.traffic.totals().pending()).isZero();
    }

    /** What a hostile peer makes of a segment. */
    enum Forgery {
        FLIPPED_BIT {
            @Override
            byte[] of(byte[] segment) {
                byte[] forged = segment.clone();
                forged[forged.length / 2] ^= 1;
                return forged;
            }
        },
        TRUNCATED {
            @Override
            byte[] of(byte[] segment) {
                return Arrays.copyOf(segment, segment.length - 1);
            }
        },
        LENGTHENED {
            @Override
            byte[] of(byte[] segment) {
                return Arrays.copyOf(segment, segment.length + 188);
            }
        },
        SWAPPED {
            @Override
            byte[] of(byte[] segment) {
                return bytes(NUMBER + 5); // as long as the right one
            }
        },
        EMPTY {
            @Override
            byte[] of(byte[] segment) {
                return new byte[0];
            }
        };

        abstract byte[] of(byte[] segment);
    }

    @ParameterizedTest
    @EnumSource(Forgery.class)
    void letsNoForgedSegmentReachPlayerOrStore(Forgery forgery) {
        list(NUMBER);
        bench.serve(NUMBER);
        ManualPeer hostile = bench.peer(NUMBER);
        Reading player = bench.read(bench.want(NUMBER));
        bench.awaitRequest(hostile);
        hostile.answer(forgery.of(segment));
        bench.advance(1);
        assertThat(player.hasStartOf(segment)).isTrue();
        bench.advance(30);
        assertThat(player.bytes()).isEqualTo(segment);
        assertThat(player.whole).contains(true);
        assertThat(bench.stored(NUMBER)).isEqualTo(segment);
        assertThat(bench.counts.totals().http()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"FLIPPED_BIT", "TRUNCATED", "LENGTHENED", "SWAPPED"})
    void dropsThePeerThatForgedAndNamesItWithTheSegment(Forgery forgery) {
        list(NUMBER);
        SegmentRef ref = bench.want(NUMBER);
        ManualPeer hostile = bench.peer(NUMBER);
        bench.awaitRequest(hostile);
        hostile.answer(forgery.of(segment));
        bench.advance(1);
        assertThat(hostile.closedBecause).contains(CloseReason.BAD_DATA);
        EngineEvent.SegmentRefused refused =
                bench.events(EngineEvent.SegmentRefused.class).get(0);
        assertThat(refused.peer()).isEqualTo(hostile.session.remote());
        assertThat(refused.segment()).isEqualTo(ref.id());
        assertThat(bench.traffic.totals().wasted()).isEqualTo(forgery.of(segment).length);
        assertThat(bench.has(NUMBER)).isFalse();
    }

    @Test
    void playsAGoodSegmentOfAPeerOnlyWhenItIsWhole() {
        list(NUMBER);
        ManualPeer peer = bench.peer(NUMBER);
        Reading player = bench.read(bench.want(NUMBER));
        bench.awaitRequest(peer);
        peer.header(segment.length);
        peer.media(segment, 0, segment.length - 1);
        assertThat(player.begun).isFalse();
        peer.media(segment, segment.length - 1, segment.length);
        peer.finish();
        assertThat(player.bytes()).isEqualTo(segment);
        assertThat(player.promised).hasValue(segment.length);
        assertThat(bench.stored(NUMBER)).isEqualTo(segment);
        assertThat(bench.downloads.shareable(NUMBER)).isTrue();
        assertThat(bench.counts.totals().p2p()).isEqualTo(1);
    }

    @Test
    void verifiesByteRanges() {
        SegmentRef ref = bench.want(NUMBER, Optional.of(new ByteRange(5_000, 3_000)));
        byte[] part = Arrays.copyOfRange(segment, 5_000, 8_000);
        publish("{\"7.ts\":{\"5000-7999\":\"" + Sha256.of(part).hex() + "\"}}");
        bench.advance(0.1);
        bench.serve(NUMBER);
        ManualPeer hostile = bench.peer(NUMBER);
        bench.awaitRequest(hostile);
        hostile.answer(Arrays.copyOfRange(segment, 5_001, 8_001));
        bench.due = Duration.ZERO;
        bench.advance(2);
        assertThat(bench.stored(NUMBER)).isEqualTo(part);
        assertThat(hostile.closedBecause).contains(CloseReason.BAD_DATA);
        assertThat(ref.range()).isPresent();
    }

    @Test
    void findsTheLiarAmongSeveralPeersByTheGoodCopy() {
        list(NUMBER);
        bench.want(NUMBER);
        ManualPeer liar = bench.peer(NUMBER);
        ManualPeer honest = bench.peer();
        bench.awaitRequest(liar);
        liar.header(segment.length);
        liar.media(Forgery.FLIPPED_BIT.of(segment), 0, 12_000);
        liar.absent();
        honest.announce(NUMBER);
        bench.awaitRequest(honest);
        assertThat(honest.lastRequest().firstByte()).isEqualTo(12_000);
        honest.answer(segment);
        bench.advance(0.5);
        assertThat(bench.has(NUMBER)).isFalse();
        assertThat(List.of(liar.closedBecause, honest.closedBecause)).containsOnly(Optional.empty());
        bench.serve(NUMBER);
        bench.due = Duration.ZERO;
        bench.advance(3);
        assertThat(bench.stored(NUMBER)).isEqualTo(segment);
        assertThat(liar.closedBecause).contains(CloseReason.BAD_DATA);
        assertThat(honest.closedBecause).isEmpty();
    }

    @Test
    void waitsForTheHashOfALiveSegment() {
        publish("{}");
        ManualPeer peer = bench.peer(NUMBER);
        Reading player = bench.read(bench.want(NUMBER));
        bench.awaitRequest(peer);
        peer.answer(segment);
        bench.advance(3);
        assertThat(player.begun).isFalse();
        assertThat(bench.has(NUMBER)).isFalse();
        assertThat(bench.origin.asked(path(NUMBER))).isZero();
        assertThat(peer.requests).hasSize(1);
        list(NUMBER);
        bench.advance(0.6);
        assertThat(player.bytes()).isEqualTo(segment);
        assertThat(bench.counts.totals().p2p()).isEqualTo(1);
    }

    @Test
    void takesBytesOfPeersForNothingWhenTheHashNeverComes() {
        publish("{}");
        bench.serve(NUMBER);
        ManualPeer peer = bench.peer(NUMBER);
        Reading player = bench.read(bench.want(NUMBER));
        bench.awaitRequest(peer);
        long before = bench.origin.asked(HASHES);
        peer.answer(segment);
        bench.advance(5.5);
        assertThat(bench.origin.asked(HASHES) - before).isEqualTo(10);
        assertThat(bench.traffic.totals().wasted()).isEqualTo(segment.length);
        assertThat(peer.closedBecause).isEmpty();
        bench.due = Duration.ZERO;
        bench.advance(12);
        assertThat(player.bytes()).isEqualTo(segment);
        assertThat(bench.counts.totals().http()).isEqualTo(1);
        assertThat(bench.downloads.shareable(NUMBER)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = {"MUTE", "STALL", "RESET", "CLOSE"})
    void neverTakesAFileOfHashesThatDoesNotComeForConsent(ScriptedAnswer.Fault fault) {
        bench.origin.script(HASHES, ScriptedAnswer.of(text(NUMBER)).failing(fault, 20));
        bench.want(NUMBER);
        ManualPeer peer = bench.peer(NUMBER);
        bench.awaitRequest(peer);
        peer.answer(segment);
        bench.advance(11);
        assertThat(bench.has(NUMBER)).isFalse();
        assertThat(bench.traffic.totals().wasted()).isEqualTo(segment.length);
        assertThat(bench.events(EngineEvent.Noticed.class))
                .extracting(EngineEvent.Noticed::level)
                .contains(EngineEvent.Level.WARNING);
    }

    @Test
    void asksPeersForNothingWhileNothingCanBeVerified() {
        bench.origin.script(HASHES, ScriptedAnswer.status(500));
        bench.serve(NUMBER);
        bench.want(NUMBER);
        bench.due = Duration.ZERO;
        bench.advance(8);
        assertThat(bench.has(NUMBER)).isTrue();
        ManualPeer peer = bench.peer(NUMBER + 1);
        bench.want(NUMBER + 1);
        bench.due = Duration.ofSeconds(60);
        bench.advance(3);
        assertThat(peer.requests).isEmpty();
        publish(text(NUMBER + 1));
        bench.advance(12);
        assertThat(peer.requests).isNotEmpty();
    }

    @Test
    void asksTheOriginOnceMoreForBytesThatAreNotWhatItHashed() {
        list(NUMBER);
        bench.want(NUMBER);
        bench.origin.script(
                path(NUMBER), ScriptedAnswer.of(Forgery.FLIPPED_BIT.of(segment)), ScriptedAnswer.of(segment));
        bench.due = Duration.ZERO;
        bench.advance(5);
        assertThat(bench.stored(NUMBER)).isEqualTo(segment);
        assertThat(bench.downloads.shareable(NUMBER)).isTrue();
        assertThat(bench.events(EngineEvent.OriginFailed.class)).hasSize(1);
        assertThat(bench.events(EngineEvent.SegmentUnverified.class)).isEmpty();
    }

    @Test
    void playsWhatTheOriginInsistsOnButPassesItOnToNobody() {
        list(NUMBER);
        byte[] other = Forgery.FLIPPED_BIT.of(segment);
        bench.origin.script(path(NUMBER), ScriptedAnswer.of(other));
        Reading player = bench.read(bench.want(NUMBER));
        bench.due = Duration.ZERO;
        bench.advance(6);
        assertThat(player.bytes()).isEqualTo(other);
        assertThat(bench.origin.asked(path(NUMBER))).isEqualTo(2);
        assertThat(bench.downloads.shareable(NUMBER)).isFalse();
        assertThat(bench.events(EngineEvent.SegmentUnverified.class)).hasSize(1);
    }

    @Test
    void judgesNobodyByAnOldList() {
        publish("{\"7.ts\":\"" + Sha256.of(bytes(1)).hex() + "\"}");
        bench.want(NUMBER);
        ManualPeer peer = bench.peer(NUMBER);
        bench.awaitRequest(peer);
        list(NUMBER);
        peer.answer(segment);
        bench.advance(1);
        assertThat(peer.closedBecause).isEmpty();
        assertThat(bench.stored(NUMBER)).isEqualTo(segment);
    }

    @Test
    void goesOnWithoutHashesWhereAGuessFindsNone() {
        bench = bench(new HashFileAddress(URI.create("http://origin.test" + HASHES), true));
        ManualPeer peer = bench.peer(NUMBER);
        Reading player = bench.read(bench.want(NUMBER));
        bench.awaitRequest(peer);
        peer.answer(segment);
        assertThat(player.bytes()).isEqualTo(segment);
        assertThat(bench.origin.asked(HASHES)).isEqualTo(1);
        assertThat(bench.events(EngineEvent.Noticed.class)).isEmpty();
    }

    @Test
    void findsTheHashesOfAStreamThatHasOnlyBegun() {
        bench = bench(new HashFileAddress(URI.create("http://origin.test" + HASHES), true));
        bench.advance(1);
        list(NUMBER);
        bench.advance(15);
        bench.want(NUMBER);
        ManualPeer peer = bench.peer(NUMBER);
        bench.awaitRequest(peer);
        peer.answer(Forgery.FLIPPED_BIT.of(segment));
        bench.advance(1);
        assertThat(peer.closedBecause).contains(CloseReason.BAD_DATA);
    }

    @Test
    void stopsLookingForHashesThatNobodySpokeOf() {
        bench = bench(new HashFileAddress(URI.create("http://origin.test" + HASHES), true));
        bench.advance(300);
        assertThat(bench.origin.asked(HASHES)).isEqualTo(4);
    }

    @Test
    void takesAGuessThatIsNotAnsweredForAFileThatIsThere() {
        bench = bench(new HashFileAddress(URI.create("http://origin.test" + HASHES), true));
        bench.origin.script(HASHES, ScriptedAnswer.status(503));
        bench.want(NUMBER);
        ManualPeer peer = bench.peer(NUMBER);
        bench.awaitRequest(peer);
        peer.answer(segment);
        bench.advance(2);
        assertThat(bench.has(NUMBER)).isFalse();
        list(NUMBER);
        bench.advance(1);
        assertThat(bench.stored(NUMBER)).isEqualTo(segment);
    }

    @Test
    void forgetsASegmentThatIsGivenUpWhileItIsVerified() {
        publish("{}");
        bench.want(NUMBER);
        ManualPeer peer = bench.peer(NUMBER);
        bench.awaitRequest(peer);
        peer.answer(segment);
        bench.wanted.clear();
        bench.advance(1);
        list(NUMBER);
        bench.advance(10);
        assertThat(bench.has(NUMBER)).isFalse();
        assertThat(bench.traffic.totals().wasted()).isEqualTo(segment.length);
    }

    private void list(long... numbers) {
        publish(text(numbers));
    }

    private void publish(String text) {
        publish(text.getBytes(StandardCharsets.UTF_8));
    }

    private void publish(byte[] text) {
        bench.origin.script(HASHES, ScriptedAnswer.of(text));
    }

    private static byte[] text(long... numbers) {
        Map<Long, String> hashes = new LinkedHashMap<>();
        Arrays.stream(numbers)
                .forEach(number -> hashes.put(number, Sha256.of(bytes(number)).hex()));
        return hashes.entrySet().stream()
                .map(entry -> "\"" + entry.getKey() + ".ts\":\"" + entry.getValue() + "\"")
                .collect(Collectors.joining(",", "{", "}"))
                .getBytes(StandardCharsets.UTF_8);
    }
}
