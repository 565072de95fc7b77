package org.swarmglass.engine.swarm;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.swarmglass.engine.loop.EngineLoop;
import org.swarmglass.engine.metrics.SegmentCounts;
import org.swarmglass.engine.model.SegmentId;
import org.swarmglass.engine.model.SegmentRef;
import org.swarmglass.engine.peer.PeerSession;
import org.swarmglass.engine.schedule.Electorate;
import org.swarmglass.engine.schedule.Situation;

/** The segments of one stream that are on their way, who reads them meanwhile and what becomes of them. Loop thread only. */
public final class Downloads implements DownloadOwner {
    private static final Duration TICK = Duration.ofMillis(250);

    private final DownloadPorts ports;
    private final Host host;
    private final SegmentOutcomes outcomes;
    private final DownloadPlanning planning;
    private final TreeMap<Long, SegmentDownload> running = new TreeMap<>();
    private EngineLoop.Timer tick;
    private boolean closed;

    public Downloads(DownloadPorts ports, SegmentCounts counts, Host host) {
        this.ports = ports;
        this.host = host;
        this.outcomes = new SegmentOutcomes(ports, counts);
        this.planning = new DownloadPlanning(ports, host, this, outcomes);
        this.tick = ports.loop().after(TICK, "downloads tick", this::onTick);
    }

    /** Something the planner should look at has changed; it runs once at the end of the turn. */
    @Override
    public void replan() {
        planning.request();
    }

    /** The same for what comes in crowds: a little later, once for all of them. */
    public void replanSoon() {
        planning.requestSoon();
    }

    /** A peer holds something else now. */
    public void onAnnounced(PeerSession by) {
        planning.onAnnounced(by);
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
        return outcomes.shareable(number);
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
        planning.close();
        tick.cancel();
        List.copyOf(running.values()).forEach(SegmentDownload::abandon);
        running.clear();
    }

    /** The number means another segment from now on: what is on its way under it is thrown away. */
    public void discard(long number) {
        planning.forget(number);
        SegmentDownload download = running.remove(number);
        if (download != null) {
            end(download, "the origin gave its number to another segment");
        }
    }

    /** What is on its way, by number. */
    Collection<SegmentDownload> running() {
        return running.values();
    }

    /** The one that is on its way, or a new one. */
    SegmentDownload download(SegmentRef ref) {
        return running.computeIfAbsent(ref.id().number(), number -> new SegmentDownload(ref, ports, this));
    }

    private void onTick() {
        tick = ports.loop().after(TICK, "downloads tick", this::onTick);
        expire();
        planning.plan();
    }

    /** Drops what nobody wants any more and gives up what cannot be had. */
    private void expire() {
        if (running.isEmpty()) {
            return;
        }
        DownloadExpiry now = new DownloadExpiry(host);
        for (SegmentDownload download : List.copyOf(running.values())) {
            if (now.expired(download)) {
                running.remove(download.ref().id().number());
                end(download, "neither the origin nor a peer gave it in time");
            }
        }
    }

    private void end(SegmentDownload download, String reason) {
        if (download.beingRead()) {
            lost(download.ref().id(), reason);
        }
        download.abandon();
    }

    /** The player has asked for it and will not get it, or not all of it. */
    public void lost(SegmentId segment, String reason) {
        outcomes.onLost(segment, reason);
    }

    @Override
    public void onWhole(WholeSegment segment) {
        running.remove(segment.ref().id().number());
        outcomes.onAcquired(segment);
        host.onHoldingsChanged();
        replan();
    }

    @Override
    public void onOriginOver() {
        host.onHoldingsChanged();
    }

    @Override
    public void onCutShort(SegmentDownload download) {
        lost(download.ref().id(), "its sources disagree about its length");
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

        /** Of the channels to the peer of one of these, one that is idle if there is one. */
        PeerSession idle(PeerSession peer);

        /** What may be announced has changed. */
        void onHoldingsChanged();
    }
}
