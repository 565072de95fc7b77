package org.swarmglass.engine.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.swarmglass.engine.event.EngineEvent;
import org.swarmglass.engine.model.Generation;

/** Streams shared in swarms of generation 5.0, whose members elect who asks the origin. Among Swarmglass peers only. */
class Generation50Test {
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

    private SimViewer view(Generation... generations) {
        SimViewer viewer = lab.view(lab.setup().url(SimVodOrigin.PLAYLIST).generations(generations))
                .play();
        lab.advance(2);
        return viewer;
    }
}
