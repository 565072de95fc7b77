package org.swarmglass.app.plan;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.swarmglass.app.capacity.CapacityRow;
import org.swarmglass.app.ui.Absence;
import org.swarmglass.charts.Curve;

/**
 * What the window shows of a plan.
 *
 * @param best index of the row to choose
 * @param absence why there is no chart; empty if there is one
 */
record PlanViewModel(
        Lines lines,
        List<CapacityRow> rows,
        OptionalInt best,
        Verdict verdict,
        Status status,
        Optional<Absence> absence) {
    PlanViewModel {
        rows = List.copyOf(rows);
    }

    /** @param stops where something is or will be measured; empty without a plan */
    record Lines(List<Curve.Stop> stops, List<Curve.Point> share, List<Curve.Point> ceiling, List<Curve.Point> stalls) {
        static final Lines NONE = new Lines(List.of(), List.of(), List.of(), List.of());
    }

    /**
     * @param done of the whole plan, 0 to 1
     * @param bad true if the words are about a failure
     */
    record Status(String words, double done, boolean running, boolean bad) {}
}
