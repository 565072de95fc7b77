package org.swarmglass.engine.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.swarmglass.engine.schedule.Members.holder;
import static org.swarmglass.engine.schedule.Members.peer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.swarmglass.engine.loop.Entropy;
import org.swarmglass.engine.model.PeerId;
import org.swarmglass.engine.schedule.Decision.FetchFromOrigin;
import org.swarmglass.engine.schedule.Situation.Limits;
import org.swarmglass.engine.schedule.Situation.Neighbour;
import org.swarmglass.engine.schedule.Situation.Wanted;

class MemberOrderTest {
    private static final PeerId SELF = peer(0);
    private static final Duration FOUR = Duration.ofSeconds(4);
    private static final double FAST = 1_000_000;
    private static final Limits LIMITS = new Limits(2, 4, Duration.ofMinutes(10), Duration.ofSeconds(3));

    private final SchedulePlanner planner = new SchedulePlanner(Entropy.seeded(1));

    @Test
    void exactlyOneMemberFetchesANewSegmentFromTheOriginAtFirst() {
        List<PeerId> members = IntStream.range(0, 8).mapToObj(Members::peer).toList();
        Map<Long, Integer> copies = new HashMap<>();
        for (PeerId member : members) {
            for (long number = 0; number < 200; number++) {
                Situation situation = Members.live(
                        Electorate.free(Set.of(member)),
                        List.of(known(number, 30, 0)),
                        others(members, member),
                        FAST,
                        true,
                        LIMITS);
                copies.merge(number, planner.plan(situation).size(), Integer::sum);
            }
        }
        assertThat(copies.values()).allMatch(count -> count == 1);
    }

    @Test
    void othersStandInOneAfterTheOtherWhenTheFirstDoesNot() {
        List<PeerId> members = IntStream.range(0, 5).mapToObj(Members::peer).toList();
        List<Integer> fetchers = new ArrayList<>();
        for (int seconds = 0; seconds <= 16; seconds += 2) {
            int count = 0;
            for (PeerId member : members) {
                Situation situation = Members.live(
                        Electorate.free(Set.of(member)),
                        List.of(known(7, 60, seconds)),
                        others(members, member),
                        FAST,
                        true,
                        LIMITS);
                count += planner.plan(situation).size();
            }
            fetchers.add(count);
        }
        assertThat(fetchers).isSorted().startsWith(1).endsWith(5);
    }

    @Test
    void inALargeSwarmFewOfManyFirstsOfTheirNeighbourhoodsFetchAtOnce() {
        int segments = 40;
        long alone = 0;
        long amongStrangers = 0;
        for (long number = 0; number < segments; number++) {
            alone += firsts(number, 0);
            amongStrangers += firsts(number, 199);
        }
        assertThat(alone).isEqualTo(200L * segments);
        assertThat(amongStrangers).as("one of 200 within 3 s, on average").isBetween(segments / 2L, 2L * segments);
    }

    @Test
    void whatATrackerCountsDelaysNobodyForEver() {
        Electorate among = new Electorate(Set.of(SELF), Optional.empty(), Set.of(), 0, Integer.MAX_VALUE);
        Situation later = Members.live(among, List.of(known(7, 60, 20)), List.of(), FAST, true, LIMITS);
        assertThat(planner.plan(later)).containsExactly(new FetchFromOrigin(7));
    }

    /** Of 200 members that have met nobody, how many fetch a segment within three seconds. */
    private long firsts(long number, int strangers) {
        return IntStream.range(0, 200)
                .mapToObj(Members::peer)
                .map(member -> new Electorate(Set.of(member), Optional.empty(), Set.of(), 0, strangers))
                .map(electorate ->
                        Members.live(electorate, List.of(known(number, 60, 3)), List.of(), FAST, true, LIMITS))
                .filter(situation -> !planner.plan(situation).isEmpty())
                .count();
    }

    @Test
    void oneMemberPullsFromTheOnlyHolderRatherThanAllAtOnce() {
        assertThat(pulls(1)).isOne();
    }

    @Test
    void oneThatDoesNotGetItHoldsTheOthersUpForHalfASegmentOnly() {
        assertThat(List.of(pulls(2), pulls(3), pulls(4), pulls(60))).containsExactly(2, 2, 3, 8);
    }

    @Test
    void whatIsSaidToLastNoTimeIsPulledAtOnce() {
        assertThat(pulls(3, Duration.ZERO)).isEqualTo(8);
    }

    private int pulls(int seconds) {
        return pulls(seconds, FOUR);
    }

    /** Of eight members at the only holder, so many seconds after the segment was listed. */
    private int pulls(int seconds, Duration segment) {
        List<PeerId> members = IntStream.range(0, 9).mapToObj(Members::peer).toList();
        Wanted listed = Members.listed(7, segment, 120, seconds);
        int pulls = 0;
        for (PeerId member : members.subList(1, 9)) {
            List<Neighbour> neighbours = new ArrayList<>(others(members.subList(1, 9), member));
            neighbours.add(holder(0, 7L));
            Situation situation =
                    Members.live(Electorate.free(Set.of(member)), List.of(listed), neighbours, FAST, true, LIMITS);
            pulls += planner.plan(situation).size();
        }
        return pulls;
    }

