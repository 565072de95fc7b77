package org.swarmglass.app.plan;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.swarmglass.app.capacity.CapacityRow;
import org.swarmglass.engine.simulation.Scenario;
import org.swarmglass.engine.simulation.SimulationResult;

/** Plans and made-up results for tests. */
final class Plans {
    static final long PLENTY = 40_000_000_000L;

    private Plans() {}

    static Plan of(PlanForm form) {
        PlanFormReader.Reading reading = new PlanFormReader(PLENTY).read(form);
        return reading.plan().orElseThrow(() -> new AssertionError(reading.problems()));
    }

    /** Delays of 12, 20 and 28 s. */
    static Plan ofDelays() {
        return of(PlanForm.FIRST.with(PlanField.DELAYS, "12, 20, 28"));
    }

    /** What came of the first swarms of a plan: share and share of the time in stalls of each. */
    static List<CapacityRow> rows(Plan plan, double[]... figures) {
        return IntStream.range(0, figures.length)
                .mapToObj(i -> row(plan.scenarios().get(i), figures[i][0], figures[i][1]))
                .toList();
    }

    /** The origin is spared just what peers carry. */
    static CapacityRow row(Scenario scenario, double share, double stallRatio) {
        return row(scenario, share, scenario.peers() * (1 - share), stallRatio);
    }

    static CapacityRow row(Scenario scenario, double share, double copies, double stallRatio) {
        return new CapacityRow(
                scenario,
                new SimulationResult(
                        scenario.peers(),
                        share,
                        scenario.ceiling(),
                        copies,
                        stallRatio,
                        stallRatio > 0 ? 3 : 0,
                        1,
                        0.2,
                        List.of(),
                        1,
                        "hash"));
    }

    static PlanProgress progress(Plan plan, PlanProgress.State state, double current, List<CapacityRow> rows) {
        return new PlanProgress(plan, rows, current, Duration.ofSeconds(10L * rows.size()), state, "");
    }
}
