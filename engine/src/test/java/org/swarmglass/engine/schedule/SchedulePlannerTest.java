package org.swarmglass.engine.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.swarmglass.engine.loop.Entropy;
import org.swarmglass.engine.model.PeerId;
import org.swarmglass.engine.schedule.Decision.AlsoFetchFromPeer;
import org.swarmglass.engine.schedule.Decision.FetchFromOrigin;
import org.swarmglass.engine.schedule.Decision.FetchFromPeer;
import org.swarmglass.engine.schedule.Situation.Limits;
import org.swarmglass.engine.schedule.Situation.Neighbour;
import org.swarmglass.engine.schedule.Situation.Transfer;
import org.swarmglass.engine.schedule.Situation.Wanted;

class SchedulePlannerTest {
    private static final PeerId SELF = peer(0);
    private static final Duration FOUR = Duration.ofSeconds(4);
    private static final double FAST = 1_000_000;
    private static final Limits LIMITS = new Limits(2, 4, Duration.ofMinutes(10), Duration.ofSeconds(3));

    private static final Duration LONG_MET = Duration.ofMinutes(5);

    private final SchedulePlanner planner = new SchedulePlanner(Entropy.seeded(1));

    @Test
    void asksOriginAtOnceForWhatIsDueAndNobodyHas() {
        assertThat(plan(List.of(idle(7, 0)), List.of())).containsExactly(new FetchFromOrigin(7));
    }

    @Test
    void asksPeerWhileThereIsTime() {
        assertThat(plan(List.of(idle(7, 20)), List.of(holder(1, 7L)))).containsExactly(new FetchFromPeer(7, peer(1)));
    }

    @Test
    void asksOriginAtTheLastMomentAlthoughAPeerOfUnknownSpeedHasIt() {
        assertThat(plan(List.of(idle(7, 2)), List.of(holder(1, 7L)))).containsExactly(new FetchFromOrigin(7));
    }

    @Test
    void staysWithAPeerKnownToBeFastEnoughAtTheLastMoment() {
        Neighbour fast = new Neighbour(peer(1), Set.of(7L), Set.of(), false, 10 * FAST, true, LONG_MET);
        assertThat(plan(List.of(idle(7, 3)), List.of(fast))).containsExactly(new FetchFromPeer(7, peer(1)));
    }

    @Test
    void leavesASlowPeerForTheOriginAtTheLastMoment() {
        Wanted slow = wanted(7, 3, new Transfer.FromPeer(peer(1), OptionalDouble.of(1000), 1, false), Set.of());
        assertThat(plan(List.of(slow), List.of(busy(1, 7)))).containsExactly(new FetchFromOrigin(7));
    }

    @Test
    void letsAFastTransferFinish() {
        Wanted fast = wanted(7, 3, new Transfer.FromPeer(peer(1), OptionalDouble.of(10 * FAST), 1, false), Set.of());
        assertThat(plan(List.of(fast), List.of(busy(1, 7)))).isEmpty();
    }

    @Test
    void waitsForAPeerThatIsFetchingFromTheOrigin() {
        Neighbour loading = new Neighbour(peer(1), Set.of(), Set.of(7L), false, 0, true, LONG_MET);
        assertThat(plan(List.of(known(7, 30, 60)), List.of(loading))).isEmpty();
    }

    @Test
    void fetchesNothingAheadUntilTheSwarmHadTimeToIntroducePeers() {
        Situation unsettled =
                new Situation(Electorate.free(Set.of(SELF)), List.of(known(7, 30, 60)), List.of(), FAST, false, LIMITS);
        assertThat(planner.plan(unsettled)).isEmpty();
    }

    @Test
    void askEachPeerForOneSegmentAtATime() {
        List<Decision> decisions = plan(List.of(idle(7, 20), idle(8, 24)), List.of(holder(1, 7L, 8L)));
        assertThat(decisions).containsExactly(new FetchFromPeer(7, peer(1)));
    }

    @Test
    void asksNoPeerThatFailedOnTheSegmentAMomentAgo() {
        Wanted again = wanted(7, 20, new Transfer.Idle(), Set.of(peer(1)));
        assertThat(plan(List.of(again), List.of(holder(1, 7L)))).isEmpty();
    }

