package org.swarmglass.engine.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.swarmglass.engine.event.EngineEvent;
import org.swarmglass.engine.event.EngineEvent.CloseReason;
import org.swarmglass.engine.integrity.Sha256;
import org.swarmglass.engine.model.Generation;

/** Live streams whose origin publishes hashes a little later than the segments, as PeerTube does. */
class VerifiedStreamTest {
    private static final String HASHES = "http://origin.test/segments-sha256.json";

    private final SimLab lab = new SimLab();
    private final SimLiveOrigin origin = new SimLiveOrigin(lab);
    private final Map<Long, Sha256> hashes = new HashMap<>();

    @AfterEach
    void countersAddUp() {
        lab.viewers.forEach(SimViewer::checkIdentity);
    }

    @Test
    void sharesALiveStreamAsWellAsWithoutHashes() {
        watch(lab.setup().hashes(HASHES));
        watch(lab.setup().hashes(HASHES));
        watch(lab.setup().hashes(HASHES));
        watch(75);
        assertThat(lab.share()).as("share, ceiling 0.667").isGreaterThan(0.55);
        assertThat(lab.stalls()).isZero();
        assertThat(lab.viewers)
                .allSatisfy(viewer ->
                        assertThat(viewer.events(EngineEvent.PeerClosed.class)).isEmpty());
    }

    static Stream<UnaryOperator<byte[]>> forgeries() {
        return Stream.of(
                bytes -> {
                    byte[] forged = bytes.clone();
                    forged[forged.length - 1] ^= 0x10;
                    return forged;
                },
                bytes -> Arrays.copyOf(bytes, bytes.length - 188),
                bytes -> SimLiveOrigin.bytes(3),
                bytes -> new byte[0]);
    }

    @ParameterizedTest
    @MethodSource("forgeries")
    void aHostilePeerHarmsNobodyInAnySwarm(UnaryOperator<byte[]> forgery) {
        for (Generation generation : List.of(Generation.V0_6, Generation.V2_3)) {
            watch(lab.setup().generations(generation).store(new HostileStore(forgery)));
        }
        Generation[] both = {Generation.V0_6, Generation.V2_3};
        SimViewer first = watch(lab.setup().generations(both).hashes(HASHES));
        SimViewer second = watch(lab.setup().generations(both).hashes(HASHES));
        watch(90);
        Set<Sha256> real =
                LongStream.rangeClosed(0, origin.newest()).mapToObj(this::hash).collect(Collectors.toSet());
        for (SimViewer viewer : List.of(first, second)) {
            assertThat(viewer.player().segments)
                    .hasSizeGreaterThan(15)
                    .allSatisfy(played -> assertThat(real).contains(Sha256.of(played)));
            assertThat(viewer.player().stalls).isZero();
            assertThat(viewer.counts.totals().lost()).isZero();
        }
        assertThat(first.totals().p2p() + second.totals().p2p()).isPositive();
    }

    @Test
    void aPeerThatForgedIsNotMetAgain() {
        watch(lab.setup().store(new HostileStore(bytes -> new byte[bytes.length])));
        SimViewer victim = watch(lab.setup().hashes(HASHES));
        watch(120);
        assertThat(victim.events(EngineEvent.SegmentRefused.class)).hasSize(1);
        assertThat(victim.events(EngineEvent.PeerConnected.class)).hasSize(1);
        assertThat(victim.events(EngineEvent.PeerClosed.class))
                .extracting(EngineEvent.PeerClosed::reason)
                .containsExactly(CloseReason.BAD_DATA);
        assertThat(victim.player().stalls).isZero();
    }

    @Test
    void playsOverHttpAndSharesNothingWhileTheHashesCannotBeHad() {
        SimViewer first = view(lab.setup().hashes(HASHES));
        SimViewer second = view(lab.setup().hashes(HASHES));
        lab.advance(90);
        for (SimViewer viewer : List.of(first, second)) {
            assertThat(viewer.totals().uploaded()).isZero();
            assertThat(viewer.counts.totals().lost()).isZero();
            assertThat(viewer.player().stalls).isZero();
        }
        assertThat(lab.origin.asked("/segments-sha256.json")).isLessThan(2 * 110);
    }

    private Sha256 hash(long number) {
        return hashes.computeIfAbsent(number, each -> Sha256.of(origin.segment(each)));
    }

    private SimViewer watch(SimViewer.Setup setup) {
        SimViewer viewer = view(setup);
        watch(2);
        return viewer;
    }

    private SimViewer view(SimViewer.Setup setup) {
        return lab.view(setup).play();
    }

    /** The list is a second old at most. */
    private void watch(int seconds) {
        for (int i = 0; i < seconds; i++) {
            String list = LongStream.rangeClosed(Math.max(0, origin.newest() - 20), origin.newest())
                    .mapToObj(
                            number -> "\"" + number + ".ts\":\"" + hash(number).hex() + "\"")
                    .collect(Collectors.joining(",", "{", "}"));
            lab.serve(HASHES, list);
            lab.advance(1);
        }
    }
}
