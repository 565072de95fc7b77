package org.swarmglass.app.monitor;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.swarmglass.engine.model.InfoHash;
import org.swarmglass.engine.model.StreamKind;
import org.swarmglass.engine.snapshot.EngineSnapshot;
import org.swarmglass.engine.snapshot.SwarmSnapshot;
import org.swarmglass.engine.snapshot.TrackerSnapshot;
import org.swarmglass.engine.snapshot.TrackerSnapshot.SwarmCount;

/** How many viewers there are, from what trackers report. Pure. */
public final class Members {
    private Members() {}

    /** Members of all swarms of a tracker, ourselves included in each; NaN before its first count. */
    static double of(TrackerSnapshot tracker) {
        double sum = Double.NaN;
        for (SwarmCount count : tracker.swarms()) {
            Optional<Integer> members = of(count);
            if (members.isPresent()) {
                sum = (Double.isNaN(sum) ? 0 : sum) + members.get();
            }
        }
        return sum;
    }

    /** Seeders and leechers of a swarm; empty if the tracker has counted neither. */
    public static Optional<Integer> of(SwarmCount count) {
        if (count.seeders().isEmpty() && count.leechers().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(count.seeders().orElse(0) + count.leechers().orElse(0));
    }

    /**
     * Peers besides us in the video swarms we are in: of each swarm the largest count of any tracker, since trackers may
     * know the same peers. Empty if no tracker has counted.
     */
    public static OptionalInt others(EngineSnapshot snapshot) {
        List<SwarmSnapshot> video = snapshot.swarms().stream()
                .filter(swarm -> swarm.kind() == StreamKind.MAIN)
                .toList();
        List<OptionalInt> counts =
                video.stream().map(swarm -> largest(snapshot, swarm.infoHash())).toList();
        if (counts.stream().allMatch(OptionalInt::isEmpty)) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(counts.stream()
                .mapToInt(count -> Math.max(0, count.orElse(1) - 1))
                .sum());
    }

    private static OptionalInt largest(EngineSnapshot snapshot, InfoHash swarm) {
        Stream<SwarmCount> counts = snapshot.trackers().stream()
                .flatMap(tracker -> tracker.swarms().stream())
                .filter(count -> count.infoHash().equals(swarm));
        return counts.flatMap(count -> of(count).stream())
                .mapToInt(Integer::intValue)
                .max();
    }
}
