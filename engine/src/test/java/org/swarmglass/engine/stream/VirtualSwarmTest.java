package org.swarmglass.engine.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.swarmglass.engine.event.EngineEvent;
import org.swarmglass.engine.event.EngineEvent.CloseReason;
import org.swarmglass.engine.loop.Entropy;
import org.swarmglass.engine.metrics.SegmentCounts;
import org.swarmglass.engine.metrics.Throughput;
import org.swarmglass.engine.metrics.Traffic;
import org.swarmglass.engine.model.Generation;
import org.swarmglass.engine.model.LiveDelay;
import org.swarmglass.engine.origin.ResumingFetch;
import org.swarmglass.engine.origin.RetryPolicy;
import org.swarmglass.engine.simulation.SimConditions;
import org.swarmglass.engine.simulation.SimNetwork;
import org.swarmglass.engine.simulation.VirtualLoop;
import org.swarmglass.engine.snapshot.EngineSnapshot.State;
import org.swarmglass.engine.snapshot.PeerSnapshot;
import org.swarmglass.engine.snapshot.TrafficTotals;
import org.swarmglass.engine.store.MemoryStore;
import org.swarmglass.engine.swarm.DownloadPorts;
import org.swarmglass.engine.swarm.PeerRoster;
import org.swarmglass.engine.swarm.PeerToPeer;
import org.swarmglass.engine.swarm.SwarmPorts;
import org.swarmglass.engine.swarm.UploadSlots;

/** Whole streams of several peers in one thread on virtual time. */
class VirtualSwarmTest {
    private final VirtualLoop loop = new VirtualLoop();
    private final SimLiveOrigin live = new SimLiveOrigin(loop);
    private final SimTracker tracker = new SimTracker(loop);
    private final SimNetwork network = new SimNetwork(loop);
    private final List<Viewer> viewers = new ArrayList<>();

    @Test
    void threePeersShareALiveStreamWithoutStalls() {
        viewTogether(3, Set.of(Generation.V2_3), Duration.ofSeconds(75));
        long http = viewers.stream().mapToLong(viewer -> viewer.totals().http()).sum();
        long p2p = viewers.stream().mapToLong(viewer -> viewer.totals().p2p()).sum();
        assertThat(p2p / (double) (p2p + http)).as("share, ceiling 0.667").isGreaterThan(0.55);
        viewers.forEach(viewer -> assertThat(viewer.player.stalls).isZero());
    }

    @Test
    void everyByteReachesThePlayerUnchanged() {
        viewTogether(3, Set.of(Generation.V2_3), Duration.ofSeconds(60));
        for (Viewer viewer : viewers) {
            assertThat(viewer.player.segments).hasSizeGreaterThan(8);
            long first = firstNumber(viewer.player.segments.get(0));
            for (int i = 0; i < viewer.player.segments.size(); i++) {
                assertThat(viewer.player.segments.get(i)).isEqualTo(SimLiveOrigin.bytes(first + i));
            }
        }
    }

    @Test
    void countersAddUpAtEveryMomentAndNothingIsPendingInTheEnd() {
        for (int i = 0; i < 3; i++) {
            viewers.add(new Viewer(i, Set.of(Generation.V2_2, Generation.V2_3)));
        }
        for (int second = 0; second < 60; second++) {
            loop.advance(Duration.ofSeconds(1));
            viewers.forEach(Viewer::checkIdentity);
        }
        viewers.forEach(viewer -> viewer.session.close(CloseReason.SHUTDOWN));
        loop.advance(Duration.ofSeconds(20));
        viewers.forEach(Viewer::checkIdentity);
        assertThat(viewers)
                .allSatisfy(viewer -> assertThat(viewer.totals().pending()).isZero());
        assertThat(viewers.stream()
                        .mapToLong(viewer -> viewer.totals().uploaded())
                        .sum())
                .isGreaterThanOrEqualTo(viewers.stream()
                        .mapToLong(viewer -> viewer.totals().p2p())
                        .sum());
    }

    @Test
    void twoSwarmglassKeepExactlyOneConnection() {
        viewTogether(2, Set.of(Generation.V2_3), Duration.ofSeconds(90));
        assertThat(viewers)
                .allSatisfy(viewer -> assertThat(viewer.session.swarms())
                        .allSatisfy(swarm -> assertThat(swarm.connected()).isEqualTo(1)));
    }

