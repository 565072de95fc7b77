package org.swarmglass.engine.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.swarmglass.engine.bench.Figure.Goal;
import org.swarmglass.engine.simulation.Policy;
import org.swarmglass.engine.simulation.Scenario;
import org.swarmglass.engine.simulation.SimulationResult;

/**
 * Our scheduler against models of the others, all in simulated swarms: exact, since time is virtual. A figure is the mean
 * of three seeds.
 */
final class SwarmBenchmark implements Benchmark {
    private static final Duration ROOM = Duration.ofSeconds(36);
    private static final Duration LITTLE_ROOM = Duration.ofSeconds(12);
    private static final double CHURN_PER_SECOND = 0.002;
    private static final long UP = 20_000_000;
    private static final long LITTLE_UP = 10_000_000;

    private final List<Figure> figures = new ArrayList<>();

    @Override
    public List<Figure> run() {
        fiftyPeers();
        tenPeersWithLittleRoom();
        churn();
        halfOfThemOurs();
        return figures;
    }

    private void fiftyPeers() {
        SimulatedRuns ours = SimulatedRuns.ofThreeSeeds(seed -> scenario(50, seed), Policy.SWARMGLASS);
        SimulatedRuns peertube = SimulatedRuns.ofThreeSeeds(seed -> scenario(50, seed), Policy.PEERTUBE);
        SimulatedRuns elected = SimulatedRuns.ofThreeSeeds(seed -> scenario(50, seed), Policy.LOADER_5_0);
        add("50 peers: share of the ceiling", Goal.atLeast(0.97, ""), ours.mean(SwarmBenchmark::ofCeiling), ours);
        add("50 peers: copies against PeerTube", Goal.atMost(0.5, "x"), copies(ours, peertube), ours, peertube);
        add("50 peers: copies against 5.0", Goal.atMost(0.67, "x"), copies(ours, elected), ours, elected);
        add(
                "50 peers: time in stalls beyond PeerTube",
                Goal.atMost(0.01, "points"),
                stalls(ours, peertube),
                ours,
                peertube);
    }

    private void tenPeersWithLittleRoom() {
        SimulatedRuns close = SimulatedRuns.ofThreeSeeds(
                seed -> measured(Scenario.of(10, LITTLE_UP, LITTLE_ROOM, seed)), Policy.SWARMGLASS);
        add(
                "10 peers, 12 s: share of the ceiling",
                Goal.atLeast(0.85, ""),
                close.mean(SwarmBenchmark::ofCeiling),
                close);
    }

    private void churn() {
        SimulatedRuns ours = SimulatedRuns.ofThreeSeeds(SwarmBenchmark::churning, Policy.SWARMGLASS);
        SimulatedRuns peertube = SimulatedRuns.ofThreeSeeds(SwarmBenchmark::churning, Policy.PEERTUBE);
        add("50 peers, churn 0.2 %/s: share", Goal.atLeast(0.88, ""), ours.mean(SimulationResult::share), ours);
        add(
                "50 peers, churn 0.2 %/s: time in stalls beyond PeerTube",
                Goal.atMost(0, "points"), stalls(ours, peertube), ours, peertube);
    }

    private void halfOfThemOurs() {
        SimulatedRuns browsers = SimulatedRuns.ofThreeSeeds(seed -> scenario(20, seed), Policy.LOADER_2_3);
        SimulatedRuns half =
                SimulatedRuns.ofThreeSeeds(seed -> scenario(20, seed), Policy.SWARMGLASS, Policy.LOADER_2_3);
        add("half ours: copies against all browsers", Goal.atMost(0.7, "x"), copies(half, browsers), half, browsers);
        add(
                "half ours: the browsers' own share, gained",
                Goal.atLeast(0, ""),
                half.mean(browsers, (mixed, all) -> mixed.perClass().get(1).share() - all.share()),
                half,
                browsers);
    }

    private static Scenario scenario(int peers, long seed) {
        return measured(Scenario.of(peers, UP, ROOM, seed));
    }

    private static Scenario churning(long seed) {
        return measured(Scenario.of(50, LITTLE_UP, ROOM, seed)).withChurn(CHURN_PER_SECOND);
    }

    private static Scenario measured(Scenario scenario) {
        return scenario.withLength(Duration.ofSeconds(60), Duration.ofSeconds(150));
    }

    private static double ofCeiling(SimulationResult result) {
        return result.share() / result.ceiling();
    }

    private static double copies(SimulatedRuns ours, SimulatedRuns theirs) {
        return ours.mean(theirs, (one, other) -> one.copies() / other.copies());
    }

    private static double stalls(SimulatedRuns ours, SimulatedRuns theirs) {
        return ours.mean(theirs, (one, other) -> 100 * (one.stallRatio() - other.stallRatio()));
    }

    private void add(String what, Goal goal, double value, SimulatedRuns... from) {
        String told = Arrays.stream(from).map(SimulatedRuns::told).collect(Collectors.joining(". "));
        figures.add(new Figure("Simulator, " + what, goal, value, "mean of seeds 1-3; " + told));
    }
}
