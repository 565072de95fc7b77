package org.swarmglass.engine.swarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.swarmglass.engine.metrics.Traffic;
import org.swarmglass.engine.peer.PeerSession;
import org.swarmglass.engine.simulation.VirtualLoop;
import org.swarmglass.engine.snapshot.PeerSnapshot;
import org.swarmglass.engine.snapshot.PeerSnapshot.PeerState;
import org.swarmglass.engine.tracker.websocket.Await;
import org.swarmglass.engine.transport.LinkStats;

class PeerRosterTest {
    private final VirtualLoop loop = new VirtualLoop();
    private final Traffic traffic = new Traffic();
    private final PeerRoster roster = new PeerRoster();

    @Test
    void theThousandLatestKeepARowAndTheRestIsSummedExactly() {
        for (int i = 0; i < 1_300; i++) {
            ManualPeer peer = open(i);
            peer.media(new byte[10 + i % 3], 0, 10 + i % 3);
            close(peer);
        }
        assertThat(roster.snapshots(loop.nowNanos())).hasSize(1_000);
        assertThat(roster.older().count()).isEqualTo(300);
        long shown = roster.snapshots(loop.nowNanos()).stream()
                .mapToLong(PeerSnapshot::bytesIn)
                .sum();
        assertThat(shown + roster.older().bytesIn()).isEqualTo(traffic.totals().p2p());
    }

    @Test
    void aPeerThatComesBackTakesUpItsRow() {
        ManualPeer first = open(1);
        first.media(new byte[10], 0, 10);
        close(first);
        ManualPeer again = open(1);
        again.media(new byte[5], 0, 5);
        assertThat(roster.snapshots(loop.nowNanos())).singleElement().satisfies(row -> {
            assertThat(row.bytesIn()).isEqualTo(15);
            assertThat(row.state()).isEqualTo(PeerState.IDLE);
        });
    }

    @Test
    void whoHasLeftShowsItsLastStatisticsAndTakesNoMoreThanARow() {
        WeakReference<PeerSession> left = leave(1);
        assertThat(roster.snapshots(loop.nowNanos())).singleElement().satisfies(row -> {
            assertThat(row.roundTrip()).contains(Duration.ofMillis(70));
            assertThat(row.candidates()).isEqualTo("host/relay");
        });
        // What it announced may be hundreds of kilobytes.
        Await.until(() -> {
            System.gc();
            return left.get() == null;
        });
    }

    private WeakReference<PeerSession> leave(int index) {
        ManualPeer peer = open(index);
        peer.session.onStats(new LinkStats("host", "relay", Optional.of(Duration.ofMillis(70)), 10, 10));
        close(peer);
        return new WeakReference<>(peer.session);
    }

    @Test
    void showsConnectedFirstThenConnectingThenClosed() {
        ManualPeer closed = open(1);
        close(closed);
        roster.onConnecting(SwarmIdentities.LIVE, new ManualPeer(loop, traffic, 2).session.remote());
        open(3);
        assertThat(roster.snapshots(loop.nowNanos()))
                .extracting(PeerSnapshot::state)
                .containsExactly(PeerState.IDLE, PeerState.CONNECTING, PeerState.CLOSED);
    }

    @Test
    void aHandshakeThatFailedLeavesNoRow() {
        ManualPeer never = new ManualPeer(loop, traffic, 1);
        roster.onConnecting(SwarmIdentities.LIVE, never.session.remote());
        roster.onHandshakeOver(never.session.remote());
        assertThat(roster.snapshots(loop.nowNanos())).isEmpty();
    }

    private ManualPeer open(int index) {
        ManualPeer peer = new ManualPeer(loop, traffic, index);
        roster.onOpen(SwarmIdentities.LIVE, peer.session);
        return peer;
    }

    private void close(ManualPeer peer) {
        peer.vanish();
        roster.onEnded(peer.session, loop.nowNanos());
    }
}
