package org.swarmglass.engine.stream;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.swarmglass.engine.event.EngineEvent;
import org.swarmglass.engine.event.EngineEvent.CloseReason;
import org.swarmglass.engine.loop.EngineLoop;
import org.swarmglass.engine.model.SegmentRef;
import org.swarmglass.engine.model.StreamKind;
import org.swarmglass.engine.peer.PeerSession;
import org.swarmglass.engine.playlist.MediaPlaylist;
import org.swarmglass.engine.playlist.Timeline;
import org.swarmglass.engine.playlist.Timeline.Listed;
import org.swarmglass.engine.schedule.Electorate;
import org.swarmglass.engine.schedule.Situation;
import org.swarmglass.engine.store.SegmentStore;
import org.swarmglass.engine.swarm.Downloads;
import org.swarmglass.engine.swarm.Swarm;

/** One rendition being delivered: its playlist, its downloads, its swarms. Loop thread only. */
final class Delivery implements PlaylistFeed.Subscriber, Downloads.Host {
    /**
     * After an origin has begun to count anew, peers may offer the old segment of a number until they have reloaded their
     * playlist, for which hls.js takes a target duration at most.
     */
    private static final int DISTRUST_TARGETS = 3;

    private final DeliveryPlan plan;
    private final StreamPorts ports;
    private final EngineLoop loop;
    private final SegmentStore store;
    private final PlayerLine line;
    private final Timeline timeline;
    private final Downloads downloads;
    private final Memberships memberships;
    private final PlaylistFeed poller;
    private final Lookout lookout;
    private final Arrivals arrivals;
    private final FetchAhead ahead = new FetchAhead();
    private boolean loaded;
    private boolean endedLive;
    private boolean resting;
    private boolean retired;

    /** Takes places and times from the rendition that plays, if one does. */
    Delivery(DeliveryPlan plan, StreamPorts ports, PlayerLine line) {
        this.plan = plan;
        this.ports = ports;
        this.loop = ports.downloads().loop();
        this.store = ports.downloads().store();
        this.line = line;
        this.arrivals = new Arrivals(loop);
        this.timeline = new Timeline(
                plan.stream(), line.current().map(Delivery::timeline).orElse(null));
        this.downloads = new Downloads(ports.downloads(), ports.counts(), this);
        this.memberships = new Memberships(plan, ports, new StreamShelf(timeline, store, downloads, this::onAnnounced));
        this.poller = plan.presentation()
                .<PlaylistFeed>map(source -> source.feed(plan.stream(), this))
                .orElseGet(() -> new PlaylistPoller(plan.playlist(), ports.downloads(), this));
        this.lookout = new Lookout(loop, poller);
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
        if (!resting) {
            memberships.join();
        }
    }

    void leaveSwarms(CloseReason reason) {
        memberships.leave(reason);
    }

    /** The player turned to another audio: nothing is fetched or shared, but the playlist stays known. */
    void rest() {
        if (!resting) {
            resting = true;
            leaveSwarms(CloseReason.SWARM_LEFT);
        }
    }

    /** The player asks for it again. */
    void wake() {
        if (resting) {
            resting = false;
            joinSwarms();
            downloads.replan();
        }
    }

    /** Another rendition plays: only what the player still asks for of this one is fetched, from the origin. */
    void retire() {
        retired = true;
        poller.stop();
        rest();
    }

    boolean retired() {
        return retired;
    }

    DeliveryPlan plan() {
        return plan;
    }

    /** How many segments the origin's playlist is behind its own pace: it cannot be reached, or its encoder stands still. */
    int overdue() {
        return live() ? arrivals.overdue(timeline.latest().targetDuration()) : 0;
    }

    private void onAnnounced(PeerSession by) {
        if (live() && peers().contains(by)) {
            last().ifPresent(last -> lookout.onAnnounced(last, by));
        }
    }

    private Optional<Listed> last() {
        List<Listed> known = timeline.known();
        return known.isEmpty() ? Optional.empty() : Optional.of(known.get(known.size() - 1));
    }

    boolean has(long place) {
        return timeline.at(place).isPresent();
    }

    /** Whether the segment at that place is stored. */
    boolean holds(long place) {
        return timeline.at(place)
                .filter(listed -> store.holds(listed.ref().id()))
                .isPresent();
    }

    /** Whether a live stream has come to its end; false for what was complete when it was opened. */
    boolean endedLive() {
        return endedLive;
    }

    Timeline timeline() {
        return timeline;
    }

    Downloads downloads() {
        return downloads;
    }

    List<Swarm> swarms() {
        return memberships.all();
    }

    /** Whether its playlist has been read. */
    boolean loaded() {
        return loaded;
    }

