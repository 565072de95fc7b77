package org.swarmglass.app.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.swarmglass.app.preview.Snapshots.peer;
import static org.swarmglass.app.preview.Snapshots.tracker;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.swarmglass.app.preview.ManualView;
import org.swarmglass.app.preview.Snapshots;
import org.swarmglass.charts.Marker;
import org.swarmglass.charts.TimeWindow;
import org.swarmglass.engine.event.EngineEvent;
import org.swarmglass.engine.snapshot.PeerSnapshot;
import org.swarmglass.engine.snapshot.PeerSnapshot.PeerState;
import org.swarmglass.engine.snapshot.TrackerSnapshot.TrackerState;

class MonitorTest {
    /** Wall time minus engine time. */
    private static final long OFFSET = 1_000_000;

    private final ManualView engine = new ManualView();
    private long now = OFFSET;
    private final Monitor monitor = new Monitor(engine, () -> now);
    private final Snapshots running = Snapshots.running();

    @Test
    void derivesRatesOverThreeSeconds() {
        for (int i = 0; i <= 20; i++) {
            poll(running.traffic(i < 10 ? 0 : (i - 9) * 50_000L, 0, 0));
        }
        assertThat(monitor.latest().rates().http()).isEqualTo(100_000);
    }

    @Test
    void letsRatesFallToZeroWhenTheEnginePublishesNoMore() {
        poll(running.traffic(0, 0, 0));
        poll(running.traffic(500_000, 0, 0));
        assertThat(monitor.latest().rates().http()).isPositive();
        for (int i = 0; i < 8; i++) {
            now += Monitor.PERIOD_MILLIS;
            monitor.poll();
        }
        assertThat(monitor.latest().rates().http()).isZero();
    }

    @Test
    void tellsTheTimeOfDayOfEventsByTheFreshestSnapshot() {
        engine.publish(running.at(0));
        now = OFFSET + 30_000;
        monitor.poll();
        now = OFFSET + 40_000;
        engine.publish(running.at(40_000));
        engine.happen(new EngineEvent.StallBegan(39_000L * 1_000_000));
        monitor.poll();
        assertThat(monitor.journal().since(0))
                .extracting(Journal.Entry::atMillis)
                .containsExactly(OFFSET + 39_000);
    }

    @Test
    void sharesOverTheShownWindowOnly() {
        poll(running.traffic(1_000_000, 0, 0));
        for (int i = 1; i <= 200; i++) {
            poll(running.traffic(1_000_000 + i * 1_000L, i * 3_000L, 0));
        }
        TimeWindow minute = TimeWindow.ending(now, WindowLength.ONE_MINUTE.millis());
        assertThat(monitor.history().received(minute).share()).isEqualTo(0.75);
        assertThat(monitor.history().received(minute).p2p()).isEqualTo(360_000);
    }

    @Test
    void remembersPeersForTheLongestWindowAndThenForgetsThem() {
        poll(running.peers(peer("alice", PeerState.DOWNLOADING, 0, 0)));
        poll(running.peers(peer("alice", PeerState.DOWNLOADING, 90_000, 0)));
        for (int i = 0; i < 10; i++) {
            poll(running.peers(peer("alice", PeerState.CLOSED, 90_000, 0)));
        }
        PeerKey alice = PeerKey.of(peer("alice", PeerState.CLOSED, 0, 0));
        assertThat(monitor.history().peers()).containsKey(alice);
        int samples = samplesOf(alice);
        poll(running.peers(peer("alice", PeerState.CLOSED, 90_000, 0)));
        assertThat(samplesOf(alice)).as("a closed peer is not sampled").isEqualTo(samples);
        now += WindowLength.longest().millis();
        poll(running.peers(peer("alice", PeerState.CLOSED, 90_000, 0)));
        assertThat(monitor.history().peers()).isEmpty();
    }

