package org.swarmglass.engine.stream;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.swarmglass.engine.event.EngineEvent;
import org.swarmglass.engine.event.EngineEvent.CloseReason;
import org.swarmglass.engine.identity.SwarmIdentity;
import org.swarmglass.engine.loop.EngineLoop;
import org.swarmglass.engine.model.PeerId;
import org.swarmglass.engine.model.SegmentRef;
import org.swarmglass.engine.model.StreamId;
import org.swarmglass.engine.peer.PeerSession;
import org.swarmglass.engine.playlist.MediaPlaylist;
import org.swarmglass.engine.playlist.Timeline;
import org.swarmglass.engine.playlist.Timeline.Listed;
import org.swarmglass.engine.schedule.Situation;
import org.swarmglass.engine.snapshot.StreamSnapshot.Form;
import org.swarmglass.engine.store.SegmentStore;
import org.swarmglass.engine.swarm.Downloads;
import org.swarmglass.engine.swarm.Swarm;

/** One rendition being delivered: its playlist, its downloads, its swarms. Loop thread only. */
final class Delivery implements PlaylistPoller.Subscriber, Downloads.Host {
    /** Until a swarm has had so long, what is not urgent waits for peers. */
    private static final Duration SETTLING = Duration.ofSeconds(5);

    /** With peers at hand it need not wait so long. */
    private static final Duration SETTLING_WITH_PEERS = Duration.ofSeconds(2);

    /** VOD is fetched from peers so far ahead, bounded by memory and by what a viewer who leaves would waste. */
    private static final Duration VOD_AHEAD = Duration.ofSeconds(120);

    private static final Duration VOD_ORIGIN_AHEAD = Duration.ofSeconds(30);
    private static final Duration LIVE_ORIGIN_AHEAD = Duration.ofMinutes(10);
    private static final Duration LEAST_RESERVE = Duration.ofSeconds(2);
    private static final Duration MOST_RESERVE = Duration.ofSeconds(4);
    private static final int ORIGIN_DOWNLOADS = 2;
    private static final int PEER_DOWNLOADS = 4;

    private final Plan plan;
    private final StreamPorts ports;
    private final EngineLoop loop;
    private final SegmentStore store;
    private final PlayerLine line;
    private final Timeline timeline;
    private final Downloads downloads;
    private final StreamShelf shelf;
    private final PlaylistPoller poller;
    private final Map<Long, Long> firstSeenNanos = new HashMap<>();
    private List<Swarm> swarms = List.of();
    private PeerId self;
    private long joinedNanos;
    private boolean loaded;

    /** Takes places and times from the rendition that plays, if one does. */
    Delivery(Plan plan, StreamPorts ports, PlayerLine line) {
        this.plan = plan;
        this.ports = ports;
        this.loop = ports.downloads().loop();
        this.store = ports.downloads().store();
        this.line = line;
        this.timeline = new Timeline(
                plan.stream(), line.current().map(Delivery::timeline).orElse(null));
        this.self = new PeerId(PeerId.SWARMGLASS_PREFIX + ports.entropy().alphanumeric(12));
        this.downloads = new Downloads(ports.downloads(), ports.counts(), ports.entropy(), this);
        this.shelf = new StreamShelf(timeline, store, downloads);
        this.poller = new PlaylistPoller(plan.playlist(), ports.downloads(), this);
    }

    /** Loads the playlist, or takes the one that is here, and joins the swarms. */
    void start(Optional<MediaPlaylist> loadedPlaylist) {
        joinSwarms();
        loadedPlaylist.ifPresentOrElse(poller::startFrom, poller::start);
    }

    void close(CloseReason reason) {
        poller.stop();
        leaveSwarms(reason);
        downloads.close();
    }

    void joinSwarms() {
        if (swarms.isEmpty()) {
            swarms = ports.peerToPeer().join(plan.identities(), plan.label(), shelf);
            joinedNanos = loop.nowNanos();
            swarms.stream().findFirst().ifPresent(first -> self = first.self());
        }
    }

    void leaveSwarms(CloseReason reason) {
        List<Swarm> left = swarms;
        swarms = List.of();
        left.forEach(swarm -> swarm.leave(reason));
    }

    Plan plan() {
        return plan;
    }

    Timeline timeline() {
        return timeline;
    }

    Downloads downloads() {
        return downloads;
    }

    List<Swarm> swarms() {
        return swarms;
    }

    /** Whether its playlist has been read. */
    boolean loaded() {
        return loaded;
    }

    @Override
    public void onPlaylist(MediaPlaylist playlist) {
        boolean endedBefore = loaded && timeline.latest().ended();
        Timeline.Update update = timeline.accept(playlist);
        loaded = true;
        // A number that left and is known again means another segment now.
        update.left().stream()
                .map(listed -> listed.ref().id())
                .filter(id -> timeline.find(id.number())
                        .filter(listed -> update.added().contains(listed))
                        .isPresent())
                .forEach(store::remove);
        update.added().forEach(listed -> firstSeenNanos.put(listed.ref().id().number(), loop.nowNanos()));
        forgetOld();
        if (update.change() == Timeline.Change.RESET) {
            ports.downloads()
                    .events()
                    .accept(new EngineEvent.Noticed(
                            loop.nowNanos(),
                            EngineEvent.Level.WARNING,
                            "the origin began to count the segments of " + plan.label() + " anew"));
        }
        if (playlist.ended() && !endedBefore && playlist.form() != Form.VOD) {
            ports.downloads().events().accept(new EngineEvent.StreamEnded(loop.nowNanos()));
        }
        line.onPlaylist(this);
        swarms.forEach(Swarm::announceSoon);
        downloads.replan();
    }

