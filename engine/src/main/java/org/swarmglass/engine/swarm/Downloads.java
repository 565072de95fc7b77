package org.swarmglass.engine.swarm;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.swarmglass.engine.event.EngineEvent;
import org.swarmglass.engine.event.EngineEvent.SegmentSource;
import org.swarmglass.engine.loop.Coalesced;
import org.swarmglass.engine.loop.EngineLoop;
import org.swarmglass.engine.loop.Entropy;
import org.swarmglass.engine.metrics.SegmentCounts;
import org.swarmglass.engine.model.PeerId;
import org.swarmglass.engine.model.SegmentRef;
import org.swarmglass.engine.origin.FetchFailure;
import org.swarmglass.engine.peer.PeerSession;
import org.swarmglass.engine.schedule.Decision;
import org.swarmglass.engine.schedule.SchedulePlanner;
import org.swarmglass.engine.schedule.Situation;
import org.swarmglass.engine.schedule.Situation.Neighbour;
import org.swarmglass.engine.schedule.Situation.Wanted;

/**
 * Gets the segments of one stream: keeps the table of what is on its way, asks the planner, carries out what it
 * decides. Loop thread only.
 */
public final class Downloads implements SegmentDownload.Owner {
    private static final Duration TICK = Duration.ofMillis(250);

    /** A VOD segment that is being waited for and cannot be had is given up after so many tries and so long. */
    private static final int VOD_TRIES = 3;

    private static final Duration VOD_PATIENCE = Duration.ofSeconds(20);

    private static final long LEAST_ESTIMATE = 16_384;

    private final DownloadPorts ports;
    private final SegmentCounts counts;
    private final Host host;
    private final SchedulePlanner planner;
    private final TreeMap<Long, SegmentDownload> running = new TreeMap<>();
    private final Coalesced replan;
    private EngineLoop.Timer tick;
    private double bytesPerMediaSecond;
    private boolean closed;

    public Downloads(DownloadPorts ports, SegmentCounts counts, Entropy entropy, Host host) {
        this.ports = ports;
        this.counts = counts;
        this.host = host;
        this.planner = new SchedulePlanner(entropy);
        this.replan = new Coalesced(ports.loop(), "plan downloads", this::plan);
        this.tick = ports.loop().after(TICK, "downloads tick", this::onTick);
    }

    /** Something the planner should look at has changed; it runs once at the end of the turn. */
    public void replan() {
        replan.request();
    }

    /** Reads a segment that is not stored, from what is held of it on. The planner sees to it that it comes. */
    public void attach(SegmentRef ref, SegmentReader reader) {
        download(ref).attach(reader);
        replan();
    }

    public void detach(SegmentRef ref, SegmentReader reader) {
        SegmentDownload download = running.get(ref.id().number());
        if (download != null) {
            download.detach(reader);
        }
    }

