package org.swarmglass.engine.stream;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.swarmglass.engine.event.EngineEvent.CloseReason;
import org.swarmglass.engine.loop.EngineLoop;
import org.swarmglass.engine.model.LiveDelay;
import org.swarmglass.engine.model.SegmentId;
import org.swarmglass.engine.model.SegmentRef;
import org.swarmglass.engine.playlist.PlayerText;
import org.swarmglass.engine.playlist.Timeline;
import org.swarmglass.engine.playlist.Timeline.Listed;
import org.swarmglass.engine.store.SegmentStore;

/**
 * One media playlist as the player sees it: the video, or one alternate audio. Its segments may come from several
 * renditions in turn; a place in its list that was filled keeps its rendition. Loop thread only.
 *
 * <p>A player reads a VOD playlist once and asks by its names for ever, so every name that was listed keeps its place,
 * whichever rendition fills it now.
 */
final class PlayerLine {
    /** The player joins so many segments before the newest listed one (VLC with a live delay of two segments). */
    private static final int START_BEFORE_NEWEST = 3;

    /** Browsers leave the swarm of an old rendition after this time (p2pInactiveLoaderDestroyTimeoutMs). */
    private static final Duration RETIRED_FOR = Duration.ofSeconds(30);

    private final EngineLoop loop;
    private final SegmentStore store;
    private final LiveDelay liveDelay;
    private final PlayerText.Links links;
    private final PlayerClock clock;
    private final Listener listener;
    private final TreeMap<Long, Delivery> assigned = new TreeMap<>();
    private final Map<SegmentId, Long> named = new HashMap<>();
    private final List<Delivery> retired = new ArrayList<>();
    private final List<Waiting> waiting = new ArrayList<>();
    private @Nullable Delivery current;
    private @Nullable Delivery next;
    private Optional<String> ended = Optional.empty();

    PlayerLine(StreamPorts ports, LiveDelay liveDelay, PlayerText.Links links, Listener listener) {
        this.loop = ports.downloads().loop();
        this.store = ports.downloads().store();
        this.liveDelay = liveDelay;
        this.links = links;
        this.listener = listener;
        this.clock = new PlayerClock(loop);
    }

    PlayerClock clock() {
        return clock;
    }

    Optional<Delivery> current() {
        return Optional.ofNullable(current);
    }

    /** Every delivery that is not closed. */
    List<Delivery> deliveries() {
        List<Delivery> all = new ArrayList<>(retired);
        current().ifPresent(all::add);
        Optional.ofNullable(next).ifPresent(all::add);
        return all;
    }

    /** The first rendition, or another one as soon as its playlist is there. */
    void use(Delivery delivery) {
        if (current == null) {
            current = delivery;
            return;
        }
        dropNext();
        next = delivery;
    }

    /** Stays with the rendition that plays. */
    void dropNext() {
        if (next != null) {
            next.close(CloseReason.SWARM_LEFT);
            next = null;
        }
    }

    private void takeOver(Delivery delivery) {
        Delivery old = current;
        current = delivery;
        next = null;
        if (old != null) {
            retire(old);
            if (needsNewPlayer(old) || needsNewPlayer(delivery)) {
                assigned.clear();
                clock.reset();
                listener.onNewPlayerNeeded();
            } else if (!delivery.live()) {
                // A VOD playlist is read once: what the player has not asked for yet comes from the new rendition.
                assigned.replaceAll((place, by) -> !clock.hasAskedFor(place) && delivery.has(place) ? delivery : by);
            }
        }
        listener.onSwitched(delivery);
        delivery.downloads().replan();
    }

    /** VLC 3 reads only the first init section of a list, so fMP4 renditions cannot follow each other in one. */
    static boolean needsNewPlayer(Delivery delivery) {
        return delivery.timeline().latest().entries().stream()
                .anyMatch(entry -> entry.map().isPresent());
    }

    private void retire(Delivery old) {
        retired.add(old);
        loop.after(RETIRED_FOR, "leave old rendition", () -> {
            if (retired.contains(old)) {
                old.retire();
                closeForgotten();
            }
        });
    }

    /** What was listed stays what it is, so an old rendition is kept until nothing listed is of it. */
    private void closeForgotten() {
        for (Delivery old : List.copyOf(retired)) {
            if (old.retired()
                    && !assigned.containsValue(old)
                    && !old.downloads().beingRead()) {
                retired.remove(old);
                old.close(CloseReason.SWARM_LEFT);
            }
        }
    }

    void onPlaylist(Delivery from) {
        if (from == next) {
            takeOver(from);
        }
        if (from == current) {
            assign(from);
            List<Waiting> answered = List.copyOf(waiting);
            waiting.clear();
            answered.forEach(this::answer);
        }
    }

    void onUnavailable(Delivery from, String reason) {
        if (from == next) {
            dropNext();
            listener.onSwitchFailed(from, reason);
        } else if (from == current && !from.loaded()) {
            refuseWaiting(reason);
        }
    }

    void onUnplayable(Delivery from, String reason) {
        if (from == next) {
            onUnavailable(from, reason);
        } else if (from == current) {
            listener.onUnplayable(reason);
        }
    }

    /**
     * While the origin's playlist does not move, what was withheld and is here is listed at the pace the stream had: the
     * delay is a reserve for such times.
     */
    void onTick(Delivery from) {
        if (from == current && from.loaded() && from.overdue() > 0) {
            assign(from);
        }
    }

