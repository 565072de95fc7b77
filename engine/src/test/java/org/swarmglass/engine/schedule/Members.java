package org.swarmglass.engine.schedule;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.swarmglass.engine.model.PeerId;
import org.swarmglass.engine.schedule.Situation.Limits;
import org.swarmglass.engine.schedule.Situation.Neighbour;
import org.swarmglass.engine.schedule.Situation.Wanted;

/** Words for tests of plans: members that met long ago, of a round trip that is not known. */
public final class Members {
    private static final Duration LONG = Duration.ofMinutes(5);

    private Members() {}

    public static Situation live(
            Electorate electorate,
            List<Wanted> wanted,
            List<Neighbour> neighbours,
            double originBytesPerSecond,
            boolean settled,
            Limits limits) {
        return new Situation(electorate, wanted, neighbours, originBytesPerSecond, true, settled, limits);
    }

    /** Nobody sends it; half a megabyte of it is missing. */
    public static Wanted listed(long number, Duration segment, int dueSeconds, int knownSeconds) {
        return new Wanted(
                number,
                segment,
                Duration.ofSeconds(dueSeconds),
                Duration.ofSeconds(knownSeconds),
                Duration.ZERO,
                500_000,
                new Situation.Transfer.Idle(),
                true,
                Set.of(),
                false);
    }

    public static PeerId peer(int index) {
        return new PeerId("-sg0100-" + String.format(Locale.ROOT, "%012d", index));
    }

    public static Neighbour holder(int index, Long... numbers) {
        return rated(index, 0, numbers);
    }

    public static Neighbour rated(int index, double bytesPerSecond, Long... numbers) {
        return neighbour(peer(index), Set.of(numbers), Set.of(), false, bytesPerSecond, true);
    }

    public static Neighbour busy(int index, Long... numbers) {
        return neighbour(peer(index), Set.of(numbers), Set.of(), true, 0, true);
    }

    public static Neighbour loading(int index, Long... numbers) {
        return neighbour(peer(index), Set.of(), Set.of(numbers), false, 0, true);
    }

    public static Neighbour refusing(int index, Long... numbers) {
        return new Neighbour(peer(index), Set.of(), Set.of(), Set.of(numbers), false, 0, true, LONG, Optional.empty());
    }

    public static Neighbour newcomer(int index, Duration met) {
        return new Neighbour(peer(index), Set.of(), Set.of(), Set.of(), false, 0, true, met, Optional.empty());
    }

    public static Neighbour neighbour(
            PeerId id, Set<Long> loaded, Set<Long> loading, boolean busy, double bytesPerSecond, boolean offsets) {
        return new Neighbour(id, loaded, loading, Set.of(), busy, bytesPerSecond, offsets, LONG, Optional.empty());
    }
}
