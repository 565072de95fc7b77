package org.swarmglass.engine.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.swarmglass.engine.schedule.Members.busy;
import static org.swarmglass.engine.schedule.Members.holder;
import static org.swarmglass.engine.schedule.Members.peer;

import java.time.Duration;
import java.util.List;
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
        Neighbour fast = Members.neighbour(peer(1), Set.of(7L), Set.of(), false, 10 * FAST, true);
        assertThat(plan(List.of(idle(7, 3)), List.of(fast))).containsExactly(new FetchFromPeer(7, peer(1)));
    }

    @Test
    void leavesASlowPeerForTheOriginAtTheLastMoment() {
        Wanted slow = wanted(7, 3, new Transfer.FromPeer(peer(1), OptionalDouble.of(1000), 1, false), Set.of());
        assertThat(plan(List.of(slow), List.of(busy(1, 7L)))).containsExactly(new FetchFromOrigin(7));
    }

    @Test
    void letsAFastTransferFinish() {
        Wanted fast = wanted(7, 3, new Transfer.FromPeer(peer(1), OptionalDouble.of(10 * FAST), 1, false), Set.of());
        assertThat(plan(List.of(fast), List.of(busy(1, 7L)))).isEmpty();
    }

    @Test
    void waitsForAPeerThatIsFetchingFromTheOrigin() {
        Neighbour loading = Members.neighbour(peer(1), Set.of(), Set.of(7L), false, 0, true);
        assertThat(plan(List.of(known(7, 30, 60)), List.of(loading))).isEmpty();
    }

    @Test
    void fetchesNothingAheadUntilTheSwarmHadTimeToIntroducePeers() {
        Situation unsettled =
                Members.live(Electorate.free(Set.of(SELF)), List.of(known(7, 30, 60)), List.of(), FAST, false, LIMITS);
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
        Wanted late = new Wanted(
                7,
                FOUR,
                Duration.ZERO,
                Duration.ZERO,
                Duration.ZERO,
                500_000,
                new Transfer.Idle(),
                false,
                Set.of(),
                false);
        assertThat(plan(List.of(late), List.of(holder(1, 7L)))).containsExactly(new FetchFromPeer(7, peer(1)));
    }

    @Test
    void keepsToTheLimitOfDownloadsFromTheOrigin() {
        List<Wanted> due =
                IntStream.range(0, 6).mapToObj(number -> idle(number, 0)).toList();
        assertThat(plan(due, List.of())).hasSize(LIMITS.originDownloads() + 1);
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
        Neighbour whole = Members.neighbour(peer(2), Set.of(7L), Set.of(), false, FAST, false);
        assertThat(planWithHelpers(late(true), whole)).isEmpty();
    }

    @Test
    void helpComesAfterEverythingElseThatIsWanted() {
        Situation situation = Members.live(
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
                Members.live(Electorate.free(Set.of(SELF)), List.of(wanted), List.of(neighbours), FAST, true, LIMITS));
    }

    /** Its one source needs 500 s. */
    private static Wanted late(boolean divisible) {
        return wanted(7, 20, new Transfer.FromPeer(peer(1), OptionalDouble.of(1_000), 1, divisible), Set.of());
    }

    @Test
    void whileTheOriginIsUnmeasuredOneDownloadMeasuresIt() {
        List<Wanted> start = List.of(idle(7, 0), idle(8, 4), idle(9, 8));
        Situation unknown = Members.live(Electorate.free(Set.of(SELF)), start, List.of(), 0, true, LIMITS);
        assertThat(planner.plan(unknown)).containsExactly(new FetchFromOrigin(7));
    }

    @Test
    void meanwhileAPeerOfUnknownSpeedIsTriedForTheNext() {
        List<Wanted> start = List.of(idle(7, 0), idle(8, 4));
        Situation unknown = Members.live(Electorate.free(Set.of(SELF)), start, List.of(holder(1, 8L)), 0, true, LIMITS);
        assertThat(planner.plan(unknown)).containsExactly(new FetchFromOrigin(7), new FetchFromPeer(8, peer(1)));
    }

    @Test
    void leavesAStuckOriginForAPeerKnownToBeFastEnough() {
        Wanted stuck = wanted(7, 3, new Transfer.FromOrigin(OptionalDouble.of(0)), Set.of());
        Neighbour fast = Members.neighbour(peer(1), Set.of(7L), Set.of(), false, 10 * FAST, true);
        assertThat(plan(List.of(stuck), List.of(fast))).containsExactly(new FetchFromPeer(7, peer(1)));
        assertThat(plan(List.of(stuck), List.of(holder(1, 7L)))).isEmpty();
    }

    @Test
    void doesNotGoBackAndForthBetweenOriginAndPeer() {
        Wanted justBegun = wanted(7, 2, new Transfer.FromPeer(peer(1), OptionalDouble.empty(), 1, false), Set.of());
        Neighbour fast = Members.neighbour(peer(1), Set.of(7L), Set.of(), true, 10 * FAST, true);
        assertThat(plan(List.of(justBegun), List.of(fast))).isEmpty();
    }

    @Test
    void anOriginTooSlowToMeasureDoesNotBreakTheArithmetic() {
        Situation slow = Members.live(
                Electorate.free(Set.of(SELF)), List.of(idle(7, 60)), List.of(holder(1, 7L)), 1e-9, true, LIMITS);
        assertThat(planner.plan(slow)).containsExactly(new FetchFromPeer(7, peer(1)));
    }

    private List<Decision> plan(List<Wanted> wanted, List<Neighbour> neighbours) {
        return planner.plan(Members.live(Electorate.free(Set.of(SELF)), wanted, neighbours, FAST, true, LIMITS));
    }

    private static Wanted idle(long number, int dueSeconds) {
        return wanted(number, dueSeconds, new Transfer.Idle(), Set.of());
    }

    private static Wanted known(long number, int dueSeconds, int knownSeconds) {
        return Members.listed(number, FOUR, dueSeconds, knownSeconds);
    }

    private static Wanted wanted(long number, int dueSeconds, Transfer transfer, Set<PeerId> avoid) {
        Duration aMinute = Duration.ofSeconds(60);
        return new Wanted(
                number, FOUR, Duration.ofSeconds(dueSeconds), aMinute, aMinute, 500_000, transfer, true, avoid, false);
    }
}