    /** Numbers that are coming from the origin: announced to peers as soon to be had. */
    public List<Long> fromOrigin() {
        return running.entrySet().stream()
                .filter(entry -> entry.getValue().fromOrigin())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Whether someone waits for a segment of which nothing has come. */
    public boolean anyRead() {
        return running.values().stream().anyMatch(SegmentDownload::beingRead);
    }

    /** Held bytes of segments that are not whole. */
    public long pending() {
        return running.values().stream().mapToLong(SegmentDownload::held).sum();
    }

    /** Ends everything; what is held of unfinished segments is waste, readers get an end. */
    public void close() {
        closed = true;
        tick.cancel();
        List.copyOf(running.values()).forEach(SegmentDownload::abandon);
        running.clear();
    }

    private SegmentDownload download(SegmentRef ref) {
        return running.computeIfAbsent(ref.id().number(), number -> new SegmentDownload(ref, ports, this));
    }

    private void onTick() {
        tick = ports.loop().after(TICK, "downloads tick", this::onTick);
        expire();
        plan();
    }

    /** Drops what nobody wants any more and gives up what cannot be had. */
    private void expire() {
        Set<Long> wanted =
                host.wanted().stream().map(ref -> ref.id().number()).collect(Collectors.toCollection(HashSet::new));
        for (SegmentDownload download : List.copyOf(running.values())) {
            if (download.beingRead()
                    ? hopeless(download)
                    : !wanted.contains(download.ref().id().number())) {
                giveUp(download);
            }
        }
    }

    private boolean hopeless(SegmentDownload download) {
        boolean idle = download.transfer() instanceof Situation.Transfer.Idle;
        boolean held = host.peers().stream()
                .anyMatch(peer -> peer.loaded().contains(download.ref().id().number()));
        if (!idle || held) {
            return false;
        }
        boolean tried = download.originFailures() >= VOD_TRIES && download.age().compareTo(VOD_PATIENCE) >= 0;
        return host.live() ? !host.atOrigin(download.ref()) && download.originFailures() > 0 : tried;
    }

    private void giveUp(SegmentDownload download) {
        running.remove(download.ref().id().number());
        if (download.beingRead()) {
            counts.onLost();
            ports.events()
                    .accept(new EngineEvent.SegmentLost(
                            ports.loop().nowNanos(),
                            download.ref().id(),
                            "neither the origin nor a peer gave it in time"));
        }
        download.abandon();
    }

    private void plan() {
        if (closed) {
            return;
        }
        Map<PeerId, PeerSession> peers = host.peers().stream()
                .collect(Collectors.toMap(PeerSession::remote, Function.identity(), (first, second) -> first));
        Map<Long, SegmentRef> refs = new HashMap<>();
        List<Wanted> wanted = new ArrayList<>();
        for (SegmentRef ref : missing()) {
            refs.put(ref.id().number(), ref);
            wanted.add(describe(ref));
        }
        wanted.sort(Comparator.comparing(Wanted::untilDue));
        List<Neighbour> neighbours =
                peers.values().stream().map(Downloads::describe).toList();
        Situation situation = new Situation(
                host.self(), wanted, neighbours, ports.fromOrigin().bytesPerSecond(), host.settled(), host.limits());
        planner.plan(situation).forEach(decision -> carryOut(decision, refs, peers));
    }

    /** Wanted segments that are not stored, and those someone reads although the playhead has passed them. */
    private List<SegmentRef> missing() {
        Map<Long, SegmentRef> missing = new TreeMap<>();
        for (SegmentRef ref : host.wanted()) {
            if (!ports.store().holds(ref.id())) {
                missing.put(ref.id().number(), ref);
            }
        }
        running.values().stream()
                .filter(SegmentDownload::beingRead)
                .forEach(download -> missing.put(download.ref().id().number(), download.ref()));
        return List.copyOf(missing.values());
    }

    private Wanted describe(SegmentRef ref) {
        SegmentDownload download = running.get(ref.id().number());
        Duration untilDue = host.untilDue(ref);
        if (download == null) {
            return new Wanted(
                    ref.id().number(),
                    ref.duration(),
                    untilDue,
                    host.known(ref),
                    estimate(ref),
                    new Situation.Transfer.Idle(),
                    host.atOrigin(ref),
                    Set.of());
        }
        long total = download.total().orElse(Math.max(estimate(ref), download.held() + LEAST_ESTIMATE));
        return new Wanted(
                ref.id().number(),
                ref.duration(),
                untilDue,
                host.known(ref),
                Math.max(0, total - download.held()),
                download.transfer(),
                download.originOpen(),
                download.avoid());
    }

    private long estimate(SegmentRef ref) {
        double rate = bytesPerMediaSecond > 0 ? bytesPerMediaSecond : host.bitsPerSecond() / 8.0;
        return Math.max(LEAST_ESTIMATE, (long) (rate * ref.duration().toNanos() / 1e9));
    }

    private static Neighbour describe(PeerSession session) {
        return new Neighbour(
                session.remote(),
                session.loaded(),
                session.loading(),
                session.downloading(),
                session.downloadBytesPerSecond());
    }

    private void carryOut(Decision decision, Map<Long, SegmentRef> refs, Map<PeerId, PeerSession> peers) {
        SegmentRef ref = refs.get(decision.number());
        if (ref == null) {
            return;
        }
        if (decision instanceof Decision.FetchFromPeer fromPeer) {
            PeerSession session = peers.get(fromPeer.peer());
            if (session != null && !session.downloading()) {
                download(ref).fetchFromPeer(session);
            }
        } else {
            download(ref).fetchFromOrigin();
            host.onHoldingsChanged();
        }
    }

    @Override
    public void onWhole(SegmentDownload download, byte[] bytes, long fromPeers) {
        SegmentRef ref = download.ref();
        running.remove(ref.id().number());
        double seconds = Math.max(0.1, ref.duration().toNanos() / 1e9);
        double rate = bytes.length / seconds;
        bytesPerMediaSecond = bytesPerMediaSecond == 0 ? rate : bytesPerMediaSecond * 0.7 + rate * 0.3;
        SegmentSource source = fromPeers == 0
                ? SegmentSource.HTTP
                : fromPeers == bytes.length ? SegmentSource.P2P : SegmentSource.MIXED;
        counts.onAcquired(source);
        ports.store().put(ref, bytes);
        ports.events()
                .accept(new EngineEvent.SegmentAcquired(
                        ports.loop().nowNanos(), ref.id(), source, bytes.length, fromPeers, download.age()));
        host.onHoldingsChanged();
        replan();
    }

    @Override
    public void onPeerFailed(SegmentDownload download, PeerSession session, String error) {
        ports.events()
                .accept(new EngineEvent.PeerRequestFailed(
                        ports.loop().nowNanos(),
                        session.remote(),
                        download.ref().id(),
                        error));
    }

    @Override
    public void onOriginFailed(SegmentDownload download, FetchFailure failure) {
        int status = failure instanceof FetchFailure.Status refused ? refused.status() : 0;
        ports.events()
                .accept(new EngineEvent.OriginFailed(
                        ports.loop().nowNanos(), "segment " + download.ref().id(), status, failure.reason()));
        host.onHoldingsChanged();
    }

    @Override
    public void onChanged() {
        if (!closed) {
            replan();
        }
    }

    /** The stream whose segments these are. */
    public interface Host {
        PeerId self();

        boolean live();

        /** Segments worth having now, from the playhead on, stored or not. */
        List<SegmentRef> wanted();

        /** Until the player runs dry without it; negative when late. */
        Duration untilDue(SegmentRef ref);

        /** Since it was first seen. */
        Duration known(SegmentRef ref);

        /** Whether the origin still lists it. */
        boolean atOrigin(SegmentRef ref);

        /** Whether the swarms had time to introduce peers, or there are none to wait for. */
        boolean settled();

        /** Of the rendition, 0 if the playlist does not say. */
        long bitsPerSecond();

        Situation.Limits limits();

        /** Connected peers over all swarms of the stream. */
        List<PeerSession> peers();

        /** What may be announced has changed. */
        void onHoldingsChanged();
    }
}
