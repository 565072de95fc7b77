package org.swarmglass.engine.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.swarmglass.engine.event.EngineEvent;
import org.swarmglass.engine.integrity.HashFileAddress;
import org.swarmglass.engine.loop.Entropy;
import org.swarmglass.engine.metrics.SegmentCounts;
import org.swarmglass.engine.metrics.Throughput;
import org.swarmglass.engine.metrics.Traffic;
import org.swarmglass.engine.model.Generation;
import org.swarmglass.engine.model.LiveDelay;
import org.swarmglass.engine.origin.ResumingFetch;
import org.swarmglass.engine.origin.RetryPolicy;
import org.swarmglass.engine.schedule.SchedulePlanner;
import org.swarmglass.engine.simulation.SimConditions;
import org.swarmglass.engine.simulation.SimTransport;
import org.swarmglass.engine.snapshot.PeerSnapshot;
import org.swarmglass.engine.snapshot.TrafficTotals;
import org.swarmglass.engine.store.MemoryStore;
import org.swarmglass.engine.store.SegmentStore;
import org.swarmglass.engine.swarm.DownloadPorts;
import org.swarmglass.engine.swarm.HashSource;
import org.swarmglass.engine.swarm.PeerRoster;
import org.swarmglass.engine.swarm.PeerToPeer;
import org.swarmglass.engine.swarm.SwarmPorts;
import org.swarmglass.engine.swarm.UploadSlots;
import org.swarmglass.engine.tracker.Tracker;
import org.swarmglass.engine.transport.PeerTransport;

/** An engine without threads: a session over simulated network, tracker and origin. */
final class SimViewer {
    final Traffic traffic = new Traffic();
    final PeerRoster roster = new PeerRoster();
    final SegmentCounts counts = new SegmentCounts();
    final List<EngineEvent> events = new ArrayList<>();
    final SimTransport transport;
    final SegmentStore store;
    final PeerToPeer peerToPeer;
    final StreamSession session;
    final PlayerContent content;
    private final SimLab lab;
    private Optional<LabPlayer> player = Optional.empty();

    SimViewer(SimLab lab, Setup setup) {
        this.lab = lab;
        Entropy entropy = Entropy.seeded(setup.seed);
        transport = lab.network.join(setup.conditions);
        store = setup.store.orElseGet(() -> new MemoryStore(setup.storeBytes));
        DownloadPorts downloads = new DownloadPorts(
                lab.loop,
                new ResumingFetch(lab.loop, entropy, lab.origin, RetryPolicy.forSegments()),
                store,
                new SchedulePlanner(entropy),
                traffic,
                new Throughput(),
                new Throughput(),
                events::add,
                setup.hashes.map(address -> hashes(address, entropy)));
        PeerTransport used = setup.transport.orElse(transport);
        SwarmPorts swarm = new SwarmPorts(
                lab.loop, entropy, used, traffic, UploadSlots.measured(setup.upload), roster, events::add);
        List<Tracker> trackers =
                setup.trackers.stream().map(LabTracker::connect).toList();
        peerToPeer = new PeerToPeer(Optional.of(swarm), trackers, "", true);
        StreamOrder order =
                new StreamOrder(setup.url, Optional.empty(), setup.delay, setup.rendition, setup.generations);
        session = new StreamSession(
                order, new StreamPorts(downloads, counts, entropy, peerToPeer, SimLab::read, lab::computerTime));
        store.onEvicted(session::onEvicted);
        content = new PlayerContent(lab.loop);
        content.use(Optional.of(session));
        session.start();
    }

    private HashSource hashes(URI address, Entropy entropy) {
        ResumingFetch once = new ResumingFetch(lab.loop, entropy, lab.origin, RetryPolicy.none());
        return new HashFile(HashFileAddress.given(address), new HashFile.Ports(lab.loop, once, traffic, events::add));
    }

    /** Starts a player that reads by the clock. */
    SimViewer play() {
        player = Optional.of(new LabPlayer(lab.loop, content, session::onReport));
        return this;
    }

    LabPlayer player() {
        return player.orElseThrow();
    }

    TrafficTotals totals() {
        return traffic.totals();
    }

    RecordingSink playlist(String name) {
        RecordingSink sink = new RecordingSink();
        content.playlist(name, sink);
        lab.loop.runDue();
        return sink;
    }

    RecordingSink segment(String name) {
        RecordingSink sink = new RecordingSink();
        content.segment(name, Optional.empty(), sink);
        lab.loop.runDue();
        return sink;
    }

    <E extends EngineEvent> List<E> events(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    void checkIdentity() {
        TrafficTotals totals = totals();
        assertThat(totals.http() + totals.p2p()).isEqualTo(totals.acquired() + totals.wasted() + totals.pending());
        List<PeerSnapshot> peers = roster.snapshots(lab.loop.nowNanos());
        assertThat(peers.stream().mapToLong(PeerSnapshot::bytesIn).sum()
                        + roster.older().bytesIn())
                .isEqualTo(totals.p2p());
        assertThat(peers.stream().mapToLong(PeerSnapshot::bytesOut).sum()
                        + roster.older().bytesOut())
                .isEqualTo(totals.uploaded());
    }

    /** How a viewer differs from the others. */
    static final class Setup {
        private int seed;
        private URI url = SimLiveOrigin.PLAYLIST;
        private LiveDelay delay = new LiveDelay.OfSegments(7);
        private Set<Generation> generations = Set.of(Generation.V2_3);
        private SimConditions conditions = SimConditions.DEFAULT;
        private List<LabTracker> trackers;
        private Optional<String> rendition = Optional.empty();
        private Optional<PeerTransport> transport = Optional.empty();
        private long storeBytes = 64 << 20;
        private Optional<SegmentStore> store = Optional.empty();
        private boolean upload = true;
        private Optional<URI> hashes = Optional.empty();

        Setup(int seed, LabTracker tracker) {
            this.seed = seed;
            this.trackers = List.of(tracker);
        }

        Setup url(String text) {
            url = URI.create(text);
            return this;
        }

        Setup delay(LiveDelay given) {
            delay = given;
            return this;
        }

        Setup generations(Generation... given) {
            generations = Set.of(given);
            return this;
        }

        Setup conditions(SimConditions given) {
            conditions = given;
            return this;
        }

        Setup trackers(LabTracker... given) {
            trackers = List.of(given);
            return this;
        }

        Setup rendition(String given) {
            rendition = Optional.of(given);
            return this;
        }

        Setup transport(PeerTransport given) {
            transport = Optional.of(given);
            return this;
        }

        Setup storeBytes(long given) {
            storeBytes = given;
            return this;
        }

        Setup store(SegmentStore given) {
            store = Optional.of(given);
            return this;
        }

        Setup hashes(String given) {
            hashes = Optional.of(URI.create(given));
            return this;
        }

        Setup withoutUpload() {
            upload = false;
            return this;
        }
    }
}