    @Override
    public void onUnavailable(String reason) {
        line.onUnavailable(this, reason);
    }

    /** What left the window stays listed while it is stored, but not for ever. */
    private void forgetOld() {
        int keep = 2 * timeline.window().size() + 8;
        List<Listed> known = List.copyOf(timeline.known());
        for (int i = 0; i < known.size(); i++) {
            long number = known.get(i).ref().id().number();
            if (i < known.size() - keep || !store.holds(known.get(i).ref().id())) {
                timeline.forget(number);
                if (timeline.find(number).isEmpty()) {
                    firstSeenNanos.remove(number);
                }
            }
        }
    }

    /** The playhead moved: what is needed when has changed. */
    void onTick() {
        line.clock().position(timeline).ifPresent(position -> store.onPlayhead(plan.stream(), position));
        downloads.replan();
    }

    /** Media ahead of the playhead that is held without a gap. */
    Duration buffer() {
        Optional<Duration> position = line.clock().position(timeline);
        if (position.isEmpty()) {
            return Duration.ZERO;
        }
        Duration end = position.get();
        for (Listed listed : timeline.known()) {
            if (listed.ref().end().compareTo(end) > 0) {
                if (!store.holds(listed.ref().id())) {
                    break;
                }
                end = listed.ref().end();
            }
        }
        return end.minus(position.get());
    }

    @Override
    public PeerId self() {
        return self;
    }

    @Override
    public boolean live() {
        return loaded && !timeline.latest().ended();
    }

    @Override
    public List<SegmentRef> wanted() {
        if (!loaded) {
            return List.of();
        }
        Duration from = line.clock().position(timeline).orElseGet(this::expectedStart);
        Duration to = live() ? timeline.edge() : from.plus(VOD_AHEAD);
        List<SegmentRef> wanted = new ArrayList<>();
        for (Listed listed : timeline.known()) {
            SegmentRef ref = listed.ref();
            boolean ahead = ref.end().compareTo(from) > 0 && ref.start().compareTo(to) < 0;
            if (ahead && !listed.entry().gap() && line.wants(this, listed)) {
                wanted.add(ref);
            }
        }
        return wanted;
    }

    private Duration expectedStart() {
        return line.expectedStart(timeline).map(SegmentRef::start).orElse(Duration.ZERO);
    }

    @Override
    public Duration untilDue(SegmentRef ref) {
        Duration position = line.clock().position(timeline).orElseGet(this::expectedStart);
        return ref.start().minus(position);
    }

    @Override
    public Duration known(SegmentRef ref) {
        long now = loop.nowNanos();
        return Duration.ofNanos(now - firstSeenNanos.getOrDefault(ref.id().number(), now));
    }

    @Override
    public boolean atOrigin(SegmentRef ref) {
        return timeline.window().stream().anyMatch(listed -> listed.ref().id().equals(ref.id()));
    }

    @Override
    public boolean settled() {
        if (swarms.isEmpty()) {
            return true;
        }
        Duration joined = Duration.ofNanos(loop.nowNanos() - joinedNanos);
        Duration needed = peers().isEmpty() ? SETTLING : SETTLING_WITH_PEERS;
        return joined.compareTo(needed) >= 0;
    }

    @Override
    public long bitsPerSecond() {
        return plan.bitsPerSecond();
    }

    @Override
    public Situation.Limits limits() {
        // The planner may be asked before the first playlist is read: there is nothing to plan, and no target then.
        Duration target = loaded ? timeline.latest().targetDuration() : Duration.ZERO;
        Duration reserve = target.multipliedBy(3).dividedBy(4);
        if (reserve.compareTo(LEAST_RESERVE) < 0) {
            reserve = LEAST_RESERVE;
        } else if (reserve.compareTo(MOST_RESERVE) > 0) {
            reserve = MOST_RESERVE;
        }
        return new Situation.Limits(
                ORIGIN_DOWNLOADS, PEER_DOWNLOADS, live() ? LIVE_ORIGIN_AHEAD : VOD_ORIGIN_AHEAD, reserve);
    }

    @Override
    public List<PeerSession> peers() {
        if (loaded && timeline.numbersAmbiguous()) {
            return List.of();
        }
        return swarms.stream().flatMap(swarm -> swarm.active().stream()).toList();
    }

    @Override
    public void onHoldingsChanged() {
        swarms.forEach(Swarm::announceSoon);
    }

    /**
     * What is to be delivered.
     *
     * @param label what people call the rendition
     * @param bitsPerSecond 0 if the playlist does not say
     * @param identities the swarms to join, one per generation
     */
    record Plan(StreamId stream, URI playlist, String label, long bitsPerSecond, List<SwarmIdentity> identities) {
        Plan {
            identities = List.copyOf(identities);
        }
    }
}
