package org.swarmglass.engine.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.SortedSet;
import org.junit.jupiter.api.Test;
import org.swarmglass.engine.event.EngineEvent;
import org.swarmglass.engine.model.Generation;
import org.swarmglass.engine.model.StreamId;
import org.swarmglass.engine.model.StreamKind;

/** Streams shared in swarms of generation 5.0, whose members elect who asks the origin. Among Swarmglass peers only. */
class Generation50Test {
    private static final StreamId MAIN = new StreamId(StreamKind.MAIN, 0);

    private final SimLab lab = new SimLab();

    @Test
    void threePeersShareALiveStreamWithoutStalls() {
        new SimLiveOrigin(lab);
        lab.watchTogether(3, Duration.ofSeconds(2), setup -> setup.generations(Generation.V5_0));
        lab.advance(75);
        assertThat(lab.share()).as("share, ceiling 0.667").isGreaterThan(0.55);
        assertThat(lab.stalls()).isZero();
        assertThat(lab.viewers)
                .allSatisfy(viewer ->
                        assertThat(viewer.events(EngineEvent.PeerClosed.class)).isEmpty());
    }

    /** By sequence on the 5.0 wire, by position on the other; the bytes must be the same. */
    @Test
    void inVodTheBridgeTranslatesTheNumbers() {
        SimVodOrigin.serve(lab);
        SimViewer newest = view(Generation.V5_0);
        lab.advance(20);
        SimViewer bridge = view(Generation.V2_3, Generation.V5_0);
        lab.advance(20);
        SimViewer current = view(Generation.V2_3);
        lab.advance(90);
        for (SimViewer viewer : List.of(newest, bridge, current)) {
            List<byte[]> segments = viewer.player().segments;
            assertThat(segments).hasSizeGreaterThan(15);
            for (int i = 0; i < segments.size(); i++) {
                assertThat(segments.get(i)).isEqualTo(SimLiveOrigin.bytes(i));
            }
        }
        assertThat(bridge.totals().p2p()).isPositive();
        assertThat(current.totals().p2p()).as("from the bridge").isPositive();
    }

    /** Members of a 5.0 swarm leave what the election gives us to us, 3,000 s ahead; other swarms do not. */
    @Test
    void fetchesItsShareOfARecordingFarAhead() {
        SimVodOrigin.serve(lab, 200);
        List<SimViewer> electing = List.of(view(Generation.V5_0), view(Generation.V5_0));
        SimViewer alone = view(Generation.V2_3);
        lab.advance(60);
        long far = 100;
        assertThat(held(electing.get(0)).tailSet(far)).hasSizeGreaterThan(25);
        assertThat(held(electing.get(1)).tailSet(far)).hasSizeGreaterThan(25);
        assertThat(held(electing.get(0)).tailSet(far))
                .as("each its own share")
                .doesNotContainAnyElementsOf(held(electing.get(1)).tailSet(far));
        assertThat(held(alone).tailSet(far)).isEmpty();
    }

    /** The store is full with what plays soon: what is owed must not push that out and come back for ever. */
    @Test
    void fetchesNoFartherAheadThanThereIsRoom() {
        SimVodOrigin.serve(lab, 200);
        int room = 40;
        SimViewer small = lab.view(lab.setup()
                        .url(SimVodOrigin.PLAYLIST)
                        .generations(Generation.V5_0)
                        .storeBytes(room * (long) SimLiveOrigin.bytes(0).length))
                .play();
        view(Generation.V5_0);
        lab.advance(90);
        assertThat(small.player().segments).hasSizeGreaterThan(18);
        assertThat(small.player().stalls).isZero();
        assertThat(small.totals().http() + small.totals().p2p())
                .as("fetched again and again")
                .isLessThan(2L * (room + 25) * SimLiveOrigin.bytes(0).length);
    }

    private static SortedSet<Long> held(SimViewer viewer) {
        return viewer.store.held(MAIN);
    }

    private SimViewer view(Generation... generations) {
        SimViewer viewer = lab.view(lab.setup().url(SimVodOrigin.PLAYLIST).generations(generations))
                .play();
        lab.advance(2);
        return viewer;
    }
}
