package org.swarmglass.engine.simulation;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.swarmglass.engine.event.EngineEvent;
import org.swarmglass.engine.event.EngineEvent.CloseReason;
import org.swarmglass.engine.loop.Entropy;
import org.swarmglass.engine.metrics.SegmentCounts;
import org.swarmglass.engine.metrics.Throughput;
import org.swarmglass.engine.metrics.Traffic;
import org.swarmglass.engine.model.LiveDelay;
import org.swarmglass.engine.origin.ResumingFetch;
import org.swarmglass.engine.origin.RetryPolicy;
import org.swarmglass.engine.playlist.LiveStart;
import org.swarmglass.engine.playlist.PlaylistSyntaxException;
import org.swarmglass.engine.snapshot.TrafficTotals;
import org.swarmglass.engine.stream.PlayerContent;
import org.swarmglass.engine.stream.PresentationReader;
import org.swarmglass.engine.stream.StreamOrder;
import org.swarmglass.engine.stream.StreamPorts;
import org.swarmglass.engine.stream.StreamSession;
import org.swarmglass.engine.swarm.DownloadPorts;
import org.swarmglass.engine.swarm.PeerRoster;
import org.swarmglass.engine.swarm.PeerToPeer;
import org.swarmglass.engine.swarm.SwarmPorts;

/** One viewer: the engine as it is, over a simulated network, and a player. Loop thread only. */
final class SimPeer {
    /** How much of the window's end the proxy withholds at most ({@code Delivery}). */
    private static final double MOST_WITHHELD = 0.6;

    /** A player that sees fewer segments ahead runs dry between two looks at the list. */
    private static final int LEAST_LISTED = 2;

    /** Where players begin in a list that is long enough (RFC 8216 6.3.3). */
    private static final int MOST_LISTED = 3;

    private static final int STORED_WINDOWS = 4;

    final Scenario.PeerClass kind;
    private final SimTransport transport;
    private final Traffic traffic = new Traffic();
    private final StreamSession session;
    private final SimPlayer player;
    private TrafficTotals before = new Traffic().totals();
    private Duration stalledBefore = Duration.ZERO;
    private Duration playedBefore = Duration.ZERO;
    private int stallsBefore;
    private long farBefore;

    SimPeer(int index, Scenario.PeerClass kind, SwarmSimulation.World world, Consumer<EngineEvent> events) {
        this.kind = kind;
        Entropy entropy = Entropy.seeded(world.scenario().seed() * 1_000_003 + index);
        transport = world.network().join(world.scenario().conditions(kind, index));
        SimOrigin origin =
                new SimOrigin(world.stream(), transport, world.scenario().origin(), entropy);
        Scenario.Stream shape = world.scenario().stream();
        byte[] segment = world.stream().segment();
        SharedStore store = new SharedStore(segment, (long) segment.length * shape.window() * STORED_WINDOWS);
        DownloadPorts downloads = new DownloadPorts(
                world.loop(),
                new ResumingFetch(world.loop(), entropy, origin, RetryPolicy.forSegments()),
                store,
                kind.policy().planner(world.loop(), entropy, world.scenario()),
                traffic,
                new Throughput(),
                new Throughput(),
                events,
                Optional.empty());
        SwarmPorts swarm = new SwarmPorts(
                world.loop(), entropy, transport, traffic, kind.policy().uploadSlots(), new PeerRoster(), events);
        PeerToPeer peerToPeer = new PeerToPeer(
                Optional.of(swarm.withMostPeers(world.scenario().connections())),
                List.of(world.tracker().connect()),
                "",
                true);
        int delay = (int) (world.scenario().delay().toNanos() / shape.segment().toNanos());
        int withheld = shape.vod() ? 0 : withheld(delay, shape.window());
        int behind = shape.vod() ? shape.window() : Math.max(1, delay - withheld);
        StreamOrder order = new StreamOrder(
                SimStream.MASTER,
                Optional.empty(),
                new LiveDelay.OfSegments(withheld),
                Optional.empty(),
                world.scenario().generationsOf(kind.policy()));
        session = new StreamSession(
                order,
                new StreamPorts(
                        downloads,
                        new SegmentCounts(),
                        entropy,
                        peerToPeer,
                        SimPeer::refusePresentation,
                        () -> Instant.EPOCH));
        store.onEvicted(session::onEvicted);
        PlayerContent content = new PlayerContent(world.loop());
        content.use(Optional.of(session));
        session.start();
        player = new SimPlayer(world.loop(), content, session::onReport, shape.segment(), behind);
    }

    /** So many that a player that begins where the engine expects it is that far behind; else nearly. In segments. */
    private static int withheld(int delay, int window) {
        int most = Math.min(delay, (int) (window * MOST_WITHHELD));
        int behind = Math.min(delay, Math.max(LEAST_LISTED, Math.min(MOST_LISTED, delay / 2)));
        return IntStream.rangeClosed(0, most)
                .filter(held -> LiveStart.index(window - held) == window - delay)
                .findFirst()
                .orElse(Math.min(delay - behind, most));
    }

    /** What is simulated is HLS. */
    private static void refusePresentation(URI uri, String text, Instant now, PresentationReader.Outcome outcome) {
        outcome.onRefused().accept(new PlaylistSyntaxException("A simulated stream is no DASH.", "Simulate HLS."));
    }

    /** Figures begin here. */
    void measureFromNow() {
        before = traffic.totals();
        stalledBefore = player.stalledFor();
        playedBefore = player.playedFor();
        stallsBefore = player.stalls();
        farBefore = transport.farMedia();
    }

    /** Leaves in order, or goes without a word as a laptop that is shut. */
    void leave(boolean orderly) {
        player.stop();
        if (!orderly) {
            transport.setReachable(false);
        }
        session.close(CloseReason.SWARM_LEFT);
        transport.close();
    }

    /** Since {@link #measureFromNow}. */
    Figures figures() {
        TrafficTotals now = traffic.totals();
        return new Figures(
                kind,
                now.http() - before.http(),
                now.p2p() - before.p2p(),
                transport.farMedia() - farBefore,
                now.uploaded() - before.uploaded(),
                now.wasted() - before.wasted(),
                player.stalls() - stallsBefore,
                player.stalledFor().minus(stalledBefore),
                player.playedFor().minus(playedBefore));
    }

    /** What is known of a viewer's measured time; bytes are as carried. Outlives the viewer, who takes half a megabyte. */
    record Figures(
            Scenario.PeerClass kind,
            long http,
            long p2p,
            long far,
            long uploaded,
            long wasted,
            int stalls,
            Duration stalledFor,
            Duration playedFor) {}
}
