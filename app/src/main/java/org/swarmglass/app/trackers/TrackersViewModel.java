package org.swarmglass.app.trackers;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.swarmglass.app.ui.Absence;
import org.swarmglass.app.ui.Tone;

/** The trackers as they are now. */
record TrackersViewModel(List<Row> rows, String summary, Optional<Absence> absence) {
    TrackersViewModel {
        rows = List.copyOf(rows);
    }

    /**
     * One tracker; all text is safe to show.
     *
     * @param members what it counts, with the parts
     * @param detail what it is doing or what went wrong; empty if there is nothing to say
     */
    record Row(URI key, String name, String state, Tone tone, String members, String detail, List<String> tip) {
        Row {
            tip = List.copyOf(tip);
        }
    }
}
