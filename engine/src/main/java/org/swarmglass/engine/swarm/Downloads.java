package org.swarmglass.engine.swarm;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.swarmglass.engine.event.EngineEvent;
import org.swarmglass.engine.event.EngineEvent.SegmentSource;
import org.swarmglass.engine.loop.Coalesced;
import org.swarmglass.engine.loop.EngineLoop;
import org.swarmglass.engine.metrics.SegmentCounts;
import org.swarmglass.engine.model.SegmentId;
import org.swarmglass.engine.model.SegmentRef;
import org.swarmglass.engine.peer.PeerSession;
import org.swarmglass.engine.schedule.Decision;
import org.swarmglass.engine.schedule.Electorate;
import org.swarmglass.engine.schedule.Situation;

/**
 * Gets the segments of one stream: keeps the table of what is on its way, asks the planner, carries out what it
 * decides. Loop thread only.
 */
public final class Downloads implements DownloadOwner {
    private static final Duration CROWD = Duration.ofMillis(20);
    private static final Duration TICK = Duration.ofMillis(250);

    /** A VOD segment that is being waited for and cannot be had is given up after so many tries and so long. */
    private static final int VOD_TRIES = 3;

    private static final Duration VOD_PATIENCE = Duration.ofSeconds(20);

    private final DownloadPorts ports;
    private final SegmentCounts counts;
    private final Host host;
    private final TreeMap<Long, SegmentDownload> running = new TreeMap<>();
    private final Offers offers = new Offers();
    private final Coalesced replan;
    private boolean replanning;
    private EngineLoop.Timer tick;
    private final Set<Long> unverified = new HashSet<>();
    private List<Long> sought = List.of();
    private double bytesPerMediaSecond;
    private boolean closed;

    public Downloads(DownloadPorts ports, SegmentCounts counts, Host host) {
        this.ports = ports;
        this.counts = counts;
        this.host = host;
        this.replan = new Coalesced(ports.loop(), "plan downloads", this::plan);
        this.tick = ports.loop().after(TICK, "downloads tick", this::onTick);
    }

    /** Something the planner should look at has changed; it runs once at the end of the turn. */
    public void replan() {
        replan.request();
    }

    /**
     * The same for what comes in crowds, as the announcements of fifty peers at every new segment: each would have all of
     * them looked at again.
     */
    public void replanSoon() {
        if (!replanning) {
            replanning = true;
            ports.loop().after(CROWD, "plan downloads soon", () -> {
                replanning = false;
                if (!closed) {
                    replan();
                }
            });
        }
    }

    /**
     * A peer holds something else now. It changes what is planned only if it has what no source was found for; that others
     * have it no longer, or are fetching it, can wait for the next tick.
     */
    public void onAnnounced(PeerSession by) {
        Set<Long> loaded = by.loaded();
        for (Long number : sought) {
            if (loaded.contains(number)) {
                replanSoon();
                return;
            }
        }
    }

    /** Reads a segment that is not stored, from what is held of it on. The planner sees to it that it comes. */
    public void attach(SegmentRef ref, SegmentReader reader) {
        if (closed) { // The disk took so long to say that it has nothing.
            reader.onEnd(false);
            return;
        }
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

    /** Whether peers may be given it, if it is stored: not what the origin's own hashes do not vouch for. */
    public boolean shareable(long number) {
        return !unverified.contains(number);
    }

    /** Whether someone waits for any of the segments that are on their way. */
    public boolean beingRead() {
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

    /** The number means another segment from now on: what is on its way under it is thrown away. */
    public void discard(long number) {
        offers.forget(number);
        SegmentDownload download = running.remove(number);
        if (download != null) {
            end(download, "the origin gave its number to another segment");
        }
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
        if (running.isEmpty()) {
            return;
        }
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
        boolean idle = download.transfer() instanceof Situation.Transfer.Idle && !download.beingVerified();
        boolean held = host.peers().stream()
                .anyMatch(peer -> peer.loaded().contains(download.ref().id().number()));
        if (!idle || held) {
            return false;
        }
        boolean tried = download.pauses().originFailures() >= VOD_TRIES
                && download.readFor().compareTo(VOD_PATIENCE) >= 0;
        return host.live() ? !host.atOrigin(download.ref()) && download.pauses().originFailures() > 0 : tried;
    }

    private void giveUp(SegmentDownload download) {
        running.remove(download.ref().id().number());
        end(download, "neither the origin nor a peer gave it in time");
    }

    private void end(SegmentDownload download, String reason) {
        if (download.beingRead()) {
            lost(download.ref().id(), reason);
        }
        download.abandon();
    }

    /** The player has asked for it and will not get it, or not all of it. */
    public void lost(SegmentId segment, String reason) {
        counts.onLost();
        ports.events().accept(new EngineEvent.SegmentLost(ports.loop().nowNanos(), segment, reason));
    }

    private void plan() {
        if (closed) {
            return;
        }
        SituationReader now = new SituationReader(ports, host, running.values(), bytesPerMediaSecond);
        Situation situation = now.situation(offers);
        sought = situation.wanted().stream()
                .filter(wanted -> wanted.transfer() instanceof Situation.Transfer.Idle)
                .map(Situation.Wanted::number)
                .toList();
        ports.planner().plan(situation).forEach(decision -> carryOut(decision, now));
    }

    private void carryOut(Decision decision, SituationReader from) {
        SegmentRef ref = from.segment(decision.number());
        if (decision instanceof Decision.FetchFromPeer fromPeer) {
            PeerSession session = from.session(fromPeer.peer());
            if (!session.downloading()) {
                download(ref).fetchFromPeer(session);
            }
        } else if (decision instanceof Decision.AlsoFetchFromPeer also) {
            PeerSession session = from.session(also.peer());
            if (!session.downloading()) {
                download(ref).alsoFetchFromPeer(session);
            }
        } else if (decision instanceof Decision.FetchBeginning) {
            download(ref).fetchBeginning(from.length(ref));
            host.onHoldingsChanged();
        } else {
            download(ref).fetchFromOrigin();
            host.onHoldingsChanged();
        }
    }

    @Override
    public void onWhole(SegmentDownload download, byte[] bytes, long fromPeers, boolean shared) {
        SegmentRef ref = download.ref();
        running.remove(ref.id().number());
        keepInMind(ref.id(), shared);
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

    private void keepInMind(SegmentId segment, boolean shared) {
        unverified.removeIf(number -> !ports.store().holds(new SegmentId(segment.stream(), number)));
        if (shared) {
            unverified.remove(segment.number());
        } else {
            unverified.add(segment.number());
        }
    }

    @Override
    public void onOriginFailed() {
        host.onHoldingsChanged();
    }

    @Override
    public void onCutShort(SegmentDownload download) {
        lost(download.ref().id(), "its sources disagree about its length");
    }

    @Override
    public void onChanged() {
        if (!closed) {
            replan();
        }
    }

    /** The stream whose segments these are. */
    public interface Host {
        Electorate electorate();

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

        /** Connected peers over all swarms of the stream, one session of each. */
        List<PeerSession> peers();

        /** What may be announced has changed. */
        void onHoldingsChanged();
    }
}
