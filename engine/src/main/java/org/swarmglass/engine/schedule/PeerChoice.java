package org.swarmglass.engine.schedule;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import org.swarmglass.engine.loop.Entropy;
import org.swarmglass.engine.schedule.Situation.Neighbour;

/** Which of several holders to ask. */
final class PeerChoice {
    /** A peer counts for at least this part of the fastest one, so that slow and new ones are tried now and then. */
    private static final double LEAST_WEIGHT = 0.1;

    /** The round trip within a house, a campus or a city. Of one that waits behind uploads it grows: then it is busy. */
    private static final Duration NEAR = Duration.ofMillis(20);

    /** Of the choices; the others keep the speed of the far ones known, in case the near ones leave. */
    private static final double NEAR_FIRST = 0.9;

    /** Of the fastest one's speed: near peers that are all known to be slower would cost time. */
    private static final double NEAR_SPEED = 0.5;

    private PeerChoice() {}

    static Neighbour fastest(List<Neighbour> holders) {
        return holders.stream()
                .max(Comparator.comparingDouble(Neighbour::bytesPerSecond))
                .orElseThrow();
    }

    /**
     * By chance in proportion to measured speed, mostly among the near ones: what need not pass between sites leaves the
     * ways there to what must.
     */
    static Neighbour weighted(List<Neighbour> holders, Entropy chance) {
        List<Neighbour> near = holders.stream().filter(PeerChoice::isNear).toList();
        boolean differ = !near.isEmpty() && near.size() < holders.size();
        boolean nearFirst = differ && !slower(near, holders) && chance.fraction() < NEAR_FIRST;
        return bySpeed(nearFirst ? near : holders, chance);
    }

    private static boolean isNear(Neighbour holder) {
        return holder.roundTrip().filter(time -> time.compareTo(NEAR) <= 0).isPresent();
    }

    private static boolean slower(List<Neighbour> near, List<Neighbour> all) {
        double least = fastest(all).bytesPerSecond() * NEAR_SPEED;
        return near.stream().allMatch(peer -> peer.bytesPerSecond() > 0 && peer.bytesPerSecond() < least);
    }

    /** A peer not measured yet counts as an average one. */
    private static Neighbour bySpeed(List<Neighbour> holders, Entropy chance) {
        double fastest = Math.max(1, fastest(holders).bytesPerSecond());
        double average = holders.stream()
                .mapToDouble(Neighbour::bytesPerSecond)
                .filter(rate -> rate > 0)
                .average()
                .orElse(fastest);
        double[] weights = holders.stream()
                .mapToDouble(holder -> holder.bytesPerSecond() > 0 ? holder.bytesPerSecond() : average)
                .map(weight -> Math.max(weight, fastest * LEAST_WEIGHT))
                .toArray();
        double left = chance.fraction() * DoubleStream.of(weights).sum();
        for (int i = 0; i < weights.length; i++) {
            left -= weights[i];
            if (left < 0) {
                return holders.get(i);
            }
        }
        return holders.get(holders.size() - 1);
    }
}
