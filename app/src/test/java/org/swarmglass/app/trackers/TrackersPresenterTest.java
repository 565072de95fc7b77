package org.swarmglass.app.trackers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.swarmglass.app.monitor.Moment;
import org.swarmglass.app.monitor.TrafficRates;
import org.swarmglass.app.preview.Snapshots;
import org.swarmglass.app.ui.Tone;
import org.swarmglass.engine.snapshot.TrackerSnapshot;
import org.swarmglass.engine.snapshot.TrackerSnapshot.SwarmCount;
import org.swarmglass.engine.snapshot.TrackerSnapshot.TrackerState;

class TrackersPresenterTest {
    private final TrackersPresenter presenter = new TrackersPresenter();

    @Test
    void saysWhatATrackerCounts() {
        TrackersViewModel.Row row = row(new TrackerSnapshot(
                URI.create("wss://t.example:8443/announce"),
                TrackerState.CONNECTED,
                0,
                Optional.empty(),
                "",
                List.of(new SwarmCount(Snapshots.SWARM, Optional.of(2), Optional.of(12)))));
        assertThat(row.name()).isEqualTo("t.example:8443");
        assertThat(row.members()).isEqualTo("14 members in 1 swarm: 2 seeders, 12 leechers");
        assertThat(row.detail()).isEmpty();
        assertThat(row.tone()).isEqualTo(Tone.OK);
    }

    @Test
    void saysWhenATrackerIsTriedAgainAndWhatWentWrong() {
        TrackersViewModel.Row row = row(new TrackerSnapshot(
                URI.create("wss://t.example"),
                TrackerState.WAITING,
                3,
                Optional.of(Duration.ofMillis(4_200)),
                "refused\u0007 <b>",
                List.of()));
        assertThat(row.detail()).isEqualTo("try 3 · next in 4.2 s · refused\uFFFD <b>");
        assertThat(row.members()).isEqualTo("no count yet");
        assertThat(row.state()).isEqualTo("waiting");
    }

    @Test
    void saysWhatIsMissingWithoutATracker() {
        TrackersViewModel model = presenter.present(moment());
        assertThat(model.absence()).isPresent();
        assertThat(model.summary()).isEqualTo("0 of 0 connected");
    }

    private TrackersViewModel.Row row(TrackerSnapshot tracker) {
        return presenter.present(moment(tracker)).rows().get(0);
    }

    private static Moment moment(TrackerSnapshot... trackers) {
        return new Moment(0, Snapshots.running().trackers(trackers).build(), TrafficRates.NONE);
    }
}
