package org.swarmglass.app.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.swarmglass.app.preview.Snapshots.tracker;

import org.junit.jupiter.api.Test;
import org.swarmglass.app.preview.Snapshots;
import org.swarmglass.engine.snapshot.EngineSnapshot;
import org.swarmglass.engine.snapshot.P2pStatus;
import org.swarmglass.engine.snapshot.TrackerSnapshot.TrackerState;

class AbsencesTest {
    private final Snapshots running = Snapshots.running();

    @Test
    void saysWhatToOpen() {
        assertThat(Absences.ofStream(EngineSnapshot.idle(0)))
                .hasValueSatisfying(absence -> assertThat(absence.advice()).contains("Open stream"));
        assertThat(Absences.ofStream(running.traffic(1, 0, 0).build())).isEmpty();
    }

    @Test
    void givesTheReasonWhyP2pIsOff() {
        assertThat(Absences.ofPeers(running.p2p(P2pStatus.off("started with --no-p2p"))
                                .build())
                        .advice())
                .isEqualTo("started with --no-p2p");
    }

    @Test
    void tellsHowToNameATracker() {
        assertThat(Absences.ofPeers(running.build()).advice()).contains("--tracker");
    }

    @Test
    void namesTheTrackerThatDoesNotAnswerAndTheTry() {
        EngineSnapshot waiting = running.trackers(tracker("wss://t.example/a", TrackerState.CONNECTING, 0))
                .build();
        assertThat(Absences.ofPeers(waiting).missing()).isEqualTo("No tracker answered yet");
        assertThat(Absences.ofPeers(waiting).advice()).isEqualTo("wss://t.example/a connecting, try 2");
    }

    @Test
    void tellsBeingAloneFromNotBeingConnected() {
        assertThat(Absences.ofPeers(running.trackers(tracker("wss://t", TrackerState.CONNECTED, 1))
                                .build())
                        .missing())
                .isEqualTo("Nobody else watches this stream");
        assertThat(Absences.ofPeers(running.trackers(tracker("wss://t", TrackerState.CONNECTED, 3))
                                .build())
                        .missing())
                .isEqualTo("No peer is connected yet");
    }
}