    @Test
    void keepsHistoryBoundedHoweverManyPeersPassBy() {
        for (int i = 0; i < 400; i++) {
            poll(running.peers(peer(String.format("%05d", i), PeerState.DOWNLOADING, 5, 0)));
        }
        assertThat(monitor.history().peers()).hasSizeLessThanOrEqualTo(300);
        assertThat(monitor.history().rates().p2p().size()).isLessThanOrEqualTo(History.CAPACITY);
    }

    @Test
    void recordsMembersPerTrackerAndAGapWhileItIsAway() {
        URI url = URI.create("wss://t.example");
        poll(running.trackers(tracker(url.toString(), TrackerState.CONNECTED, 14)));
        assertThat(membersAt(url)).isEqualTo(14);
        poll(running.trackers(tracker(url.toString(), TrackerState.WAITING, 0)));
        assertThat(membersAt(url)).isNaN();
    }

    @Test
    void marksStallsAsBandsAndFaultsAsLines() {
        poll(running);
        engine.happen(new EngineEvent.StallBegan(500L * 1_000_000));
        poll(running);
        assertThat(monitor.incidents().markers()).extracting(Marker::until).containsExactly(Marker.STILL);
        engine.happen(new EngineEvent.StallEnded(900L * 1_000_000, Duration.ofMillis(400)));
        engine.happen(new EngineEvent.OriginFailed(950L * 1_000_000, "http://h/s", 503, "unavailable"));
        engine.happen(new EngineEvent.PeerConnected(
                950L * 1_000_000, Snapshots.peerId("aaaaaaaaaaaa"), org.swarmglass.engine.model.Generation.V2_3));
        poll(running);
        List<Marker> markers = monitor.incidents().markers();
        assertThat(markers).extracting(Marker::text).containsExactly("Stall of 0.4 s", "Origin failed: HTTP 503");
        assertThat(markers.get(0).until() - markers.get(0).from()).isEqualTo(400);
        assertThat(markers.get(1).instant()).isTrue();
    }

    @Test
    void countsEventsTheRingHadOverwritten() {
        ManualView small = new ManualView(4);
        Monitor slow = new Monitor(small, () -> now);
        small.happen(new EngineEvent.StallBegan(0));
        slow.poll();
        for (int i = 0; i < 10; i++) {
            small.happen(new EngineEvent.StallBegan(0));
        }
        slow.poll();
        assertThat(slow.journal().missed()).isEqualTo(6);
        assertThat(slow.journal().next()).isEqualTo(5);
    }

    @Test
    void givesConnectedPeersDistinctColoursAndReusesThoseOfTheGone() {
        for (int round = 0; round < 30; round++) {
            PeerSnapshot[] peers = new PeerSnapshot[4 + round];
            for (int i = 0; i < peers.length; i++) {
                boolean current = i >= round;
                peers[i] = peer(String.format("%05d", i), current ? PeerState.IDLE : PeerState.CLOSED, 0, 0);
            }
            poll(running.peers(peers));
            assertThat(List.of(peers).subList(round, round + 4))
                    .extracting(peer -> monitor.slots().of(PeerKey.of(peer)))
                    .doesNotHaveDuplicates()
                    .allSatisfy(slot -> assertThat(slot).isBetween(0, 11));
        }
    }

    private int samplesOf(PeerKey peer) {
        return Objects.requireNonNull(monitor.history().peers().get(peer)).in().size();
    }

    private double membersAt(URI tracker) {
        return Objects.requireNonNull(monitor.history().members().get(tracker)).latest();
    }

    private void poll(Snapshots snapshot) {
        now += Monitor.PERIOD_MILLIS;
        engine.publish(snapshot.at(now - OFFSET));
        monitor.poll();
    }

    @Test
    void countsWhatCameBeforeTheWindowWasThere() {
        ManualView young = new ManualView();
        Monitor late = new Monitor(young, () -> 1_000_000);
        young.publish(Snapshots.running().at(1_000_000).traffic(400, 600, 0));
        late.poll();
        assertThat(late.history().received(TimeWindow.ending(1_000_000, 60_000)).share())
                .isEqualTo(0.6);
    }
}
