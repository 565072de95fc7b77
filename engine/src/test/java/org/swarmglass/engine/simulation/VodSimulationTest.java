package org.swarmglass.engine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class VodSimulationTest {
    private static final Duration FILM = Duration.ofSeconds(120);

    @Test
    void aLonelyViewerFetchesTheFilmOnceAndPlaysItToItsEnd() {
        SimulationResult result = run(film(1));
        assertThat(result.copies()).isBetween(0.99, 1.01);
        assertThat(result.stalls()).isZero();
    }

    @Test
    void viewersOneAfterTheOtherTakeItFromThoseBefore() {
        SimulationResult result = run(film(4).withJoinEvery(Duration.ofSeconds(10)));
        assertThat(result.copies()).isLessThan(1.4);
        assertThat(result.stalls()).isZero();
    }

    @Test
    void viewersWhoBeginTogetherShareTheFetching() {
        SimulationResult result = run(film(6));
        assertThat(result.share()).isGreaterThan(0.6);
        assertThat(result.stalls()).isZero();
    }

    @Test
    void whoComesForOneWhoLeftBeginsAtTheBeginning() {
        SimulationResult result = run(film(4).withChurn(0.02));
        assertThat(result.perClass().get(0).peers()).isGreaterThan(4);
        assertThat(result.share()).isGreaterThan(0.5);
    }

    /** Long enough for all to see the end. */
    private static Scenario film(int viewers) {
        return Scenario.of(viewers, 20_000_000, Duration.ofSeconds(36), 1)
                .withVod(FILM)
                .withLength(Duration.ZERO, FILM.plusSeconds(60));
    }

    private static SimulationResult run(Scenario scenario) {
        return SwarmSimulation.run(scenario, done -> true);
    }
}
