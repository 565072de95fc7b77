package org.swarmglass.engine.simulation.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.swarmglass.engine.simulation.reference.Scene.busy;
import static org.swarmglass.engine.simulation.reference.Scene.empty;
import static org.swarmglass.engine.simulation.reference.Scene.fromOrigin;
import static org.swarmglass.engine.simulation.reference.Scene.fromPeer;
import static org.swarmglass.engine.simulation.reference.Scene.holder;
import static org.swarmglass.engine.simulation.reference.Scene.idle;
import static org.swarmglass.engine.simulation.reference.Scene.loading;
import static org.swarmglass.engine.simulation.reference.Scene.peer;
import static org.swarmglass.engine.simulation.reference.Scene.rated;
import static org.swarmglass.engine.simulation.reference.Scene.refused;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.swarmglass.engine.loop.Entropy;
import org.swarmglass.engine.schedule.Decision;
import org.swarmglass.engine.schedule.Decision.FetchFromOrigin;
import org.swarmglass.engine.schedule.Decision.FetchFromPeer;
import org.swarmglass.engine.schedule.Situation;
import org.swarmglass.engine.simulation.reference.Loader2Policy.Settings;

class Loader2PolicyTest {
    private static final long SECOND = 1_000_000_000L;

    private long now;

    @Test
    void asksOriginInTheHighDemandWindowAlthoughAPeerHasIt() {
        assertThat(decide(List.of(idle(7, 15)), holder(1, 7L))).containsExactly(new FetchFromOrigin(7));
    }

    @Test
    void asksAPeerBeyondTheHighDemandWindow() {
        assertThat(decide(List.of(idle(7, 15.1)), holder(1, 7L))).containsExactly(new FetchFromPeer(7, peer(1)));
    }

    @Test
    void asksAPeerFourSecondsAheadAsPeerTubeSetsIt() {
        Loader2Policy peerTube = new Loader2Policy(Settings.PEERTUBE_LIVE, () -> now, Entropy.seeded(1));
        Situation situation = Scene.of(List.of(idle(7, 4), idle(8, 8)), holder(1, 7L, 8L));
        assertThat(peerTube.plan(situation)).containsExactly(new FetchFromOrigin(7), new FetchFromPeer(8, peer(1)));
    }

    @Test
    void stopsAFastPeerForTheOriginInTheHighDemandWindow() {
        assertThat(decide(List.of(fromPeer(7, 14, 1)), busy(1, 7L))).containsExactly(new FetchFromOrigin(7));
    }

    @Test
    void fallsBackToAPeerInHighDemandWhenTheOriginIsNotToBeAsked() {
        assertThat(decide(List.of(refused(7, 3)), holder(1, 7L))).containsExactly(new FetchFromPeer(7, peer(1)));
    }

    @Test
    void asksOriginForTwoAtOnceAndAPeerForTheThird() {
        assertThat(decide(List.of(fromOrigin(6, 2), idle(7, 6), idle(8, 10)), holder(1, 8L)))
                .containsExactly(new FetchFromOrigin(7), new FetchFromPeer(8, peer(1)));
    }

    @Test
    void asksThreePeersAtOnceAndEachOnlyOnce() {
        List<Decision> decisions = decide(
                List.of(idle(7, 20), idle(8, 24), idle(9, 28), idle(10, 32)),
                holder(1, 7L),
                holder(2, 8L),
                holder(3, 9L),
                holder(4, 10L));
        assertThat(decisions).hasSize(3);
        assertThat(decide(List.of(idle(7, 20), idle(8, 24)), holder(1, 7L, 8L))).hasSize(1);
    }

    @Test
    void prefetchesNothingBeforeItsTimerNorWithoutPeers() {
        Loader2Policy policy = policy();
        assertThat(policy.plan(Scene.of(List.of(idle(7, 20))))).isEmpty();
        now = 2 * SECOND;
        assertThat(policy.plan(Scene.of(List.of(idle(7, 20))))).isEmpty();
    }

    @Test
    void waitsOneToOnePlusPeersSecondsBetweenRounds() {
        Loader2Policy policy = policy();
        // As many candidates as members: each round fetches for certain.
        Situation certain = Scene.of(List.of(idle(7, 20), idle(8, 24), idle(9, 28)), empty(1), empty(2));
        long before = 0;
        policy.plan(certain);
        for (int round = 0; round < 200; round++) {
            while (policy.plan(certain).isEmpty()) {
                now += SECOND / 20;
            }
            assertThat((now - before) / (double) SECOND).isBetween(1.0, 3.05);
            before = now;
        }
        assertThat(now / (double) SECOND / 200).isCloseTo(2.0, within(0.2));
    }

    @Test
    void fetchesWithTheProbabilityOfSegmentsOverMembers() {
        Loader2Policy policy = policy();
        Situation one = Scene.of(List.of(idle(7, 20)), empty(1), empty(2), empty(3));
        int fetched = 0;
        policy.plan(one);
        for (int round = 0; round < 4000; round++) {
            now += 5 * SECOND;
            fetched += policy.plan(one).size();
        }
        assertThat(fetched / 4000.0).isCloseTo(0.25, within(0.03));
    }

    @Test
    void prefetchesNothingThatAPeerHasOrIsFetching() {
        Loader2Policy policy = policy();
        Situation listed = Scene.of(List.of(idle(7, 20), idle(8, 24)), busy(1, 7L), loading(2, 8L));
        policy.plan(listed);
        now = 10 * SECOND;
        assertThat(policy.plan(listed)).isEmpty();
    }

    @Test
    void picksHoldersInProportionToTheirSpeed() {
        int slow = 0;
        Entropy chance = Entropy.seeded(3);
        for (int i = 0; i < 4000; i++) {
            if (PeerPicks.byBandwidth(List.of(rated(1, 3000, 7L), rated(2, 1000, 7L)), chance)
                    .id()
                    .equals(peer(2))) {
                slow++;
            }
        }
        assertThat(slow / 4000.0).isCloseTo(0.25, within(0.03));
    }

    @Test
    void letsTheUnprovenTogetherCountNoMoreThanTheProven() {
        List<Situation.Neighbour> holders = new ArrayList<>(List.of(rated(0, 1000, 7L)));
        for (int i = 1; i <= 20; i++) {
            holders.add(holder(i, 7L));
        }
        assertThat(PeerPicks.leastWeight(holders, 1000)).isEqualTo(50);
        assertThat(PeerPicks.leastWeight(holders.subList(0, 3), 1000)).isEqualTo(100);
    }

    private Loader2Policy policy() {
        return new Loader2Policy(Settings.DEFAULTS, () -> now, Entropy.seeded(1));
    }

    private List<Decision> decide(List<Situation.Wanted> wanted, Situation.Neighbour... neighbours) {
        return policy().plan(Scene.of(wanted, neighbours));
    }
}
