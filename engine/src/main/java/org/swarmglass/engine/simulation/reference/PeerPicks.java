package org.swarmglass.engine.simulation.reference;

import java.util.List;
import org.swarmglass.engine.loop.Entropy;
import org.swarmglass.engine.schedule.Situation.Neighbour;

/** Which of several holders p2p-media-loader asks. */
final class PeerPicks {
    /** A peer counts for at least this part of the fastest. */
    private static final double LEAST_PART = 0.1;

    private PeerPicks() {}

    /** 0.6 and 2.x up to 2.2. */
    static Neighbour uniform(List<Neighbour> holders, Entropy chance) {
        return holders.get(chance.below(holders.size()));
    }

    /** 2.3 and later (protocol/v2 6.5). */
    static Neighbour byBandwidth(List<Neighbour> holders, Entropy chance) {
        double fastest =
                holders.stream().mapToDouble(Neighbour::bytesPerSecond).max().orElse(0);
        if (fastest <= 0) {
            return uniform(holders, chance);
        }
        double least = leastWeight(holders, fastest);
        double all = holders.stream().mapToDouble(each -> weight(each, least)).sum();
        double left = chance.fraction() * all;
        for (Neighbour holder : holders) {
            left -= weight(holder, least);
            if (left < 0) {
                return holder;
            }
        }
        return holders.get(holders.size() - 1);
    }

    /** All the unproven ones together count for no more than all the proven ones. */
    static double leastWeight(List<Neighbour> holders, double fastest) {
        double least = Math.max(1, LEAST_PART * fastest);
        double proven = holders.stream()
                .mapToDouble(Neighbour::bytesPerSecond)
                .filter(rate -> rate > least)
                .sum();
        long unproven =
                holders.stream().filter(each -> each.bytesPerSecond() <= least).count();
        return proven > 0 && unproven * least > proven ? proven / unproven : least;
    }

    private static double weight(Neighbour holder, double least) {
        return Math.max(holder.bytesPerSecond(), least);
    }
}
