package org.swarmglass.engine.bench;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.swarmglass.engine.bench.Figure.Goal;
import org.swarmglass.engine.simulation.Policy;
import org.swarmglass.engine.simulation.Scenario;
import org.swarmglass.engine.simulation.SimulationResult;
import org.swarmglass.engine.simulation.SwarmSimulation;

/** Our scheduler against models of the others, all in simulated swarms: exact, since time is virtual. */
final class SwarmBenchmark implements Benchmark {
    private static final Duration ROOM = Duration.ofSeconds(36);
    private static final Duration LITTLE_ROOM = Duration.ofSeconds(12);
    private static final Duration WARM_UP = Duration.ofSeconds(60);
    private static final Duration LENGTH = Duration.ofSeconds(150);

    @Override
    public List<Figure> run() {
        SimulationResult ours = run(fifty(), Policy.SWARMGLASS);
        SimulationResult peertube = run(fifty(), Policy.PEERTUBE);
        SimulationResult elected = run(fifty(), Policy.LOADER_5_0);
        SimulationResult close =
                run(Scenario.of(10, 10_000_000, LITTLE_ROOM, 1).withLength(WARM_UP, LENGTH), Policy.SWARMGLASS);
        SimulationResult churn = run(fifty().withChurn(0.002), Policy.SWARMGLASS);
        SimulationResult browsers = run(twenty(), Policy.LOADER_2_3);
        SimulationResult half = run(twenty(), Policy.SWARMGLASS, Policy.LOADER_2_3);
        return List.of(
                figure("50 peers: share of the ceiling", Goal.atLeast(0.97, ""), ours.share() / ours.ceiling(), ours),
                figure("50 peers: copies against PeerTube", Goal.atMost(0.5, "x"), ratio(ours, peertube), peertube),
                figure("50 peers: copies against 5.0", Goal.atMost(0.67, "x"), ratio(ours, elected), elected),
                figure(
                        "50 peers: time in stalls beyond the reference",
                        Goal.atMost(0.01, "points"),
                        100 * (ours.stallRatio() - peertube.stallRatio()),
                        peertube),
                figure(
                        "10 peers, 12 s: share of the ceiling",
                        Goal.atLeast(0.85, ""),
                        close.share() / close.ceiling(),
                        close),
                figure("50 peers, churn 0.2 %/s: share", Goal.atLeast(0.88, ""), churn.share(), churn),
                figure(
                        "half ours: copies against all browsers",
                        Goal.atMost(0.7, "x"),
                        ratio(half, browsers),
                        browsers),
                figure(
                        "half ours: the browsers' own share, gained",
                        Goal.atLeast(0, ""),
                        half.perClass().get(1).share() - browsers.share(),
                        half));
    }

    private static Scenario fifty() {
        return Scenario.of(50, 20_000_000, ROOM, 1).withLength(WARM_UP, LENGTH);
    }

    private static Scenario twenty() {
        return Scenario.of(20, 20_000_000, ROOM, 1).withLength(WARM_UP, LENGTH);
    }

    private static SimulationResult run(Scenario scenario, Policy... policies) {
        Scenario.PeerClass first = scenario.classes().get(0);
        List<Scenario.PeerClass> classes = List.of(policies).stream()
                .map(policy -> new Scenario.PeerClass(
                        policy.word(),
                        policy,
                        1,
                        first.upBitsPerSecond(),
                        first.downBitsPerSecond(),
                        first.linkBitsPerSecond(),
                        first.latency()))
                .toList();
        return SwarmSimulation.run(scenario.withClasses(classes), done -> true);
    }

    private static double ratio(SimulationResult ours, SimulationResult theirs) {
        return ours.copies() / theirs.copies();
    }

    private static Figure figure(String name, Goal goal, double value, SimulationResult from) {
        String note = String.format(
                Locale.ROOT,
                "%d peers, %s: share %.3f, %.2f copies, %d stalls, seed %d, %s",
                from.peers(),
                from.perClass().get(0).name(),
                from.share(),
                from.copies(),
                from.stalls(),
                from.seed(),
                from.eventLogHash().substring(0, 8));
        return new Figure("Simulator, " + name, goal, value, note);
    }
}