    @Test
    void asksAnyPeerForALateSegmentWhileTheOriginIsClosed() {
        Wanted late = new Wanted(7, FOUR, Duration.ZERO, Duration.ZERO, 500_000, new Transfer.Idle(), false, Set.of());
        assertThat(plan(List.of(late), List.of(holder(1, 7L)))).containsExactly(new FetchFromPeer(7, peer(1)));
    }

    @Test
    void keepsToTheLimitOfDownloadsFromTheOrigin() {
        List<Wanted> due =
                IntStream.range(0, 6).mapToObj(number -> idle(number, 0)).toList();
        assertThat(plan(due, List.of())).hasSize(LIMITS.originDownloads() + 1);
    }

    @Test
    void exactlyOneMemberFetchesANewSegmentFromTheOriginAtFirst() {
        List<PeerId> members =
                IntStream.range(0, 8).mapToObj(SchedulePlannerTest::peer).toList();
        Map<Long, Integer> copies = new HashMap<>();
        for (PeerId member : members) {
            for (long number = 0; number < 200; number++) {
                Situation situation = new Situation(
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
        List<PeerId> members =
                IntStream.range(0, 5).mapToObj(SchedulePlannerTest::peer).toList();
        List<Integer> fetchers = new ArrayList<>();
        for (int seconds = 0; seconds <= 16; seconds += 2) {
            int count = 0;
            for (PeerId member : members) {
                Situation situation = new Situation(
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
        assertThat(amongStrangers).as("one of 200, on average").isBetween(segments / 2L, 2L * segments);
    }

    @Test
    void whatATrackerCountsDelaysNobodyForEver() {
        Electorate among = new Electorate(Set.of(SELF), Optional.empty(), Set.of(), 0, Integer.MAX_VALUE);
        Situation later = new Situation(among, List.of(known(7, 60, 20)), List.of(), FAST, true, LIMITS);
        assertThat(planner.plan(later)).containsExactly(new FetchFromOrigin(7));
    }

    /** Of 200 members that have met nobody, how many fetch a segment when they see it. */
    private long firsts(long number, int strangers) {
        return IntStream.range(0, 200)
                .mapToObj(SchedulePlannerTest::peer)
                .map(member -> new Electorate(Set.of(member), Optional.empty(), Set.of(), 0, strangers))
                .map(electorate ->
                        new Situation(electorate, List.of(known(number, 60, 0)), List.of(), FAST, true, LIMITS))
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
        List<PeerId> members =
                IntStream.range(0, 9).mapToObj(SchedulePlannerTest::peer).toList();
        Wanted listed = new Wanted(
                7,
                segment,
                Duration.ofSeconds(120),
                Duration.ofSeconds(seconds),
                500_000,
                new Transfer.Idle(),
                true,
                Set.of());
        int pulls = 0;
        for (PeerId member : members.subList(1, 9)) {
            List<Neighbour> neighbours = new ArrayList<>(others(members.subList(1, 9), member));
            neighbours.add(holder(0, 7L));
            Situation situation =
                    new Situation(Electorate.free(Set.of(member)), List.of(listed), neighbours, FAST, true, LIMITS);
            pulls += planner.plan(situation).size();
        }
        return pulls;
    }

    @Test
    void oneMorePeerHelpsWithWhatWouldComeTooLate() {
        assertThat(planWithHelpers(late(true), holder(2, 7L))).containsExactly(new AlsoFetchFromPeer(7, peer(2)));
    }

    @Test
    void nobodyHelpsWithWhatComesInTimeOrCannotBeDivided() {
        Wanted inTime = wanted(7, 20, new Transfer.FromPeer(peer(1), OptionalDouble.of(10 * FAST), 1, true), Set.of());
        assertThat(planWithHelpers(inTime, holder(2, 7L))).isEmpty();
        assertThat(planWithHelpers(late(false), holder(2, 7L))).isEmpty();
    }

    @Test
    void whoCannotBeginInTheMiddleDoesNotHelp() {
        Neighbour whole = new Neighbour(peer(2), Set.of(7L), Set.of(), false, FAST, false, LONG_MET);
        assertThat(planWithHelpers(late(true), whole)).isEmpty();
    }

    @Test
    void helpComesAfterEverythingElseThatIsWanted() {
        Situation situation = new Situation(
                Electorate.free(Set.of(SELF)),
                List.of(late(true), idle(8, 24)),
                List.of(holder(2, 7L, 8L)),
                FAST,
                true,
                LIMITS);
        assertThat(planner.plan(situation)).containsExactly(new FetchFromPeer(8, peer(2)));
    }

    private List<Decision> planWithHelpers(Wanted wanted, Neighbour... neighbours) {
        return planner.plan(
                new Situation(Electorate.free(Set.of(SELF)), List.of(wanted), List.of(neighbours), FAST, true, LIMITS));
    }

    /** Its one source needs 500 s. */
    private static Wanted late(boolean divisible) {
        return wanted(7, 20, new Transfer.FromPeer(peer(1), OptionalDouble.of(1_000), 1, divisible), Set.of());
    }

    @Test
    void whileTheOriginIsUnmeasuredOneDownloadMeasuresIt() {
        List<Wanted> start = List.of(idle(7, 0), idle(8, 4), idle(9, 8));
        Situation unknown = new Situation(Electorate.free(Set.of(SELF)), start, List.of(), 0, true, LIMITS);
        assertThat(planner.plan(unknown)).containsExactly(new FetchFromOrigin(7));
    }

    @Test
    void meanwhileAPeerOfUnknownSpeedIsTriedForTheNext() {
        List<Wanted> start = List.of(idle(7, 0), idle(8, 4));
        Situation unknown =
                new Situation(Electorate.free(Set.of(SELF)), start, List.of(holder(1, 8L)), 0, true, LIMITS);
        assertThat(planner.plan(unknown)).containsExactly(new FetchFromOrigin(7), new FetchFromPeer(8, peer(1)));
    }

    @Test
    void leavesAStuckOriginForAPeerKnownToBeFastEnough() {
        Wanted stuck = wanted(7, 3, new Transfer.FromOrigin(OptionalDouble.of(0)), Set.of());
        Neighbour fast = new Neighbour(peer(1), Set.of(7L), Set.of(), false, 10 * FAST, true, LONG_MET);
        assertThat(plan(List.of(stuck), List.of(fast))).containsExactly(new FetchFromPeer(7, peer(1)));
        assertThat(plan(List.of(stuck), List.of(holder(1, 7L)))).isEmpty();
    }

    @Test
    void doesNotGoBackAndForthBetweenOriginAndPeer() {
        Wanted justBegun = wanted(7, 2, new Transfer.FromPeer(peer(1), OptionalDouble.empty(), 1, false), Set.of());
        Neighbour fast = new Neighbour(peer(1), Set.of(7L), Set.of(), true, 10 * FAST, true, LONG_MET);
        assertThat(plan(List.of(justBegun), List.of(fast))).isEmpty();
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
                                .map(id -> new Neighbour(id, Set.of(), Set.of(), false, 0, true, LONG_MET))
                                .toList();
                Situation situation =
                        new Situation(Electorate.free(self), List.of(known(number, 30, 0)), others, FAST, true, LIMITS);
                fetchers += planner.plan(situation).size();
            }
            assertThat(fetchers).isEqualTo(1);
        }
    }

    @Test
    void leavesToANewcomerWhatItWouldFetchFirstIfThereIsTime() {
        long theirs = fetchedFirstBy(peer(1));
        Neighbour newcomer = new Neighbour(peer(1), Set.of(), Set.of(), false, 0, true, Duration.ofSeconds(1));
        Neighbour old = new Neighbour(peer(1), Set.of(), Set.of(), false, 0, true, LONG_MET);

        assertThat(plan(List.of(known(theirs, 30, 60)), List.of(newcomer))).isEmpty();
        assertThat(plan(List.of(known(theirs, 30, 60)), List.of(old))).containsExactly(new FetchFromOrigin(theirs));
        assertThat(plan(List.of(known(theirs, 6, 60)), List.of(newcomer)))
                .as("it would be urgent before the newcomer's turn is over")
                .containsExactly(new FetchFromOrigin(theirs));
    }

    @Test
    void aNewcomerThatComesAfterUsIsNotWaitedFor() {
        long ours = fetchedFirstBy(SELF);
        Neighbour newcomer = new Neighbour(peer(1), Set.of(), Set.of(), false, 0, true, Duration.ZERO);
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
    void anOriginTooSlowToMeasureDoesNotBreakTheArithmetic() {
        Situation slow = new Situation(
                Electorate.free(Set.of(SELF)), List.of(idle(7, 60)), List.of(holder(1, 7L)), 1e-9, true, LIMITS);
        assertThat(planner.plan(slow)).containsExactly(new FetchFromPeer(7, peer(1)));
    }

    @Test
    void fetchesWhatAFiveZeroSwarmLeavesToItAtOnceHoweverFarAhead() {
        Neighbour other = new Neighbour(peer(1), Set.of(), Set.of(), false, 0, true, LONG_MET);
        for (long number = 0; number < 50; number++) {
            Electorate electorate = new Electorate(Set.of(SELF), Optional.of(SELF), Set.of(peer(1)), 0, 0);
            Limits noPrefetch = new Limits(2, 4, Duration.ofSeconds(1), Duration.ofSeconds(3));
            Situation unsettled =
                    new Situation(electorate, List.of(known(number, 900, 0)), List.of(other), FAST, false, noPrefetch);
            assertThat(planner.plan(unsettled)).hasSize(electorate.weOwe(number) ? 1 : 0);
        }
    }

    @Test
    void standsInForAFiveZeroPeerOnlyWhenItIsUrgent() {
        Neighbour other = new Neighbour(peer(1), Set.of(), Set.of(), false, 0, true, LONG_MET);
        Electorate electorate = new Electorate(Set.of(SELF), Optional.of(SELF), Set.of(peer(1)), 0, 0);
        long theirs =
                IntStream.range(0, 50).filter(electorate::aPeerOwes).findFirst().orElseThrow();
        assertThat(planner.plan(
                        new Situation(electorate, List.of(known(theirs, 60, 120)), List.of(other), FAST, true, LIMITS)))
                .isEmpty();
        assertThat(planner.plan(
                        new Situation(electorate, List.of(known(theirs, 2, 120)), List.of(other), FAST, true, LIMITS)))
                .containsExactly(new FetchFromOrigin(theirs));
    }

    private List<Decision> plan(List<Wanted> wanted, List<Neighbour> neighbours) {
        return planner.plan(new Situation(Electorate.free(Set.of(SELF)), wanted, neighbours, FAST, true, LIMITS));
    }

    private static List<Neighbour> others(List<PeerId> members, PeerId member) {
        return members.stream()
                .filter(other -> !other.equals(member))
                .map(other -> new Neighbour(other, Set.of(), Set.of(), false, 0, true, LONG_MET))
                .toList();
    }

    private static PeerId peer(int index) {
        return new PeerId("-sg0100-" + String.format(Locale.ROOT, "%012d", index));
    }

    private static Neighbour holder(int index, Long... numbers) {
        return new Neighbour(peer(index), Set.of(numbers), Set.of(), false, 0, true, LONG_MET);
    }

    private static Neighbour busy(int index, long number) {
        return new Neighbour(peer(index), Set.of(number), Set.of(), true, 0, true, LONG_MET);
    }

    private static Wanted idle(long number, int dueSeconds) {
        return wanted(number, dueSeconds, new Transfer.Idle(), Set.of());
    }

    private static Wanted known(long number, int dueSeconds, int knownSeconds) {
        return new Wanted(
                number,
                FOUR,
                Duration.ofSeconds(dueSeconds),
                Duration.ofSeconds(knownSeconds),
                500_000,
                new Transfer.Idle(),
                true,
                Set.of());
    }

    private static Wanted wanted(long number, int dueSeconds, Transfer transfer, Set<PeerId> avoid) {
        return new Wanted(
                number, FOUR, Duration.ofSeconds(dueSeconds), Duration.ofSeconds(60), 500_000, transfer, true, avoid);
    }
}