    /** Lists what has become old enough; in VOD, everything. */
    private void assign(Delivery delivery) {
        List<Listed> listable = delivery.timeline().listable();
        int withheld = delivery.timeline().withheld(liveDelay);
        int shown = Math.max(0, listable.size() - withheld);
        int reserve = Math.min(listable.size(), shown + Math.min(withheld, delivery.overdue()));
        listable.subList(0, shown).forEach(listed -> list(listed.place().sequence(), delivery));
        for (Listed listed : listable.subList(shown, reserve)) {
            if (!store.holds(listed.ref().id())) {
                break;
            }
            list(listed.place().sequence(), delivery);
        }
        if (!listable.isEmpty()) {
            long first = listable.get(0).place().sequence();
            assigned.headMap(first).clear();
            named.values().removeIf(place -> place < first);
        }
        closeForgotten();
    }

    private void list(long place, Delivery by) {
        if (assigned.isEmpty() || place > assigned.lastKey()) {
            assigned.put(place, fillerOf(place, by));
        }
        name(place, assigned.getOrDefault(place, by));
    }

    private void name(long place, Delivery by) {
        by.timeline()
                .at(place)
                .ifPresent(listed -> named.putIfAbsent(listed.ref().id(), place));
    }

    /** An old rendition that already has the segment, so that nothing is fetched twice for a switch; else the given one. */
    private Delivery fillerOf(long place, Delivery by) {
        if (retired.isEmpty() || needsNewPlayer(by)) {
            return by;
        }
        return retired.stream().filter(old -> holds(old, place)).findFirst().orElse(by);
    }

    private boolean holds(Delivery delivery, long place) {
        return delivery.timeline()
                .at(place)
                .filter(listed -> store.holds(listed.ref().id()))
                .isPresent();
    }

    /** Whether the delivery is to have the segment ready. */
    boolean wants(Delivery delivery, Listed listed) {
        long place = listed.place().sequence();
        Delivery by = assigned.get(place);
        boolean notListedYet = by == null && (assigned.isEmpty() || place > assigned.lastKey());
        return notListedYet ? delivery == current && fillerOf(place, delivery) == delivery : by == delivery;
    }

    /** Where a player that has not asked yet will begin. */
    Optional<SegmentRef> expectedStart(Timeline timeline) {
        List<Listed> listable = timeline.listable();
        if (listable.isEmpty()) {
            return Optional.empty();
        }
        boolean live = !timeline.latest().ended();
        int listed = listable.size() - timeline.withheld(liveDelay);
        int start = live ? Math.max(0, listed - START_BEFORE_NEWEST) : 0;
        return Optional.of(listable.get(Math.min(start, listable.size() - 1)).ref());
    }

    /** What the player means by a segment's name: who gives it now, and which it is. */
    Optional<Assigned> find(SegmentId name) {
        return Optional.ofNullable(named.get(name)).flatMap(this::at);
    }

    private Optional<Assigned> at(long place) {
        Delivery by = assigned.get(place);
        return by == null ? Optional.empty() : by.timeline().at(place).map(listed -> new Assigned(this, by, listed));
    }

    /** Media ahead of the playhead that is stored without a gap, whichever renditions it is of. */
    Duration buffer() {
        Delivery playing = current;
        Duration position = clock.position().orElse(null);
        if (playing == null || position == null) {
            return Duration.ZERO;
        }
        Duration end = position;
        for (Listed listed : playing.timeline().known()) {
            SegmentRef ref = listed.ref();
            long place = listed.place().sequence();
            if (ref.end().compareTo(end) > 0) {
                if (ref.start().compareTo(end) > 0 || !holds(assigned.getOrDefault(place, playing), place)) {
                    break;
                }
                end = ref.end();
            }
        }
        return end.minus(position);
    }

    /** Answers now if the playlist is there, else when it comes. */
    void text(Consumer<String> answer, Consumer<String> unavailable) {
        Waiting request = new Waiting(answer, unavailable);
        if (ended.isPresent()) {
            unavailable.accept(ended.get());
        } else if (current != null && current.loaded()) {
            answer(request);
        } else {
            waiting.add(request);
        }
    }

    private void answer(Waiting request) {
        if (current != null) {
            Timeline timeline = current.timeline();
            request.answer()
                    .accept(PlayerText.media(
                            timeline.latest(), available(), timeline.latest().ended(), links));
        }
    }

    private void refuseWaiting(String reason) {
        List<Waiting> failed = List.copyOf(waiting);
        waiting.clear();
        failed.forEach(request -> request.unavailable().accept(reason));
    }

    /** Listed segments that can still be had, without a gap, up to the newest. */
    private List<Listed> available() {
        List<Listed> available = new ArrayList<>();
        for (long place : assigned.keySet()) {
            Optional<Assigned> found = at(place);
            boolean follows = available.isEmpty()
                    || available.get(available.size() - 1).place().sequence() + 1 == place;
            if (found.isEmpty() || !follows) {
                available.clear();
            }
            found.ifPresent(assignment -> available.add(assignment.listed()));
        }
        return available;
    }

    /** @param why what a player that still asks is told */
    void close(CloseReason reason, String why) {
        List<Delivery> all = deliveries();
        ended = Optional.of(why);
        retired.clear();
        next = null;
        current = null;
        all.forEach(delivery -> delivery.close(reason));
        refuseWaiting(why);
    }

    /** A listed segment, on which line, and who gives it. */
    record Assigned(PlayerLine line, Delivery by, Listed listed) {}

    private record Waiting(Consumer<String> answer, Consumer<String> unavailable) {}

    /** What the session has to know of its lines. */
    interface Listener {
        /** The player must open the stream again to follow a switch of rendition. */
        void onNewPlayerNeeded();

        void onSwitched(Delivery to);

        /** The line stays with the rendition that plays. */
        void onSwitchFailed(Delivery to, String reason);

        /** The only rendition there is cannot be played, now or ever. */
        void onUnplayable(String reason);
    }
}
