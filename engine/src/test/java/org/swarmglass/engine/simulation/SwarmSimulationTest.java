package org.swarmglass.engine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SwarmSimulationTest {
    private static final Duration ROOM = Duration.ofSeconds(36);

    @Test
    void aSmallSwarmWithRoomTakesEachSegmentFromTheOriginOnce() {
        SimulationResult result = run(small(3));
        assertThat(result.share()).isBetween(0.64, result.ceiling() + 0.01);
        assertThat(result.copies()).isBetween(0.9, 1.1);
        assertThat(result.stalls()).isZero();
    }

    @Test
    void nobodySharesAlone() {
        SimulationResult result = run(small(1));
        assertThat(result.share()).isZero();
        assertThat(result.copies()).isBetween(0.9, 1.1);
    }

    @Test
    void thePeersUploadWhatThePeersDownload() {
        SimulationResult result = run(small(4));
        SimulationResult.ClassResult all = result.perClass().get(0);
        assertThat(all.downloaded()).isPositive();
        // At the borders of what is measured something is under way.
        assertThat(all.uploaded() / (double) all.downloaded()).isBetween(0.97, 1.03);
    }

    @Test
    void theSameSeedGivesTheSameEvents() {
        String once = run(small(3)).eventLogHash();
        assertThat(run(small(3)).eventLogHash()).isEqualTo(once);
        assertThat(run(small(4)).eventLogHash()).isNotEqualTo(once);
    }

    /**
     * On every machine: what a capacity plan says must not depend on where it was made. A change of what peers decide gives
     * another hash, which then belongs here.
     */
    @Test
    void aSeedStandsForTheSameEventsEverywhere() {
        Scenario.PeerClass ours = small(1).classes().get(0);
        List<Scenario.PeerClass> all = Stream.of(
                        Policy.SWARMGLASS, Policy.LOADER_2_3, Policy.LOADER_0_6, Policy.LOADER_5_0)
                .map(policy -> new Scenario.PeerClass(
                        policy.word(),
                        policy,
                        1,
                        ours.upBitsPerSecond(),
                        ours.downBitsPerSecond(),
                        ours.linkBitsPerSecond(),
                        ours.latency()))
                .toList();
        Scenario mixed = small(8).withClasses(all).withChurn(0.01).withRefusal(0.1);
        assertThat(run(mixed).eventLogHash())
                .isEqualTo("bf8b09ae83c2712b4e44cff336fe3175e8eec68695765fdca159455a19930631");
    }

    @Test
    void churnReplacesWhoLeaves() {
        SimulationResult result = run(small(5).withChurn(0.02));
        assertThat(result.perClass().get(0).peers()).isGreaterThan(5);
        assertThat(result.share()).isGreaterThan(0.3);
    }

    @Test
    void nothingDependsOnClocksThatAgree() {
        SimulationResult result = run(small(5).withClockOffset(Duration.ofDays(400)));
        assertThat(result)
                .usingRecursiveComparison()
                .ignoringFields("eventLogHash") // it says when
                .isEqualTo(run(small(5)));
    }

    @Test
    void fewConnectionsShareLess() {
        double one = run(small(8).withConnections(1)).share();
        assertThat(one).isPositive().isLessThan(0.9 * run(small(8)).share());
    }

    @Test
    void whoCannotConnectDoesNotShare() {
        assertThat(run(small(5).withRefusal(1)).share()).isZero();
    }

    @Test
    void classesKeepTheirProportion() {
        Scenario.PeerClass one = small(1).classes().get(0);
        Scenario.PeerClass slow = new Scenario.PeerClass(
                "slow", one.policy(), 3, 2_000_000, 20_000_000, SimConditions.UNBOUNDED, one.latency());
        SimulationResult result = run(small(8).withClasses(List.of(one, slow)));
        assertThat(result.perClass())
                .extracting(SimulationResult.ClassResult::peers)
                .containsExactly(2, 6);
    }

    @Test
    void tellsHowMuchComesFromOtherSites() {
        assertThat(run(small(4)).far()).isOne();
        assertThat(run(small(4).withSites(sites(1))).far()).isZero();
    }

    @Test
    void whatIsAtASiteIsNotFetchedFromAnotherAgain() {
        SimulationResult result = run(small(9).withSites(sites(3)));
        // By chance six of the eight others are elsewhere; at least a third of a site's copies must come from there.
        assertThat(result.far()).isBetween(0.2, 0.5);
        assertThat(result.stalls()).isZero();
    }

    @Test
    void eachSiteHasViewersOfAllClasses() {
        Sites three = sites(3);
        assertThat(IntStream.range(0, 12).map(index -> three.of(index, 2).number()))
                .containsExactly(0, 0, 1, 1, 2, 2, 0, 0, 1, 1, 2, 2);
    }

    private static Sites sites(int count) {
        return new Sites(count, Duration.ofMillis(2), 100_000_000);
    }

    @Test
    void tellsItsProgressAndEndsWhenTold() {
        AtomicInteger told = new AtomicInteger();
        SwarmSimulation.run(small(2), done -> told.incrementAndGet() < 5);
        assertThat(told).hasValue(5);
    }

    private static Scenario small(int peers) {
        return Scenario.of(peers, 20_000_000, ROOM, 1).withLength(Duration.ofSeconds(60), Duration.ofSeconds(120));
    }

    private static SimulationResult run(Scenario scenario) {
        return SwarmSimulation.run(scenario, done -> true);
    }
}
