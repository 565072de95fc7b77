package org.swarmglass.app.trackers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.swarmglass.app.monitor.Absences;
import org.swarmglass.app.monitor.Moment;
import org.swarmglass.app.monitor.TrackerName;
import org.swarmglass.app.ui.Absence;
import org.swarmglass.app.ui.Figure;
import org.swarmglass.app.ui.SafeText;
import org.swarmglass.app.ui.Tone;
import org.swarmglass.engine.snapshot.EngineSnapshot;
import org.swarmglass.engine.snapshot.TrackerSnapshot;
import org.swarmglass.engine.snapshot.TrackerSnapshot.SwarmCount;
import org.swarmglass.engine.snapshot.TrackerSnapshot.TrackerState;

/** Turns tracker snapshots into rows. */
final class TrackersPresenter {
    private static final int HASH_SHOWN = 8;

    TrackersViewModel present(Moment moment) {
        EngineSnapshot snapshot = moment.snapshot();
        List<TrackersViewModel.Row> rows =
                snapshot.trackers().stream().map(TrackersPresenter::row).toList();
        long connected = snapshot.trackers().stream()
                .filter(tracker -> tracker.state() == TrackerState.CONNECTED)
                .count();
        Optional<Absence> absence = rows.isEmpty() ? Optional.of(Absences.ofPeers(snapshot)) : Optional.empty();
        return new TrackersViewModel(rows, connected + " of " + rows.size() + " connected", absence);
    }

    private static TrackersViewModel.Row row(TrackerSnapshot tracker) {
        return new TrackersViewModel.Row(
                tracker.url(),
                TrackerName.of(tracker.url()),
                tracker.state().label(),
                tone(tracker.state()),
                members(tracker),
                detail(tracker),
                tip(tracker));
    }

    private static Tone tone(TrackerState state) {
        return switch (state) {
            case CONNECTED -> Tone.OK;
            case CONNECTING -> Tone.INFO;
            case WAITING -> Tone.WARNING;
            case CLOSED -> Tone.MUTED;
        };
    }

    private static String members(TrackerSnapshot tracker) {
        int seeders = 0;
        int leechers = 0;
        boolean counted = false;
        for (SwarmCount count : tracker.swarms()) {
            seeders += count.seeders().orElse(0);
            leechers += count.leechers().orElse(0);
            counted |= count.seeders().isPresent() || count.leechers().isPresent();
        }
        if (!counted) {
            return "no count yet";
        }
        String swarms =
                tracker.swarms().size() == 1 ? "1 swarm" : tracker.swarms().size() + " swarms";
        return (seeders + leechers) + " members in " + swarms + ": " + seeders + " seeders, " + leechers + " leechers";
    }

    private static String detail(TrackerSnapshot tracker) {
        List<String> parts = new ArrayList<>();
        if (tracker.state() != TrackerState.CONNECTED && tracker.attempt() > 0) {
            parts.add("try " + tracker.attempt());
        }
        tracker.retryIn()
                .ifPresent(wait -> parts.add("next in " + Figure.seconds(wait).text()));
        if (!tracker.lastError().isEmpty()) {
            String label = tracker.state() == TrackerState.CONNECTED ? "earlier: " : "";
            parts.add(label + SafeText.of(tracker.lastError()));
        }
        return String.join(" · ", parts);
    }

    private static List<String> tip(TrackerSnapshot tracker) {
        List<String> lines = new ArrayList<>();
        lines.add(SafeText.of(tracker.url().toString()));
        lines.add(
                "Seeders hold the whole stream, leechers do not; in a live swarm all count as leechers. We are counted"
                        + " too.");
        for (SwarmCount count : tracker.swarms()) {
            lines.add("Swarm " + count.infoHash().hex().substring(0, HASH_SHOWN) + ": "
                    + count.seeders().map(String::valueOf).orElse("–") + " seeders, "
                    + count.leechers().map(String::valueOf).orElse("–") + " leechers");
        }
        return lines;
    }
}
