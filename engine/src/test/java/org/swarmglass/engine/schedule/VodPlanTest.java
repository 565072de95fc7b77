package org.swarmglass.engine.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.swarmglass.engine.schedule.Members.holder;
import static org.swarmglass.engine.schedule.Members.peer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.swarmglass.engine.loop.Entropy;
import org.swarmglass.engine.model.PeerId;
import org.swarmglass.engine.schedule.Decision.FetchFromPeer;
import org.swarmglass.engine.schedule.Situation.Limits;
import org.swarmglass.engine.schedule.Situation.Neighbour;
import org.swarmglass.engine.schedule.Situation.Transfer;
import org.swarmglass.engine.schedule.Situation.Wanted;

/** What is decided otherwise of a film than of a live stream: it was all listed ten minutes ago. */
class VodPlanTest {
    private static final List<PeerId> MEMBERS =
            IntStream.range(0, 5).mapToObj(Members::peer).toList();
    private static final Limits LIMITS = new Limits(2, 4, Duration.ofSeconds(30), Duration.ofSeconds(3));

    private final SchedulePlanner planner = new SchedulePlanner(Entropy.seeded(1));

    /** Else all who began together would ask the origin for the same at once. */
    @Test
    void oneMemberAfterTheOtherFetchesAheadFromWhereItIsNear() {
        List<Integer> fetchers = Stream.of(31, 30, 28, 26, 24)
                .map(due -> decisions(wanted(7, due, 0), List.of()))
                .toList();
        assertThat(fetchers).containsExactly(0, 1, 2, 3, 5);
    }

    @Test
    void oneMemberAfterTheOtherPullsSinceThereIsAHolder() {
        List<Integer> pulls = Stream.of(0, 3, 4, 8, 12, 60)
                .map(offered -> decisions(wanted(7, 100, offered), List.of(holder(9, 7L))))
                .toList();
        assertThat(pulls).containsExactly(1, 1, 2, 3, 4, 5);
    }

    @Test
    void nobodyWaitsWithWhatIsSoonUrgent() {
        assertThat(decisions(wanted(7, 6, 0), List.of(holder(9, 7L)))).isEqualTo(MEMBERS.size());
    }

    @Test
    void asksTheHolderThatHasLeastElse() {
        List<Wanted> wanted = List.of(wanted(7, 40, 60), wanted(8, 44, 60));
        for (int i = 0; i < 20; i++) {
            assertThat(planner.plan(situation(peer(0), wanted, List.of(holder(1, 7L, 8L), holder(2, 7L)))))
                    .containsExactly(new FetchFromPeer(7, peer(2)), new FetchFromPeer(8, peer(1)));
        }
    }

    /** By how many of the members something is fetched. */
    private int decisions(Wanted wanted, List<Neighbour> holders) {
        int decisions = 0;
        for (PeerId member : MEMBERS) {
            List<Neighbour> neighbours = new ArrayList<>(holders);
            MEMBERS.stream()
                    .filter(other -> !other.equals(member))
                    .map(other -> Members.neighbour(other, Set.of(), Set.of(), false, 0, true))
                    .forEach(neighbours::add);
            decisions +=
                    planner.plan(situation(member, List.of(wanted), neighbours)).size();
        }
        return decisions;
    }

    private static Situation situation(PeerId self, List<Wanted> wanted, List<Neighbour> neighbours) {
        return new Situation(Electorate.free(Set.of(self)), wanted, neighbours, 1_000_000, false, true, LIMITS);
    }

    private static Wanted wanted(long number, int dueSeconds, int offeredSeconds) {
        return new Wanted(
                number,
                Duration.ofSeconds(4),
                Duration.ofSeconds(dueSeconds),
                Duration.ofMinutes(10),
                Duration.ofSeconds(offeredSeconds),
                500_000,
                new Transfer.Idle(),
                true,
                Set.of(),
                false);
    }
}
