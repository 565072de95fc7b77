package org.swarmglass.engine.simulation.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.swarmglass.engine.simulation.reference.Scene.busy;
import static org.swarmglass.engine.simulation.reference.Scene.empty;
import static org.swarmglass.engine.simulation.reference.Scene.fromPeer;
import static org.swarmglass.engine.simulation.reference.Scene.holder;
import static org.swarmglass.engine.simulation.reference.Scene.idle;
import static org.swarmglass.engine.simulation.reference.Scene.loading;
import static org.swarmglass.engine.simulation.reference.Scene.peer;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.swarmglass.engine.loop.Entropy;
import org.swarmglass.engine.schedule.Decision.FetchFromOrigin;
import org.swarmglass.engine.schedule.Decision.FetchFromPeer;
import org.swarmglass.engine.schedule.Electorate;

class ElectionPolicyTest {
    private static final long OURS = numberOfRank(0);
    private static final long THEIRS = numberOfRank(1);

    private final ElectionPolicy policy = new ElectionPolicy(Duration.ofSeconds(10), Entropy.seeded(1));

    @ParameterizedTest
    @CsvSource({"4, 10, 36, 15", "4, 4, 12, 4", "2, 5, 8, 3", "10, 20, 60, 15"})
    void derivesDelayAndThresholdFromTheWindow(int segment, int window, int delay, int threshold) {
        Duration length = Duration.ofSeconds(segment);
        assertThat(ElectionPolicy.liveDelay(length, window)).hasSeconds(delay);
        assertThat(ElectionPolicy.liveThreshold(length, Duration.ofSeconds(delay)))
                .hasSeconds(threshold);
    }

    @Test
    void asksOriginForAnUrgentRequestAlthoughAPeerHasIt() {
        assertThat(policy.plan(Scene.of(List.of(idle(7, 9.9)), holder(1, 7L)))).containsExactly(new FetchFromOrigin(7));
    }

    @Test
    void stopsAPeerForAnUrgentRequest() {
        assertThat(policy.plan(Scene.of(List.of(fromPeer(7, 9, 1)), busy(1, 7L))))
                .containsExactly(new FetchFromOrigin(7));
    }

    @Test
    void asksAPeerForARequestThatIsNotUrgent() {
        assertThat(policy.plan(Scene.of(List.of(idle(7, 10)), holder(1, 7L))))
                .containsExactly(new FetchFromPeer(7, peer(1)));
    }

    @Test
    void asksOriginAtOnceWithoutPeersButOnlyForTheRequest() {
        assertThat(policy.plan(Scene.of(List.of(idle(7, 30), idle(8, 34))))).containsExactly(new FetchFromOrigin(7));
    }

    @Test
    void fetchesAtOnceWhatItIsElectedFor() {
        assertThat(policy.plan(Scene.of(List.of(idle(OURS, 100)), empty(1))))
                .containsExactly(new FetchFromOrigin(OURS));
    }

    @Test
    void leavesToTheElectedWhatIsTheirs() {
        assertThat(policy.plan(Scene.of(List.of(idle(THEIRS, 100)), empty(1)))).isEmpty();
    }

    @Test
    void electsNobodyForWhatAPeerIsFetching() {
        assertThat(policy.plan(Scene.of(List.of(idle(OURS, 100)), loading(1, OURS))))
                .isEmpty();
    }

    @Test
    void electsNobodyWhileTheRequestIsUrgent() {
        assertThat(policy.plan(Scene.of(List.of(idle(THEIRS, 1), idle(OURS, 100)), empty(1))))
                .containsExactly(new FetchFromOrigin(THEIRS));
    }

    /** A second to fetch, rank 1: 2 s and the guard of 0.5 s before the threshold of 10 s. */
    @Test
    void standsInForTheElectedShortlyBeforeTheRequestIsUrgent() {
        assertThat(policy.plan(Scene.of(List.of(idle(THEIRS, 12.6)), empty(1)))).isEmpty();
        assertThat(policy.plan(Scene.of(List.of(idle(THEIRS, 12.5)), empty(1))))
                .containsExactly(new FetchFromOrigin(THEIRS));
    }

    @Test
    void standsInOnlyForWhatThePlayerHasRequested() {
        assertThat(policy.plan(Scene.of(List.of(fromPeer(1000, 11, 1), idle(THEIRS, 12)), busy(1), empty(1))))
                .isEmpty();
    }

    /** The first number for which so many of peer 1 come before us. */
    private static long numberOfRank(int rank) {
        Electorate electorate = Electorate.free(Set.of(peer(0)));
        return LongStream.range(1, 100)
                .filter(number -> (electorate.precedesUs(peer(1), number) ? 1 : 0) == rank)
                .findFirst()
                .orElseThrow();
    }
}
