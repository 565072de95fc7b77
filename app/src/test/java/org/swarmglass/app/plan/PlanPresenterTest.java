package org.swarmglass.app.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.swarmglass.app.capacity.CapacityRow;
import org.swarmglass.app.plan.PlanProgress.State;
import org.swarmglass.charts.Curve;

class PlanPresenterTest {
    private final PlanPresenter presenter = new PlanPresenter();
    private final Plan plan = Plans.ofDelays();
    private final List<CapacityRow> two = Plans.rows(plan, new double[] {0.5, 0.012}, new double[] {0.9, 0});

    @Test
    void saysWhatToDoBeforeTheFirstPlan() {
        PlanViewModel now = presenter.present(Optional.empty());
        assertThat(now.absence().orElseThrow().advice()).contains("press Run");
        assertThat(now.status().running()).isFalse();
        assertThat(now.lines().stops()).isEmpty();
    }

    @Test
    void showsThePlacesOfAllRunsFromTheBeginningAndPointsAsTheyCome() {
        PlanViewModel begun = present(State.RUNNING, 0.4, List.of());
        assertThat(begun.absence()).isEmpty();
        assertThat(begun.lines().stops()).extracting(Curve.Stop::tick).containsExactly("12 s", "20 s", "28 s");
        assertThat(begun.lines().ceiling()).hasSize(3);
        assertThat(begun.lines().share()).isEmpty();
        assertThat(begun.status().words()).isEqualTo("Run 1 of 3 · 40 %");

        PlanViewModel later = present(State.RUNNING, 0.5, two);
        assertThat(later.lines().share()).extracting(Curve.Point::percent).containsExactly(50.0, 90.0);
        assertThat(later.lines().stalls()).extracting(Curve.Point::text).containsExactly("1.200 %", "0.000 %");
        assertThat(later.best()).hasValue(1);
        assertThat(later.verdict().note()).startsWith("After 2 of 3 runs.");
    }

    @Test
    void estimatesWhatIsLeftFromTheFinishedRuns() {
        PlanViewModel now = present(State.RUNNING, 0.5, two);
        assertThat(now.status().words()).as("10 s a run").isEqualTo("Run 3 of 3 · about 5 s left");
        assertThat(now.status().done()).isBetween(0.83, 0.84);
    }

    @Test
    void countsOnLargerSwarmsToTakeLonger() {
        Plan growing = Plans.of(PlanForm.FIRST.with(Swept.VIEWERS).with(PlanField.AUDIENCES, "10, 100"));
        PlanProgress progress = Plans.progress(growing, State.RUNNING, 0, Plans.rows(growing, new double[] {0.9, 0}));
        assertThat(RemainingTime.of(progress).orElseThrow())
                .isBetween(Duration.ofSeconds(120), Duration.ofSeconds(160));
    }

    @ParameterizedTest
    @CsvSource({"2, a few seconds left", "42, about 40 s left", "94, about 95 s left", "150, about 3 min left"})
    void tellsTimeRoughly(long seconds, String words) {
        assertThat(RemainingTime.words(Duration.ofSeconds(seconds))).isEqualTo(words);
    }

    @Test
    void tellsHowItEnded() {
        List<CapacityRow> all = Plans.rows(plan, new double[] {0.5, 0}, new double[] {0.9, 0}, new double[] {0.9, 0});
        assertThat(present(State.DONE, 0, all).status().words()).isEqualTo("3 runs in 30 s");
        assertThat(present(State.CANCELLED, 0, two).status().words()).isEqualTo("Cancelled after 2 of 3 runs");
        assertThat(present(State.CANCELLED, 0, List.of()).absence()).isPresent();
        PlanProgress failed = PlanProgress.begun(plan).ended(State.FAILED, "There is not enough memory.");
        PlanViewModel now = presenter.present(Optional.of(failed));
        assertThat(now.status().bad()).isTrue();
        assertThat(now.absence().orElseThrow().advice()).contains("memory");
    }

    private PlanViewModel present(State state, double current, List<CapacityRow> rows) {
        return presenter.present(Optional.of(Plans.progress(plan, state, current, rows)));
    }
}
