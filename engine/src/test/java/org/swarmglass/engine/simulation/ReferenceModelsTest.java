package org.swarmglass.engine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The models against what real browsers reached in the same small scenario: 3 peers on one bridge, 4 s segments, 7 behind,
 * 75 s from a cold start 2 s apart.
 */
class ReferenceModelsTest {
    private static final double MOST_OFF = 0.08;

    @ParameterizedTest
    @CsvSource({"LOADER_2_3, 0.53", "LOADER_0_6, 0.605"})
    void aModelReachesWhatItsBrowsersReached(Policy policy, double measured) {
        assertThat(coldStart(policy).share()).isBetween(measured - MOST_OFF, measured + MOST_OFF);
    }

    @ParameterizedTest
    @CsvSource({"LOADER_2_3", "PEERTUBE", "LOADER_0_6", "LOADER_5_0"})
    void oursTakesLessFromTheOriginThanAnyModel(Policy policy) {
        assertThat(coldStart(Policy.SWARMGLASS).copies())
                .isLessThan(coldStart(policy).copies());
    }

    private static SimulationResult coldStart(Policy policy) {
        Scenario scenario = Scenario.of(3, 20_000_000, Duration.ofSeconds(28), 1)
                .withJoinEvery(Duration.ofSeconds(2))
                .withLength(Duration.ZERO, Duration.ofSeconds(75));
        Scenario.PeerClass ours = scenario.classes().get(0);
        Scenario.PeerClass kind = new Scenario.PeerClass(
                policy.word(),
                policy,
                1,
                ours.upBitsPerSecond(),
                ours.downBitsPerSecond(),
                ours.linkBitsPerSecond(),
                ours.latency());
        return SwarmSimulation.run(scenario.withClasses(List.of(kind)), done -> true);
    }
}
