package org.swarmglass.engine.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.swarmglass.engine.event.EngineEvent.GenerationsChosen;
import org.swarmglass.engine.model.Generation;
import org.swarmglass.engine.snapshot.CensusSnapshot.Row;
import org.swarmglass.engine.snapshot.SwarmSnapshot;

class AutomaticGenerationTest {
    private final SimLab lab = new SimLab();

    @BeforeEach
    void serve() {
        new SimLiveOrigin(lab);
    }

    private SimViewer view(Generation... generations) {
        return lab.view(lab.setup().generations(generations)).play();
    }

    /** No generation named means that the census decides. */
    private SimViewer automatic() {
        return view();
    }

    private static List<Generation> joined(SimViewer viewer) {
        return viewer.session.swarms().stream()
                .map(SwarmSnapshot::generation)
                .sorted()
                .toList();
    }

    @Test
    void joinsTheGenerationInWhichPeersAreCounted() {
        view(Generation.V2_2);
        lab.advance(10);
        SimViewer viewer = automatic();
        lab.advance(1);
        assertThat(joined(viewer)).containsExactly(Generation.V2_2);
        assertThat(viewer.events(GenerationsChosen.class)).singleElement().satisfies(event -> {
            assertThat(event.joined()).isEqualTo("2.2");
            assertThat(event.found()).isEqualTo("1 in 2.2");
        });
        lab.advance(40);
        assertThat(viewer.totals().p2p()).isPositive();
        assertThat(lab.stalls()).isZero();
    }

    @Test
    void joinsBothWhereBothHavePeers() {
        view(Generation.V2_2);
        view(Generation.V2_3);
        lab.advance(10);
        SimViewer viewer = automatic();
        lab.advance(1);
        assertThat(joined(viewer)).containsExactly(Generation.V2_2, Generation.V2_3);
        assertThat(viewer.events(GenerationsChosen.class).get(0).found()).isEqualTo("1 in 2.2; 1 in 2.3");
    }

    @Test
    void anIdOfASwarmThatWasLeftRanksNoMore() {
        SimViewer viewer = view(Generation.V2_2, Generation.V2_3);
        lab.advance(1);
        Delivery delivery = viewer.session.main().current().orElseThrow();
        assertThat(delivery.electorate().selves()).hasSize(2);
        viewer.peerToPeer.limitTo(Set.of(Generation.V2_3));
        delivery.joinSwarms();
        assertThat(delivery.electorate().selves())
                .containsExactly(delivery.swarms().get(0).self());
    }

    @Test
    void joinsTheNewestWhereNobodyIs() {
        SimViewer viewer = automatic();
        lab.advance(1);
        assertThat(joined(viewer)).containsExactly(Generation.V2_3);
        assertThat(viewer.events(GenerationsChosen.class).get(0).found()).contains("nobody");
    }

    @Test
    void waitsForATrackerThatDoesNotCountForThreeSecondsAtMost() {
        lab.tracker.setSilent(true);
        SimViewer viewer = automatic();
        lab.advance(3.1);
        assertThat(joined(viewer)).containsExactly(Generation.V2_3);
        assertThat(viewer.events(GenerationsChosen.class).get(0).found()).contains("no tracker");
        lab.advance(30);
        assertThat(lab.stalls()).isZero();
    }

    @Test
    void goesWhereTheOthersAreWhileItIsAlone() {
        SimViewer viewer = automatic();
        lab.advance(5);
        assertThat(joined(viewer)).containsExactly(Generation.V2_3);
        view(Generation.V2_2);
        lab.advance(25);
        assertThat(joined(viewer)).containsExactly(Generation.V2_2);
        assertThat(viewer.events(GenerationsChosen.class)).hasSize(2);
        lab.advance(30);
        assertThat(viewer.totals().p2p() + viewer.totals().uploaded()).isPositive();
        assertThat(lab.stalls()).isZero();
        lab.viewers.forEach(SimViewer::checkIdentity);
    }

    @Test
    void staysWhereItHasPeers() {
        view(Generation.V2_3);
        SimViewer viewer = automatic();
        lab.advance(15);
        view(Generation.V2_2);
        lab.advance(60);
        assertThat(joined(viewer)).containsExactly(Generation.V2_3);
    }

    @Test
    void countsNobodyWhileP2pIsOff() {
        SimViewer viewer = automatic();
        lab.advance(5);
        viewer.peerToPeer.setEnabled(false);
        viewer.session.onPeerToPeerSwitched();
        int before = lab.tracker.scrapes();
        lab.advance(60);
        assertThat(lab.tracker.scrapes()).isEqualTo(before);
        viewer.peerToPeer.setEnabled(true);
        viewer.session.onPeerToPeerSwitched();
        lab.advance(5);
        assertThat(lab.tracker.scrapes()).isGreaterThan(before);
        assertThat(joined(viewer)).containsExactly(Generation.V2_3);
    }

    @Test
    void countsForTheConsoleWhereAPersonHasChosen() {
        SimViewer viewer = view(Generation.V2_2);
        lab.advance(25);
        assertThat(joined(viewer)).containsExactly(Generation.V2_2);
        assertThat(viewer.events(GenerationsChosen.class)).isEmpty();
        assertThat(viewer.session.census().orElseThrow().rows().stream()
                        .filter(row -> row.members().orElse(0) > 0)
                        .map(Row::recipes)
                        .map(recipes -> recipes.get(0).generation()))
                .as("ourselves")
                .containsExactly(Generation.V2_2);
    }

    @Test
    void choosesAmongThoseWeCanTalkTo() {
        Set<Generation> joinable = Set.of(Generation.V2_2, Generation.V2_3);
        assertThat(GenerationChoice.next(Set.of(Generation.V1_0), Set.of(), joinable))
                .containsExactly(Generation.V2_3);
        assertThat(GenerationChoice.next(Set.of(Generation.V0_6, Generation.V2_2), Set.of(Generation.V2_3), joinable))
                .containsExactly(Generation.V2_2);
        assertThat(GenerationChoice.next(Set.of(Generation.V5_0), Set.of(Generation.V2_2), joinable))
                .containsExactly(Generation.V2_2);
    }
}
