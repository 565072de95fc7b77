package org.swarmglass.engine.simulation.reference;

import java.util.ArrayList;
import java.util.List;
import org.swarmglass.engine.loop.Entropy;
import org.swarmglass.engine.schedule.Situation.Neighbour;

/** Drawing lots as the loaders do. */
final class Choice {
    private static final double LEAST_PART = 0.1;

    private Choice() {}

    static <T> T any(List<T> some, Entropy chance) {
        return some.get(chance.below(some.size()));
    }

    static <T> List<T> shuffled(List<T> some, Entropy chance) {
        List<T> left = new ArrayList<>(some);
        for (int i = left.size() - 1; i > 0; i--) {
            int other = chance.below(i + 1);
            T kept = left.get(i);
            left.set(i, left.get(other));
            left.set(other, kept);
        }
        return left;
    }

    /** By measured speed, as 2.3 does (protocol/v2 6.5): the unproven together weigh no more than the proven. */
    static Neighbour weighted(List<Neighbour> holders, Entropy chance) {
        double fastest =
                holders.stream().mapToDouble(Neighbour::bytesPerSecond).max().orElse(0);
        if (fastest <= 0) {
            return any(holders, chance);
        }
        double base = base(holders, Math.max(1, fastest * LEAST_PART));
        double sum = holders.stream()
                .mapToDouble(each -> Math.max(each.bytesPerSecond(), base))
                .sum();
        double left = chance.fraction() * sum;
        for (Neighbour holder : holders) {
            left -= Math.max(holder.bytesPerSecond(), base);
            if (left < 0) {
                return holder;
            }
        }
        return holders.get(holders.size() - 1);
    }

    private static double base(List<Neighbour> holders, double base) {
        long unproven =
                holders.stream().filter(each -> each.bytesPerSecond() <= base).count();
        double proven = holders.stream()
                .mapToDouble(Neighbour::bytesPerSecond)
                .filter(rate -> rate > base)
                .sum();
        return unproven > 0 && proven > 0 && unproven * base > proven ? proven / unproven : base;
    }
}
