package org.swarmglass.app.eventlog;

import java.util.List;
import java.util.Optional;
import org.swarmglass.app.ui.Absence;

/**
 * The log as filtered.
 *
 * @param lines oldest first
 * @param summary how much of it is shown, if not all, and what was missed
 */
record EventLogViewModel(List<EventLine> lines, String summary, Optional<Absence> absence) {
    EventLogViewModel {
        lines = List.copyOf(lines);
    }
}
