package org.swarmglass.engine.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.swarmglass.engine.simulation.Policy;
import org.swarmglass.engine.simulation.Scenario;
import org.swarmglass.engine.simulation.SimulationResult;
import org.swarmglass.engine.simulation.SwarmSimulation;

/** One simulated scenario, run with each of some seeds. */
record SimulatedRuns(String who, List<SimulationResult> results) {
    private static final int SEEDS = 3;

    /** @param policies of the viewers, an equal part of each */
    static SimulatedRuns ofThreeSeeds(LongFunction<Scenario> scenario, Policy... policies) {
        return of(LongStream.rangeClosed(1, SEEDS).mapToObj(scenario).toList(), policies);
    }

    static SimulatedRuns of(List<Scenario> scenarios, Policy... policies) {
        Scenario first = scenarios.get(0);
        String who = String.format(
                Locale.ROOT,
                "%s (%d Mbit/s up, %d s behind)",
                Arrays.stream(policies).map(Policy::word).collect(Collectors.joining(" and ")),
                first.classes().get(0).upBitsPerSecond() / 1_000_000,
                first.delay().toSeconds());
        return new SimulatedRuns(
                who,
                scenarios.stream()
                        .map(scenario -> SwarmSimulation.run(withPolicies(scenario, policies), done -> true))
                        .toList());
    }

    private static Scenario withPolicies(Scenario scenario, Policy... policies) {
        Scenario.PeerClass first = scenario.classes().get(0);
        return scenario.withClasses(Arrays.stream(policies)
                .map(policy -> new Scenario.PeerClass(
                        policy.word(),
                        policy,
                        1,
                        first.upBitsPerSecond(),
                        first.downBitsPerSecond(),
                        first.linkBitsPerSecond(),
                        first.latency()))
                .toList());
    }

    double mean(ToDoubleFunction<SimulationResult> value) {
        return results.stream().mapToDouble(value).average().orElseThrow();
    }

    /** Of a comparison within each seed. */
    double mean(SimulatedRuns other, ToDoubleBiFunction<SimulationResult, SimulationResult> comparison) {
        return IntStream.range(0, results.size())
                .mapToDouble(i -> comparison.applyAsDouble(results.get(i), other.results.get(i)))
                .average()
                .orElseThrow();
    }

    /** Every run's outcome, with what tells whether another machine saw the same. */
    String told() {
        return who + " "
                + results.stream()
                        .map(run -> String.format(
                                Locale.ROOT,
                                "share %.3f, %.2f copies, %d stalls (%.4f %% of the time), %s",
                                run.share(),
                                run.copies(),
                                run.stalls(),
                                100 * run.stallRatio(),
                                run.eventLogHash().substring(0, 8)))
                        .collect(Collectors.joining("; "));
    }
}
