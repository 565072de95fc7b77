package org.swarmglass.engine.bench;

import java.time.Duration;
import java.util.List;
import org.swarmglass.engine.bench.Figure.Goal;
import org.swarmglass.engine.simulation.Policy;
import org.swarmglass.engine.simulation.Scenario;
import org.swarmglass.engine.simulation.SimulationResult;

/** Large simulated swarms: what they share, and how long a person waits for ten minutes of them. */
final class LargeSwarmBenchmark implements Benchmark {
    private static final Duration ROOM = Duration.ofSeconds(36);
    private static final Duration LENGTH = Duration.ofMinutes(10);

    /** A hundred seconds until a thousand have joined, and half a minute until the last are settled. */
    private static final Duration WARM_UP = Duration.ofSeconds(130);

    @Override
    public Duration limit() {
        return Duration.ofMinutes(25);
    }

    @Override
    public List<Figure> run() {
        Timed middle = Timed.of(200, 20_000_000);
        Timed large = Timed.of(1000, 10_000_000);
        return List.of(
                new Figure(
                        "Simulator, 1,000 peers: share",
                        Goal.atLeast(0.95, ""),
                        large.runs.mean(SimulationResult::share),
                        "seed 1, measured from " + WARM_UP.toSeconds() + " s on; " + large.runs.told()),
                middle.figure("200 peers", 60),
                large.figure("1,000 peers", 600));
    }

    /** @param seconds of the machine, not of the swarm */
    private record Timed(SimulatedRuns runs, double seconds) {
        static Timed of(int peers, long up) {
            long start = System.nanoTime();
            Scenario scenario = Scenario.of(peers, up, ROOM, 1).withLength(WARM_UP, LENGTH);
            SimulatedRuns runs = SimulatedRuns.of(List.of(scenario), Policy.SWARMGLASS);
            return new Timed(runs, (System.nanoTime() - start) / 1e9);
        }

        Figure figure(String peers, double bound) {
            return new Figure(
                    "Simulator, " + peers + ": time for 10 virtual minutes",
                    Goal.atMost(bound, "s"),
                    seconds,
                    "one run, seed 1, on one thread, the first seconds of the JVM included; " + runs.told());
        }
    }
}