    @Override
    public void onPlaylist(MediaPlaylist playlist) {
        Timeline.Update update = timeline.accept(playlist);
        loaded = true;
        discardRenumbered(update);
        arrivals.onListed(update.added());
        forgetOld();
        if (update.change() == Timeline.Change.RESET) {
            memberships.distrustPeers(playlist.targetDuration().multipliedBy(DISTRUST_TARGETS));
            notice(EngineEvent.Level.WARNING, "the origin began to count the segments of " + plan.label() + " anew");
        } else if (update.change() == Timeline.Change.ENDED) {
            endedLive = true;
            if (plan.stream().kind() == StreamKind.MAIN) {
                ports.downloads().events().accept(new EngineEvent.StreamEnded(loop.nowNanos()));
            }
        }
        if (live()) {
            last().ifPresent(last -> lookout.onListed(last, peers(), electorate()));
        }
        line.onPlaylist(this);
        onHoldingsChanged();
        downloads.replan();
    }

    /** A number that left and is known again means another segment now. */
    private void discardRenumbered(Timeline.Update update) {
        Set<Long> added = update.added().stream()
                .map(listed -> listed.ref().id().number())
                .collect(Collectors.toSet());
        update.left().stream()
                .map(listed -> listed.ref().id())
                .filter(id -> added.contains(id.number()))
                .forEach(id -> {
                    store.remove(id);
                    downloads.discard(id.number());
                });
    }

    private void notice(EngineEvent.Level level, String message) {
        ports.downloads().events().accept(new EngineEvent.Noticed(loop.nowNanos(), level, message));
    }

    @Override
    public void onUnplayable(String reason) {
        line.onUnplayable(this, reason);
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
                    arrivals.forget(number);
                }
            }
        }
    }

    /** The playhead moved: what is needed when has changed. */
    void onTick() {
        // What the player holds already goes first when room is needed.
        line.clock().needed().ifPresent(needed -> store.onPlayhead(plan.stream(), needed));
        line.onTick(this);
        downloads.replan();
    }

    /** The store let go of a segment. */
    void onEvicted(long number) {
        timeline.find(number).ifPresent(listed -> {
            ahead.onEvicted(listed.ref().start().minus(from(line.clock().needed())));
            timeline.forget(number);
        });
        onHoldingsChanged();
    }

    @Override
    public Electorate electorate() {
        return memberships.electorate(timeline.belowSequence());
    }

    @Override
    public boolean live() {
        return loaded && !timeline.latest().ended();
    }

    @Override
    public List<SegmentRef> wanted() {
        if (!loaded || resting) {
            return List.of();
        }
        Duration from = from(line.clock().needed());
        Duration to = live() ? timeline.edge() : from.plus(ahead.vod());
        Duration owedTo = live() ? to : from.plus(ahead.owedVod());
        Electorate electorate = electorate();
        List<SegmentRef> wanted = new ArrayList<>();
        for (Listed listed : timeline.knownFrom(from)) {
            SegmentRef ref = listed.ref();
            boolean near = ref.start().compareTo(to) < 0;
            if (!near && ref.start().compareTo(owedTo) >= 0) {
                break;
            }
            if ((near || electorate.weOwe(ref.id().number())) && !listed.entry().gap() && line.wants(this, listed)) {
                wanted.add(ref);
            }
        }
        return wanted;
    }

    /** Where the player is, or where it will begin. */
    private Duration from(Optional<Duration> told) {
        return told.orElseGet(
                () -> line.expectedStart(timeline).map(SegmentRef::start).orElse(Duration.ZERO));
    }

    @Override
    public Duration untilDue(SegmentRef ref) {
        return ref.start().minus(from(line.clock().position()));
    }

    @Override
    public Duration known(SegmentRef ref) {
        return arrivals.known(ref.id().number());
    }

    @Override
    public boolean atOrigin(SegmentRef ref) {
        // The list of a retired one is old: what fails once may have left the origin unseen.
        return !retired && timeline.inWindow(ref.id().number());
    }

    @Override
    public boolean settled() {
        return memberships.settled();
    }

    @Override
    public long bitsPerSecond() {
        return plan.bitsPerSecond();
    }

    @Override
    public Situation.Limits limits() {
        return loaded ? ahead.limits(live(), timeline.latest().targetDuration()) : ahead.unloaded();
    }

    @Override
    public PeerSession idle(PeerSession peer) {
        return memberships.idle(peer);
    }

    @Override
    public List<PeerSession> peers() {
        return loaded && timeline.numbersAmbiguous() ? List.of() : memberships.peers();
    }

    @Override
    public void onHoldingsChanged() {
        memberships.announceSoon();
    }
}