    @Test
    void aLonePeerPlaysFromTheOriginAlone() {
        viewTogether(1, Set.of(Generation.V2_3), Duration.ofSeconds(60));
        assertThat(viewers.get(0).player.stalls).isZero();
        assertThat(viewers.get(0).totals().p2p()).isZero();
    }

    @Test
    void generationsNeverMeet() {
        viewers.add(new Viewer(0, Set.of(Generation.V2_2)));
        viewers.add(new Viewer(1, Set.of(Generation.V2_3)));
        loop.advance(Duration.ofSeconds(60));
        assertThat(viewers)
                .allSatisfy(viewer -> assertThat(viewer.totals().p2p()).isZero());
    }

    @Test
    void playbackGoesOnWhenAPeerVanishes() {
        viewTogether(3, Set.of(Generation.V2_3), Duration.ofSeconds(40));
        viewers.get(0).session.close(CloseReason.SHUTDOWN);
        loop.advance(Duration.ofSeconds(60));
        assertThat(viewers.get(1).player.stalls + viewers.get(2).player.stalls).isZero();
        assertThat(viewers.get(1).session.state()).isEqualTo(State.RUNNING);
    }

    @Test
    void theSameSeedGivesTheSameEvents() {
        viewTogether(3, Set.of(Generation.V2_3), Duration.ofSeconds(45));
        VirtualSwarmTest again = new VirtualSwarmTest();
        again.viewTogether(3, Set.of(Generation.V2_3), Duration.ofSeconds(45));
        assertThat(again.viewers.get(1).events).isEqualTo(viewers.get(1).events);
    }

    private void viewTogether(int count, Set<Generation> generations, Duration duration) {
        for (int i = 0; i < count; i++) {
            viewers.add(new Viewer(i, generations));
            loop.advance(Duration.ofSeconds(2));
        }
        loop.advance(duration);
    }

    private static long firstNumber(byte[] segment) {
        for (long number = 0; number < 100; number++) {
            if (Arrays.equals(SimLiveOrigin.bytes(number), segment)) {
                return number;
            }
        }
        throw new AssertionError("not a segment of the origin");
    }

    private final class Viewer {
        private final Traffic traffic = new Traffic();
        private final PeerRoster roster = new PeerRoster();
        private final List<EngineEvent> events = new ArrayList<>();
        private final StreamSession session;
        private final SimPlayer player;

        Viewer(int seed, Set<Generation> generations) {
            Entropy entropy = Entropy.seeded(seed);
            DownloadPorts downloads = new DownloadPorts(
                    loop,
                    new ResumingFetch(loop, entropy, live.origin(), RetryPolicy.forSegments()),
                    new MemoryStore(64 << 20),
                    traffic,
                    new Throughput(),
                    new Throughput(),
                    events::add);
            SwarmPorts swarm = new SwarmPorts(
                    loop,
                    entropy,
                    network.join(SimConditions.DEFAULT),
                    traffic,
                    new UploadSlots(8, true),
                    roster,
                    events::add);
            PeerToPeer peerToPeer = new PeerToPeer(Optional.of(swarm), List.of(tracker.connect()), "", true);
            StreamOrder order = new StreamOrder(
                    SimLiveOrigin.PLAYLIST,
                    Optional.empty(),
                    new LiveDelay.OfSegments(7),
                    Optional.empty(),
                    generations);
            session = new StreamSession(order, new StreamPorts(downloads, new SegmentCounts(), entropy, peerToPeer));
            PlayerContent content = new PlayerContent(loop);
            content.use(Optional.of(session));
            session.start();
            player = new SimPlayer(loop, content, session::onReport);
        }

        TrafficTotals totals() {
            return traffic.totals();
        }

        void checkIdentity() {
            TrafficTotals totals = totals();
            assertThat(totals.http() + totals.p2p()).isEqualTo(totals.acquired() + totals.wasted() + totals.pending());
            List<PeerSnapshot> peers = roster.snapshots(loop.nowNanos());
            assertThat(peers.stream().mapToLong(PeerSnapshot::bytesIn).sum()).isEqualTo(totals.p2p());
            assertThat(peers.stream().mapToLong(PeerSnapshot::bytesOut).sum()).isEqualTo(totals.uploaded());
        }
    }
}
