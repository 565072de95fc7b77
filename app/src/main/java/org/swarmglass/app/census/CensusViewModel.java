package org.swarmglass.app.census;

import java.util.List;
import java.util.Optional;
import org.swarmglass.app.ui.Absence;

/**
 * The census as it is now, all text safe to show.
 *
 * @param trackers one column each
 * @param summary who is where, in one line
 */
record CensusViewModel(List<Column> trackers, List<CensusRow> rows, String summary, Optional<Absence> absence) {
    CensusViewModel {
        trackers = List.copyOf(trackers);
        rows = List.copyOf(rows);
    }

    /**
     * A tracker.
     *
     * @param words what came of asking it
     */
    record Column(String name, String words) {}
}
