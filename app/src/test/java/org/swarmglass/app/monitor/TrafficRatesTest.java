package org.swarmglass.app.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.swarmglass.app.preview.Snapshots.peer;

import org.junit.jupiter.api.Test;
import org.swarmglass.app.monitor.TrafficRates.PeerRate;
import org.swarmglass.app.preview.Snapshots;
import org.swarmglass.engine.snapshot.PeerSnapshot;
import org.swarmglass.engine.snapshot.PeerSnapshot.PeerState;

class TrafficRatesTest {
    private final Snapshots running = Snapshots.running();

    @Test
    void dividesTheGrowthOfTotalsByTheTimeBetween() {
        TrafficRates rates = TrafficRates.between(
                sample(1_000, running.traffic(100, 200, 50)), sample(3_000, running.traffic(1_100, 4_200, 450)));
        assertThat(rates.http()).isEqualTo(500);
        assertThat(rates.p2p()).isEqualTo(2_000);
        assertThat(rates.uploaded()).isEqualTo(200);
    }

    @Test
    void givesEachPeerItsOwnRateAndCountsANewOneFromZero() {
        PeerSnapshot old = peer("alice", PeerState.IDLE, 1_000, 0);
        PeerSnapshot same = peer("alice", PeerState.DOWNLOADING, 3_000, 500);
        PeerSnapshot fresh = peer("bobby", PeerState.DOWNLOADING, 600, 0);
        TrafficRates rates =
                TrafficRates.between(sample(0, running.peers(old)), sample(2_000, running.peers(same, fresh)));
        assertThat(rates.of(PeerKey.of(same))).isEqualTo(new PeerRate(1_000, 250));
        assertThat(rates.of(PeerKey.of(fresh))).isEqualTo(new PeerRate(300, 0));
    }

    @Test
    void countsAPeerThatCameBackOnce() {
        PeerSnapshot first = peer("alice", PeerState.CLOSED, 1_000, 0);
        PeerSnapshot again = peer("alice", PeerState.DOWNLOADING, 400, 0);
        TrafficRates rates =
                TrafficRates.between(sample(0, running.peers(first)), sample(1_000, running.peers(again, first)));
        assertThat(rates.of(PeerKey.of(again)).in()).isEqualTo(400);
    }

    @Test
    void knowsNoRateWithoutTimeBetween() {
        assertThat(TrafficRates.between(sample(5, running), sample(5, running.traffic(9, 9, 9))))
                .isEqualTo(TrafficRates.NONE);
    }

    @Test
    void takesTotalsThatFellForANewEngine() {
        TrafficRates rates = TrafficRates.between(
                sample(0, running.traffic(5_000, 5_000, 5_000)), sample(1_000, running.traffic(10, 10, 10)));
        assertThat(rates).isEqualTo(TrafficRates.NONE);
    }

    private static Sample sample(long atMillis, Snapshots snapshot) {
        return new Sample(atMillis, snapshot.build());
    }
}