    @Test
    void membersWhoMeetInTwoSwarmsAgreeOnOneFetcher() {
        Set<PeerId> ours = Set.of(peer(1), peer(2));
        Set<PeerId> theirs = Set.of(peer(3), peer(4));
        for (long number = 0; number < 100; number++) {
            int fetchers = 0;
            for (Set<PeerId> self : List.of(ours, theirs)) {
                List<Neighbour> others = (self.equals(ours) ? theirs : ours)
                        .stream()
                                .map(id -> Members.neighbour(id, Set.of(), Set.of(), false, 0, true))
                                .toList();
                Situation situation =
                        Members.live(Electorate.free(self), List.of(known(number, 30, 0)), others, FAST, true, LIMITS);
                fetchers += planner.plan(situation).size();
            }
            assertThat(fetchers).isEqualTo(1);
        }
    }

    @Test
    void leavesToANewcomerWhatItWouldFetchFirstIfThereIsTime() {
        long theirs = fetchedFirstBy(peer(1));
        Neighbour newcomer = Members.newcomer(1, Duration.ofSeconds(1));
        Neighbour old = Members.neighbour(peer(1), Set.of(), Set.of(), false, 0, true);

        assertThat(plan(List.of(known(theirs, 30, 60)), List.of(newcomer))).isEmpty();
        assertThat(plan(List.of(known(theirs, 30, 60)), List.of(old))).containsExactly(new FetchFromOrigin(theirs));
        assertThat(plan(List.of(known(theirs, 6, 60)), List.of(newcomer)))
                .as("it would be urgent before the newcomer's turn is over")
                .containsExactly(new FetchFromOrigin(theirs));
    }

    /** Else all whom a busy holder turned away would ask the origin. */
    @Test
    void whatAPeerHasAndRefusesIsLeftToPeersIfThereIsTime() {
        assertThat(plan(List.of(known(7, 30, 60)), List.of(Members.refusing(1, 7L))))
                .isEmpty();
        assertThat(plan(List.of(known(7, 10, 60)), List.of(Members.refusing(1, 7L))))
                .as("two durations before it is urgent")
                .containsExactly(new FetchFromOrigin(7));
        assertThat(plan(List.of(known(7, 30, 60)), List.of(Members.refusing(1, 8L))))
                .containsExactly(new FetchFromOrigin(7));
    }

    @Test
    void aNewcomerThatComesAfterUsIsNotWaitedFor() {
        long ours = fetchedFirstBy(SELF);
        Neighbour newcomer = Members.newcomer(1, Duration.ZERO);
        assertThat(plan(List.of(known(ours, 30, 60)), List.of(newcomer))).containsExactly(new FetchFromOrigin(ours));
    }

    /** Of the two of them. */
    private static long fetchedFirstBy(PeerId wanted) {
        Electorate electorate = Electorate.free(Set.of(SELF));
        return IntStream.range(0, 50)
                .filter(number -> electorate.precedesUs(peer(1), number) == wanted.equals(peer(1)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void fetchesWhatAFiveZeroSwarmLeavesToItAtOnceHoweverFarAhead() {
        Neighbour other = Members.neighbour(peer(1), Set.of(), Set.of(), false, 0, true);
        for (long number = 0; number < 50; number++) {
            Electorate electorate = new Electorate(Set.of(SELF), Optional.of(SELF), Set.of(peer(1)), 0, 0);
            Limits noPrefetch = new Limits(2, 4, Duration.ofSeconds(1), Duration.ofSeconds(3));
            Situation unsettled =
                    Members.live(electorate, List.of(known(number, 900, 0)), List.of(other), FAST, false, noPrefetch);
            assertThat(planner.plan(unsettled)).hasSize(electorate.weOwe(number) ? 1 : 0);
        }
    }

    @Test
    void standsInForAFiveZeroPeerOnlyWhenItIsUrgent() {
        Neighbour other = Members.neighbour(peer(1), Set.of(), Set.of(), false, 0, true);
        Electorate electorate = new Electorate(Set.of(SELF), Optional.of(SELF), Set.of(peer(1)), 0, 0);
        long theirs =
                IntStream.range(0, 50).filter(electorate::aPeerOwes).findFirst().orElseThrow();
        assertThat(planner.plan(
                        Members.live(electorate, List.of(known(theirs, 60, 120)), List.of(other), FAST, true, LIMITS)))
                .isEmpty();
        assertThat(planner.plan(
                        Members.live(electorate, List.of(known(theirs, 2, 120)), List.of(other), FAST, true, LIMITS)))
                .containsExactly(new FetchFromOrigin(theirs));
    }

    private static List<Neighbour> others(List<PeerId> members, PeerId member) {
        return members.stream()
                .filter(other -> !other.equals(member))
                .map(other -> Members.neighbour(other, Set.of(), Set.of(), false, 0, true))
                .toList();
    }

    private List<Decision> plan(List<Wanted> wanted, List<Neighbour> neighbours) {
        return planner.plan(Members.live(Electorate.free(Set.of(SELF)), wanted, neighbours, FAST, true, LIMITS));
    }

    private static Wanted known(long number, int dueSeconds, int knownSeconds) {
        return Members.listed(number, FOUR, dueSeconds, knownSeconds);
    }
}
