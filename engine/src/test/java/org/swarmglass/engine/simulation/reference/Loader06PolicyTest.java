package org.swarmglass.engine.simulation.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.swarmglass.engine.simulation.reference.Scene.busy;
import static org.swarmglass.engine.simulation.reference.Scene.fromPeer;
import static org.swarmglass.engine.simulation.reference.Scene.holder;
import static org.swarmglass.engine.simulation.reference.Scene.idle;
import static org.swarmglass.engine.simulation.reference.Scene.loading;
import static org.swarmglass.engine.simulation.reference.Scene.peer;
import static org.swarmglass.engine.simulation.reference.Scene.refused;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.swarmglass.engine.loop.Entropy;
import org.swarmglass.engine.schedule.Decision.FetchFromOrigin;
import org.swarmglass.engine.schedule.Decision.FetchFromPeer;
import org.swarmglass.engine.schedule.Situation;

class Loader06PolicyTest {
    private static final long SECOND = 1_000_000_000L;

    private long now;
    private final Loader06Policy policy = new Loader06Policy(() -> now, Entropy.seeded(1));

    @Test
    void asksOriginForThePlayingAndTheNextSegmentAlthoughAPeerHasThem() {
        assertThat(policy.plan(Scene.of(List.of(idle(6, 0), idle(7, 4)), holder(1, 6L, 7L))))
                .containsExactly(new FetchFromOrigin(6), new FetchFromOrigin(7));
    }

    @Test
    void asksAPeerFromTheSecondNextSegmentOn() {
        assertThat(policy.plan(Scene.of(List.of(idle(8, 4.1)), holder(1, 8L))))
                .containsExactly(new FetchFromPeer(8, peer(1)));
    }

    @Test
    void stopsAPeerForTheOriginWhenTheSegmentIsNext() {
        assertThat(policy.plan(Scene.of(List.of(fromPeer(7, 4, 1)), busy(1, 7L))))
                .containsExactly(new FetchFromOrigin(7));
    }

    @Test
    void asksAPeerForWhatIsUrgentAfterTheOriginHasFailed() {
        assertThat(policy.plan(Scene.of(List.of(refused(7, 1)), holder(1, 7L))))
                .containsExactly(new FetchFromPeer(7, peer(1)));
    }

    @Test
    void asksNobodyForWhatIsMoreThanTwentySegmentsAhead() {
        Situation far = Scene.of(List.of(idle(28, 80.1)), holder(1, 28L));
        assertThat(policy.plan(far)).isEmpty();
        assertThat(policy.plan(Scene.of(List.of(idle(27, 80)), holder(1, 27L)))).hasSize(1);
    }

    @Test
    void fetchesAtRandomOnceASecondWithATenthPerCandidate() {
        Situation two = Scene.of(List.of(idle(8, 8), idle(9, 12)));
        int fetched = 0;
        policy.plan(two);
        for (int round = 0; round < 4000; round++) {
            now += SECOND / 2;
            assertThat(policy.plan(two)).isEmpty();
            now += SECOND / 2;
            fetched += policy.plan(two).size();
        }
        assertThat(fetched / 4000.0).isCloseTo(0.2, within(0.03));
    }

    @Test
    void fetchesNothingAtRandomThatIsInAPeersMap() {
        Situation listed = Scene.of(List.of(idle(8, 8), idle(9, 12)), busy(1, 8L), loading(2, 9L));
        for (int round = 0; round < 100; round++) {
            now += SECOND;
            assertThat(policy.plan(listed)).isEmpty();
        }
    }
}
