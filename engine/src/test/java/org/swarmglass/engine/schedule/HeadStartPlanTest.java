package org.swarmglass.engine.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.swarmglass.engine.schedule.Members.holder;
import static org.swarmglass.engine.schedule.Members.loading;
import static org.swarmglass.engine.schedule.Members.peer;

import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.swarmglass.engine.loop.Entropy;
import org.swarmglass.engine.schedule.Decision.FetchBeginning;
import org.swarmglass.engine.schedule.Decision.FetchFromOrigin;
import org.swarmglass.engine.schedule.Decision.FetchFromPeer;
import org.swarmglass.engine.schedule.Situation.Limits;
import org.swarmglass.engine.schedule.Situation.Neighbour;
import org.swarmglass.engine.schedule.Situation.Transfer;
import org.swarmglass.engine.schedule.Situation.Wanted;

/** What is decided about the segment that a player begins with, while peers are still to be met. */
class HeadStartPlanTest {
    private static final Duration FOUR = Duration.ofSeconds(4);
    private static final Limits LIMITS = new Limits(2, 4, Duration.ofMinutes(10), Duration.ofSeconds(2));
    private static final double FAST = 2_000_000;

    private final SchedulePlanner planner = new SchedulePlanner(Entropy.seeded(1));

    @Test
    void whoHasJustComeTakesTheBeginningOnly() {
        assertThat(plan(untouched(), 0, false)).containsExactly(new FetchBeginning(7));
    }

    @Test
    void takesAllIfThereWasTimeToMeetPeersOrNobodyToMeet() {
        assertThat(plan(untouched(), 0, true)).containsExactly(new FetchFromOrigin(7));
    }

    @Test
    void takesAllOfWhatIsDueWhileTheStreamPlays() {
        assertThat(plan(untouched(), FAST, false)).containsExactly(new FetchFromOrigin(7));
    }

    @Test
    void theRestWaitsForPeersAsLongAsTheBeginningPlays() {
        assertThat(plan(begun(1.5), FAST, false)).isEmpty();
        assertThat(plan(begun(1.5), FAST, false, loading(1, 7L))).isEmpty();
        assertThat(plan(begun(0.6), FAST, false)).containsExactly(new FetchFromOrigin(7));
    }

    /** In the reserve of two seconds it would be left to the origin at once. */
    @Test
    void theRestIsAskedOfThePeerThatHasIt() {
        assertThat(plan(begun(1.5), FAST, false, holder(1, 7L))).containsExactly(new FetchFromPeer(7, peer(1)));
    }

    @Test
    void leavesAPeerThatSendsNothingInTime() {
        Transfer silent = new Transfer.FromPeer(peer(1), OptionalDouble.empty(), 1, false);
        assertThat(plan(begun(0.8, silent), FAST, false, Members.busy(1, 7L))).isEmpty();
        assertThat(plan(begun(0.4, silent), FAST, false, Members.busy(1, 7L))).containsExactly(new FetchFromOrigin(7));
    }

    private List<Decision> plan(Wanted wanted, double originBytesPerSecond, boolean settled, Neighbour... neighbours) {
        return planner.plan(Members.live(
                Electorate.free(Set.of(peer(0))),
                List.of(wanted),
                List.of(neighbours),
                originBytesPerSecond,
                settled,
                LIMITS));
    }

    private static Wanted untouched() {
        return wanted(Duration.ZERO, new Transfer.Idle(), false);
    }

    private static Wanted begun(double leftSeconds) {
        return begun(leftSeconds, new Transfer.Idle());
    }

    private static Wanted begun(double leftSeconds, Transfer transfer) {
        return wanted(Duration.ofMillis(Math.round(leftSeconds * 1000)), transfer, true);
    }

    private static Wanted wanted(Duration due, Transfer transfer, boolean begun) {
        return new Wanted(7, FOUR, due, FOUR, Duration.ZERO, 250_000, transfer, true, Set.of(), begun);
    }
}
