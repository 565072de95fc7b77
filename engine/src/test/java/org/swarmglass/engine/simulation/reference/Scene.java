package org.swarmglass.engine.simulation.reference;

import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.swarmglass.engine.model.PeerId;
import org.swarmglass.engine.schedule.Electorate;
import org.swarmglass.engine.schedule.Members;
import org.swarmglass.engine.schedule.Situation;
import org.swarmglass.engine.schedule.Situation.Limits;
import org.swarmglass.engine.schedule.Situation.Neighbour;
import org.swarmglass.engine.schedule.Situation.Transfer;
import org.swarmglass.engine.schedule.Situation.Wanted;

/** Words of a situation: segments of 4 s and a megabyte, an origin of a megabyte per second. */
final class Scene {
    static final Duration SEGMENT = Duration.ofSeconds(4);

    private static final double ORIGIN_RATE = 1_000_000;

    private Scene() {}

    static Situation of(List<Wanted> wanted, Neighbour... neighbours) {
        Limits ours = new Limits(1, 1, Duration.ofSeconds(1), Duration.ofSeconds(60)); // Not for a reference.
        return Members.live(Electorate.free(Set.of(peer(0))), wanted, List.of(neighbours), ORIGIN_RATE, false, ours);
    }

    static PeerId peer(int index) {
        return Members.peer(index);
    }

    static Neighbour empty(int index) {
        return Members.holder(index);
    }

    static Neighbour holder(int index, Long... numbers) {
        return Members.holder(index, numbers);
    }

    static Neighbour rated(int index, double bytesPerSecond, Long... numbers) {
        return Members.rated(index, bytesPerSecond, numbers);
    }

    static Neighbour busy(int index, Long... numbers) {
        return Members.busy(index, numbers);
    }

    static Neighbour loading(int index, Long... numbers) {
        return Members.loading(index, numbers);
    }

    static Wanted idle(long number, double dueSeconds) {
        return wanted(number, dueSeconds, new Transfer.Idle(), true);
    }

    static Wanted refused(long number, double dueSeconds) {
        return wanted(number, dueSeconds, new Transfer.Idle(), false);
    }

    static Wanted fromOrigin(long number, double dueSeconds) {
        return wanted(number, dueSeconds, new Transfer.FromOrigin(OptionalDouble.empty()), true);
    }

    static Wanted fromPeer(long number, double dueSeconds, int peer) {
        return wanted(number, dueSeconds, new Transfer.FromPeer(peer(peer), OptionalDouble.of(1e9), 1, false), true);
    }

    private static Wanted wanted(long number, double dueSeconds, Transfer transfer, boolean originOpen) {
        Duration due = Duration.ofMillis((long) (dueSeconds * 1000));
        return new Wanted(number, SEGMENT, due, SEGMENT, SEGMENT, 1_000_000, transfer, originOpen, Set.of(), false);
    }
}
