package org.swarmglass.engine.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.swarmglass.engine.bench.Figure.Goal;
import org.swarmglass.engine.loop.Entropy;
import org.swarmglass.engine.model.PeerId;
import org.swarmglass.engine.schedule.Electorate;
import org.swarmglass.engine.schedule.Members;
import org.swarmglass.engine.schedule.SchedulePlanner;
import org.swarmglass.engine.schedule.Situation;
import org.swarmglass.engine.schedule.Situation.Neighbour;
import org.swarmglass.engine.schedule.Situation.Transfer;
import org.swarmglass.engine.schedule.Situation.Wanted;

/** What one turn of the planner costs with 50 neighbours: it runs on the loop, several times a second. */
final class PlannerBenchmark implements Benchmark {
    private static final int PEERS = 50;
    private static final int WANTED = 7;
    private static final int TURNS = 20_000;
    private static final Duration SEGMENT = Duration.ofSeconds(4);

    private final SchedulePlanner planner = new SchedulePlanner(Entropy.seeded(1));
    private int decisions;

    @Override
    public List<Figure> run() throws Exception {
        List<Situation> situations = new ArrayList<>();
        for (int held = 0; held <= WANTED; held++) {
            situations.add(situation(held));
        }
        microsPerTurn(situations);
        Rounds rounds = Rounds.of(Rounds.COUNT, () -> microsPerTurn(situations));
        return List.of(new Figure(
                "Planner, one turn with 50 peers",
                Goal.atMost(50, "µs"),
                rounds.median(0),
                WANTED + " segments wanted, of which the peers hold none to all; mean of " + TURNS
                        + " turns after as many to warm up: " + rounds.all(0) + " µs; " + decisions
                        + " decisions were made"));
    }

    private double microsPerTurn(List<Situation> situations) {
        long start = System.nanoTime();
        for (int i = 0; i < TURNS; i++) {
            decisions += planner.plan(situations.get(i % situations.size())).size();
        }
        return (System.nanoTime() - start) / 1e3 / TURNS;
    }

    /** A live window: what is due first runs already, of the others everybody holds the first ones. */
    private static Situation situation(int heldByPeers) {
        List<Wanted> wanted = new ArrayList<>();
        for (int i = 0; i < WANTED; i++) {
            Transfer transfer =
                    i == 0 ? new Transfer.FromPeer(peer(0), OptionalDouble.of(400_000), 1, false) : new Transfer.Idle();
            wanted.add(new Wanted(
                    1000 + i,
                    SEGMENT,
                    Duration.ofSeconds(6).plus(SEGMENT.multipliedBy(i)),
                    SEGMENT.multipliedBy(WANTED - i),
                    SEGMENT.multipliedBy(WANTED - i),
                    1_500_000,
                    transfer,
                    true,
                    Set.of(peer(7)),
                    false));
        }
        Set<Long> loaded =
                LongStream.range(990, 1000 + heldByPeers).boxed().collect(Collectors.toCollection(TreeSet::new));
        List<Neighbour> neighbours = new ArrayList<>();
        for (int i = 0; i < PEERS; i++) {
            Set<Long> loading = i == 3 ? Set.of(1000L + heldByPeers) : Set.of();
            neighbours.add(Members.neighbour(peer(i), loaded, loading, i == 0, 300_000 + 10_000.0 * i, true));
        }
        return Members.live(
                Electorate.free(Set.of(new PeerId("-sg0100-000000000000"))),
                wanted,
                neighbours,
                1_000_000,
                true,
                new Situation.Limits(2, 4, Duration.ofMinutes(10), Duration.ofSeconds(3)));
    }

    private static PeerId peer(int number) {
        return new PeerId(String.format("-PM0203-%012d", number));
    }
}
