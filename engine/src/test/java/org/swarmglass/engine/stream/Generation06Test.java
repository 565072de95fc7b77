package org.swarmglass.engine.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.swarmglass.engine.event.EngineEvent;
import org.swarmglass.engine.event.EngineEvent.CloseReason;
import org.swarmglass.engine.model.Generation;
import org.swarmglass.engine.snapshot.PeerSnapshot;

/** Streams shared in swarms of generation 0.6, alone and together with 2.3. */
class Generation06Test {
    private static final Duration APART = Duration.ofSeconds(2);

    private final SimLab lab = new SimLab();

    @Test
    void threePeersShareALiveStreamWithoutStalls() {
        new SimLiveOrigin(lab);
        lab.watchTogether(3, APART, setup -> setup.generations(Generation.V0_6));
        lab.advance(75);
        assertThat(lab.share()).as("share, ceiling 0.667").isGreaterThan(0.55);
        assertThat(lab.stalls()).isZero();
        lab.viewers.forEach(SimViewer::checkIdentity);
        assertNothingFailed();
    }

    @Test
    void largeSegmentsAreSharedBothWaysAtOnce() {
        new SimLiveOrigin(lab, 10, 600_000);
        lab.watchTogether(4, APART, setup -> setup.generations(Generation.V0_6));
        lab.advance(75);
        assertThat(lab.share()).as("share, ceiling 0.75").isGreaterThan(0.5);
        assertThat(lab.stalls()).isZero();
        assertNothingFailed();
    }

    @Test
    void countersAddUpAtEveryMomentAndNothingIsPendingInTheEnd() {
        new SimLiveOrigin(lab);
        lab.watchTogether(3, Duration.ZERO, setup -> setup.generations(Generation.V0_6, Generation.V2_3));
        for (int second = 0; second < 60; second++) {
            lab.advance(1);
            lab.viewers.forEach(SimViewer::checkIdentity);
        }
        lab.viewers.forEach(viewer -> {
            viewer.player().stop();
            viewer.session.close(CloseReason.SHUTDOWN);
        });
        lab.advance(20);
        lab.viewers.forEach(SimViewer::checkIdentity);
        assertThat(lab.viewers)
                .allSatisfy(viewer -> assertThat(viewer.totals().pending()).isZero());
    }

    @Test
    void aMemberOfBothSwarmsIsTheBridgeBetweenThem() {
        new SimLiveOrigin(lab);
        SimViewer old = view(SimLiveOrigin.PLAYLIST.toString(), Generation.V0_6);
        SimViewer bridge = view(SimLiveOrigin.PLAYLIST.toString(), Generation.V0_6, Generation.V2_3);
        SimViewer current = view(SimLiveOrigin.PLAYLIST.toString(), Generation.V2_3);
        lab.advance(180); // whose turn it is evens out in so many segments
        assertThat(lab.stalls()).isZero();
        assertBridged(old, bridge, current);
        lab.viewers.forEach(SimViewer::checkIdentity);
    }

    /** The numbers differ by 500 on the two wires; the bytes must not. */
    @Test
    void inVodTheBridgeTranslatesTheNumbers() {
        SimVodOrigin.serve(lab);
        SimViewer old = view(SimVodOrigin.PLAYLIST, Generation.V0_6);
        lab.advance(20);
        SimViewer bridge = view(SimVodOrigin.PLAYLIST, Generation.V0_6, Generation.V2_3);
        lab.advance(20);
        SimViewer current = view(SimVodOrigin.PLAYLIST, Generation.V2_3);
        lab.advance(90);
        assertBridged(old, bridge, current);
        for (SimViewer viewer : List.of(old, bridge, current)) {
            List<byte[]> segments = viewer.player().segments;
            assertThat(segments).hasSizeGreaterThan(15);
            for (int i = 0; i < segments.size(); i++) {
                assertThat(segments.get(i)).isEqualTo(SimLiveOrigin.bytes(i));
            }
        }
        assertNothingFailed();
    }

    private SimViewer view(String url, Generation... generations) {
        SimViewer viewer =
                lab.view(lab.setup().url(url).generations(generations)).play();
        lab.advance(2);
        return viewer;
    }

    /** The outer two have no swarm in common, and yet segments of each other. */
    private void assertBridged(SimViewer old, SimViewer bridge, SimViewer current) {
        assertThat(peers(old))
                .singleElement()
                .satisfies(peer -> assertThat(peer.bytesIn() + peer.bytesOut()).isPositive());
        assertThat(peers(current))
                .singleElement()
                .satisfies(peer -> assertThat(peer.bytesIn()).isPositive());
        assertThat(peers(bridge)).extracting(PeerSnapshot::generation).contains(Generation.V0_6, Generation.V2_3);
        assertThat(bridge.totals().http())
                .as("of the bridge, which fetches what is its turn and has the rest of both sides")
                .isLessThan(bridge.totals().acquired() / 2);
    }

    private List<PeerSnapshot> peers(SimViewer viewer) {
        return viewer.roster.snapshots(lab.loop.nowNanos());
    }

    private void assertNothingFailed() {
        assertThat(lab.viewers).allSatisfy(viewer -> {
            assertThat(viewer.events(EngineEvent.PeerClosed.class)).isEmpty();
            assertThat(viewer.counts.totals().lost()).isZero();
        });
    }
}
