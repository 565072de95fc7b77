package org.swarmglass.app.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.swarmglass.app.preview.Snapshots.peer;
import static org.swarmglass.app.preview.Snapshots.tracker;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.swarmglass.app.monitor.KpiPresenter.Kind;
import org.swarmglass.app.monitor.KpiViewModel.Kpi;
import org.swarmglass.app.preview.ManualView;
import org.swarmglass.app.preview.Snapshots;
import org.swarmglass.engine.snapshot.P2pStatus;
import org.swarmglass.engine.snapshot.PeerSnapshot.PeerState;
import org.swarmglass.engine.snapshot.PlaybackSnapshot;
import org.swarmglass.engine.snapshot.TrackerSnapshot.TrackerState;

class KpiPresenterTest {
    private final ManualView engine = new ManualView();
    private long now = 1_000_000;
    private final Monitor monitor = new Monitor(engine, () -> now);
    private final KpiPresenter presenter = new KpiPresenter(monitor.history());
    private final Snapshots running = Snapshots.running();

    @Test
    void comparesTheShareWithTheBoundForAllViewersTheTrackerCounts() {
        Snapshots swarm = running.trackers(tracker("wss://t.example", TrackerState.CONNECTED, 4));
        poll(swarm.traffic(0, 0, 0));
        poll(swarm.traffic(1_000, 3_000, 0));
        Kpi share = kpi(Kind.SHARE);
        assertThat(share.figure().text()).isEqualTo("75.0 %");
        assertThat(share.caption()).isEqualTo("last 1 min, swarm's bound 75.0 %");
        assertThat(share.reference()).isEqualTo(75);
        assertThat(share.tip())
                .contains(
                        "P2P / (P2P + HTTP) = 3.00 kB / 4.00 kB",
                        "N is what trackers count.",
                        "Reached: 100.0 % of the bound.");
    }

    @Test
    void boundsByOurConnectionsWhenNoTrackerHasCounted() {
        poll(running.peers(peer("alice", PeerState.IDLE, 0, 0)));
        assertThat(kpi(Kind.SHARE).caption()).isEqualTo("last 1 min, swarm's bound 50.0 %");
    }

    @Test
    void saysWhyTheShareIsNotKnownInsteadOfZero() {
        poll(running);
        assertThat(kpi(Kind.SHARE).figure().text()).isEqualTo("–");
        assertThat(kpi(Kind.SHARE).figure().unknown()).contains("1 min");
    }

    @Test
    void saysThatP2pIsOff() {
        poll(running.p2p(P2pStatus.off("no tracker")));
        assertThat(kpi(Kind.SHARE).caption()).isEqualTo("P2P is off");
    }

    @Test
    void showsTotalsWithTheRateOfNow() {
        poll(running.traffic(0, 0, 0));
        poll(running.traffic(1_000_000, 2_000_000, 1_000_000));
        assertThat(kpi(Kind.P2P).figure().text()).isEqualTo("2.00 MB");
        assertThat(kpi(Kind.P2P).caption()).isEqualTo("32.0 Mbit/s now");
        assertThat(kpi(Kind.HTTP).caption()).isEqualTo("16.0 Mbit/s now");
        assertThat(kpi(Kind.UPLOADED).caption()).isEqualTo("ratio 0.50, 16.0 Mbit/s");
    }

    @Test
    void showsNoTotalsWithoutAStream() {
        now += 500;
        monitor.poll();
        assertThat(kpi(Kind.HTTP).figure().text()).isEqualTo("–");
        assertThat(kpi(Kind.PEERS).figure().unknown()).isEqualTo("No stream is open.");
    }

    @Test
    void countsConnectedAndKnownPeers() {
        poll(running.trackers(tracker("wss://t.example", TrackerState.CONNECTED, 15))
                .peers(peer("alice", PeerState.IDLE, 0, 0), peer("bobby", PeerState.CONNECTING, 0, 0)));
        assertThat(kpi(Kind.PEERS).figure().text()).isEqualTo("1 / 14");
        assertThat(kpi(Kind.PEERS).caption()).isEqualTo("13 more known, 1 connecting");
    }

    @Test
    void takesTheLargestCountOfTrackersThatMayKnowTheSamePeers() {
        poll(running.trackers(
                tracker("wss://a.example", TrackerState.CONNECTED, 5),
                tracker("wss://b.example", TrackerState.CONNECTED, 3)));
        assertThat(Members.others(monitor.latest().snapshot())).hasValue(4);
    }

    @Test
    void showsBufferDelayAndStalls() {
        poll(running.playing(new PlaybackSnapshot(
                true,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                1,
                Duration.ofMillis(900),
                Optional.of(Duration.ofMillis(24_100)),
                Optional.of(Duration.ofMillis(18_240)))));
        assertThat(kpi(Kind.BUFFER).figure().text()).isEqualTo("18.2 s");
        assertThat(kpi(Kind.BUFFER).caption()).isEqualTo("24.1 s behind live, 1 stall");
        assertThat(kpi(Kind.BUFFER).tip()).contains("Of it withheld for peers: 20.0 s.", "Stalls: 1, 0.9 s in all.");
    }

    private Kpi kpi(Kind kind) {
        return presenter.present(new Shown(monitor.latest(), WindowLength.ONE_MINUTE)).kpis().stream()
                .filter(kpi -> kpi.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    private void poll(Snapshots snapshot) {
        now += 500;
        engine.publish(snapshot.at(now));
        monitor.poll();
    }
}
