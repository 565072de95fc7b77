package org.swarmglass.engine;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.swarmglass.engine.event.EngineEvent;
import org.swarmglass.engine.event.EngineEvent.CloseReason;
import org.swarmglass.engine.event.EventLog;
import org.swarmglass.engine.event.EventPage;
import org.swarmglass.engine.integrity.HashFileAddress;
import org.swarmglass.engine.loop.Entropy;
import org.swarmglass.engine.loop.OwnedFaultException;
import org.swarmglass.engine.loop.ThreadedLoop;
import org.swarmglass.engine.metrics.SegmentCounts;
import org.swarmglass.engine.metrics.Throughput;
import org.swarmglass.engine.metrics.Traffic;
import org.swarmglass.engine.model.PlayerReport;
import org.swarmglass.engine.origin.Origin;
import org.swarmglass.engine.origin.ResumingFetch;
import org.swarmglass.engine.origin.RetryPolicy;
import org.swarmglass.engine.origin.http.HttpOriginOptions;
import org.swarmglass.engine.schedule.SchedulePlanner;
import org.swarmglass.engine.snapshot.EngineSnapshot;
import org.swarmglass.engine.snapshot.PlaybackSnapshot;
import org.swarmglass.engine.stream.HashFile;
import org.swarmglass.engine.stream.PlayerContent;
import org.swarmglass.engine.stream.StreamOrder;
import org.swarmglass.engine.stream.StreamPorts;
import org.swarmglass.engine.stream.StreamSession;
import org.swarmglass.engine.swarm.DownloadPorts;
import org.swarmglass.engine.swarm.HashSource;
import org.swarmglass.engine.swarm.PeerRoster;
import org.swarmglass.engine.swarm.PeerToPeer;
import org.swarmglass.engine.swarm.SwarmPorts;
import org.swarmglass.engine.swarm.UploadSlots;
import org.swarmglass.engine.tracker.Tracker;

/** What the engine does on its loop: the open session, the counters, the published snapshot. Loop thread only. */
final class EngineCore {
    private static final Duration PUBLISH_EVERY = Duration.ofMillis(250);
    private static final int EVENTS_KEPT = 4096;

    private final ThreadedLoop loop;
    private final EngineConfig config;
    private final PlayerContent content;
    private final URI proxy;
    private final Entropy entropy;
    private final EventLog log = new EventLog(EVENTS_KEPT);
    private final Traffic traffic = new Traffic();
    private final SegmentCounts counts = new SegmentCounts();
    private final PeerRoster roster = new PeerRoster();
    private final Storage storage;
    private final OriginFactory origins;
    private final PresentationPool presentations;
    private PeerToPeer peerToPeer = new PeerToPeer(Optional.empty(), List.of(), "the engine is starting", false);
    private Optional<StreamSession> session = Optional.empty();
    private long faults;
    private boolean closed;
    private volatile EngineSnapshot published = EngineSnapshot.idle(0);

    EngineCore(ThreadedLoop loop, EngineConfig config, PlayerContent content, URI proxy) {
        this.loop = loop;
        this.config = config;
        this.content = content;
        this.proxy = proxy;
        this.entropy = config.seed().isPresent() ? Entropy.seeded(config.seed().getAsLong()) : Entropy.system();
        this.storage = Storage.of(loop, config, log::add);
        this.origins = new OriginFactory(loop);
        this.presentations = new PresentationPool(loop);
    }

    void start(PeerTransports.Started transport) {
        storage.start(
                id -> session.ifPresent(open -> open.onEvicted(id)),
                id -> session.ifPresent(open -> open.onMovedToDisk(id)));
        Optional<SwarmPorts> ports = transport
                .transport()
                .map(given -> new SwarmPorts(
                        loop, entropy, given, traffic, UploadSlots.measured(config.upload()), roster, log::add));
        List<Tracker> trackers = ports.isPresent() ? Trackers.connect(loop, entropy, config, log::add) : List.of();
        peerToPeer = new PeerToPeer(ports, trackers, transport.reason(), config.peerToPeer());
        transport
                .cure()
                .ifPresent(cure -> log.add(new EngineEvent.P2pImpaired(loop.nowNanos(), transport.reason(), cure)));
        publishAndRepeat();
    }

    void open(StreamRequest request, HttpOriginOptions options) {
        session.ifPresent(open -> open.close(CloseReason.SWARM_LEFT));
        storage.store().clear();
        Origin origin = origins.open(options);
        DownloadPorts downloads = new DownloadPorts(
                loop,
                new ResumingFetch(loop, entropy, origin, OriginFactory.RETRIES),
                storage.store(),
                new SchedulePlanner(entropy),
                traffic,
                new Throughput(),
                new Throughput(),
                log::add,
                hashes(request, origin));
        StreamOrder order = new StreamOrder(
                request.url(), request.swarmId(), request.liveDelay(), request.rendition(), config.generations());
        StreamSession opened = new StreamSession(
                order, new StreamPorts(downloads, counts, entropy, peerToPeer, presentations, InstantSource.system()));
        session = Optional.of(opened);
        content.use(session);
        opened.start();
    }

    private Optional<HashSource> hashes(StreamRequest request, Origin origin) {
        HashFile.Ports ports = new HashFile.Ports(
                loop, new ResumingFetch(loop, entropy, origin, RetryPolicy.none()), traffic, log::add);
        return request.segmentHashes()
                .map(HashFileAddress::given)
                .or(() -> HashFileAddress.beside(request.url()))
                .map(address -> new HashFile(address, ports));
    }

    void report(PlayerReport report) {
        session.ifPresent(open -> open.onReport(report));
    }

    void setPeerToPeer(boolean enabled) {
        peerToPeer.setEnabled(enabled);
        session.ifPresent(StreamSession::onPeerToPeerSwitched);
    }

    void setUpload(boolean enabled) {
        peerToPeer.setUpload(enabled);
        session.ifPresent(StreamSession::onUploadSwitched);
    }

    void pinRendition(int index) {
        session.ifPresent(open -> open.pin(index));
    }

    void unpinRendition() {
        session.ifPresent(StreamSession::unpin);
    }

    /** A bug in a task. Playback goes on; the state says so unless a peer was closed for it, which then is all. */
    void onFault(String task, Throwable fault) {
        if (fault instanceof OwnedFaultException) {
            return;
        }
        faults++;
        log.add(new EngineEvent.EngineFaulted(loop.nowNanos(), task, fault.toString()));
    }

    /** Leaves the swarms. The last snapshot shows the stream as it was and has nothing pending. */
    void close() {
        EngineSnapshot before = read();
        session.ifPresent(open -> open.close(CloseReason.SHUTDOWN));
        content.use(Optional.empty());
        peerToPeer.trackers().forEach(Tracker::close);
        closed = true;
        published = read().ofStream(before);
    }

    /** Any thread but the loop; may block for a second. */
    void closeOrigins() {
        origins.close();
        presentations.close();
    }

    /** Any thread but the loop; may block for three seconds. */
    void closeStorage() {
        storage.close();
    }

    EngineSnapshot published() {
        return published;
    }

    EventPage eventsSince(long cursor) {
        return log.since(cursor);
    }

    private void publishAndRepeat() {
        if (!closed) {
            loop.after(PUBLISH_EVERY, "publish snapshot", this::publishAndRepeat);
            published = read();
        }
    }

    private EngineSnapshot read() {
        ThreadedLoop.Duty duty = loop.duty();
        return new EngineSnapshot(
                loop.nowNanos(),
                state(),
                session.flatMap(open -> open.stream(proxy)),
                traffic.totals(),
                counts.totals(),
                session.map(StreamSession::playback).orElse(PlaybackSnapshot.NONE),
                peerToPeer.status(),
                session.map(StreamSession::swarms).orElse(List.of()),
                roster.snapshots(loop.nowNanos()),
                roster.older(),
                peerToPeer.trackers().stream().map(Tracker::snapshot).toList(),
                new EngineSnapshot.LoopHealth(
                        duty.slowestTask(), duty.slowestNanos(), duty.lagNanos(), duty.tasks(), duty.faults()),
                session.flatMap(StreamSession::census));
    }

    private EngineSnapshot.State state() {
        if (closed) {
            return EngineSnapshot.State.CLOSED;
        }
        EngineSnapshot.State state = session.map(StreamSession::state).orElse(EngineSnapshot.State.IDLE);
        return faults > 0 && state == EngineSnapshot.State.RUNNING ? EngineSnapshot.State.DEGRADED : state;
    }
}
