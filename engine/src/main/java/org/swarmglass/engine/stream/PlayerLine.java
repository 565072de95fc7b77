package org.swarmglass.engine.stream;

import java.time.Duration;
import java.util.ArrayList;
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
import org.swarmglass.engine.snapshot.StreamSnapshot.Form;
import org.swarmglass.engine.store.SegmentStore;

/**
 * One media playlist as the player sees it: the video, or one alternate audio. Its segments may come from several
 * renditions in turn; a number that was listed keeps its rendition. Loop thread only.
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
    private final TreeMap<Long, Delivery> assigned = new TreeMap<>();
    private final List<Delivery> retired = new ArrayList<>();
    private final List<Waiting> waiting = new ArrayList<>();
    private @Nullable Delivery current;
    private @Nullable Delivery next;

    PlayerLine(StreamPorts ports, LiveDelay liveDelay, PlayerText.Links links) {
        this.loop = ports.downloads().loop();
        this.store = ports.downloads().store();
        this.liveDelay = liveDelay;
        this.links = links;
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
        if (next != null) {
            next.close(CloseReason.SWARM_LEFT);
        }
        next = delivery;
        if (delivery.loaded()) {
            takeOver(delivery);
        }
    }

    private void takeOver(Delivery delivery) {
        Delivery old = current;
        current = delivery;
        next = null;
        if (old != null && old != delivery) {
            retired.add(old);
            // A VOD playlist is read once: what the player has not asked for yet is given from the new rendition.
            assigned.replaceAll((number, by) -> delivery.live()
                            || number <= clock.lastRequested()
                            || delivery.timeline().find(number).isEmpty()
                    ? by
                    : delivery);
            loop.after(RETIRED_FOR, "leave old rendition", () -> {
                if (retired.remove(old)) {
                    old.close(CloseReason.SWARM_LEFT);
                    assigned.values().removeIf(old::equals);
                }
            });
        }
        delivery.downloads().replan();
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

    /** The numbers began anew: what was listed means nothing any more. */
    void onReset(Delivery from) {
        if (from == current) {
            assigned.clear();
        }
    }

    void onUnavailable(Delivery from, String reason) {
        if (from == current && !from.loaded()) {
            List<Waiting> failed = List.copyOf(waiting);
            waiting.clear();
            failed.forEach(request -> request.unavailable().accept(reason));
        }
    }

    /** Lists what has become old enough; in VOD, everything. */
    private void assign(Delivery delivery) {
        Timeline timeline = delivery.timeline();
        List<Listed> window = timeline.window();
        int shown = window.size() - timeline.withheld(liveDelay);
        long lastAssigned = assigned.isEmpty() ? Long.MIN_VALUE : assigned.lastKey();
        for (Listed listed : window.subList(0, Math.max(0, shown))) {
            long number = listed.ref().id().number();
            if (number > lastAssigned) {
                assigned.put(number, holderOf(number).orElse(delivery));
            }
        }
        long oldest = timeline.known().isEmpty()
                ? Long.MIN_VALUE
                : timeline.known().get(0).ref().id().number();
        assigned.headMap(oldest).clear();
    }

    /** An old rendition that already has the segment: nothing is fetched twice for a switch. */
    private Optional<Delivery> holderOf(long number) {
        return retired.stream()
                .filter(old -> store.holds(new SegmentId(old.plan().stream(), number)))
                .filter(old -> old.timeline().find(number).isPresent())
                .findFirst();
    }

    /** Whether the delivery is to have the segment ready. */
    boolean wants(Delivery delivery, long number) {
        Delivery by = assigned.get(number);
        return by == null ? delivery == current && number > lastAssigned() : by == delivery;
    }

    private long lastAssigned() {
        return assigned.isEmpty() ? Long.MIN_VALUE : assigned.lastKey();
    }

    /** Where a player that has not asked yet will begin. */
    Optional<SegmentRef> expectedStart(Timeline timeline) {
        List<Listed> window = timeline.window();
        if (window.isEmpty()) {
            return Optional.empty();
        }
        boolean live =
                timeline.latest().form() != Form.VOD && !timeline.latest().ended();
        int listed = window.size() - timeline.withheld(liveDelay);
        int start = live ? Math.max(0, listed - START_BEFORE_NEWEST) : 0;
        return Optional.of(window.get(Math.min(start, window.size() - 1)).ref());
    }

    /** The delivery that gives a listed segment, and the segment. */
    Optional<Assigned> find(long number) {
        Delivery by = assigned.get(number);
        return by == null ? Optional.empty() : by.timeline().find(number).map(listed -> new Assigned(by, listed));
    }

    /** Answers now if the playlist is there, else when it comes. */
    void text(Consumer<String> answer, Consumer<String> unavailable) {
        Waiting request = new Waiting(answer, unavailable);
        if (current != null && current.loaded()) {
            answer(request);
        } else {
            waiting.add(request);
        }
    }

    private void answer(Waiting request) {
        if (current == null) {
            request.unavailable().accept("the stream was closed");
            return;
        }
        Timeline timeline = current.timeline();
        List<Listed> listed = available();
        boolean everything = timeline.latest().ended()
                && !listed.isEmpty()
                && !timeline.window().isEmpty()
                && listed.get(listed.size() - 1).ref().id().number()
                        == timeline.window()
                                .get(timeline.window().size() - 1)
                                .ref()
                                .id()
                                .number();
        request.answer().accept(PlayerText.media(timeline.latest(), listed, everything, links));
    }

    /** Listed segments that can still be had, without a gap, up to the newest. */
    private List<Listed> available() {
        List<Listed> available = new ArrayList<>();
        for (Map.Entry<Long, Delivery> entry : assigned.entrySet()) {
            Optional<Listed> listed = entry.getValue().timeline().find(entry.getKey());
            boolean gap = listed.isEmpty()
                    || (entry.getValue().live() && !available.isEmpty() && !follows(available, listed.get()));
            if (gap) {
                available.clear();
            }
            listed.ifPresent(available::add);
        }
        return available;
    }

    private static boolean follows(List<Listed> before, Listed listed) {
        return before.get(before.size() - 1).entry().sequence() + 1
                == listed.entry().sequence();
    }

    void close(CloseReason reason) {
        List<Delivery> all = deliveries();
        retired.clear();
        next = null;
        current = null;
        all.forEach(delivery -> delivery.close(reason));
        List<Waiting> failed = List.copyOf(waiting);
        waiting.clear();
        failed.forEach(request -> request.unavailable().accept("the stream was closed"));
    }

    /** A listed segment and who gives it. */
    record Assigned(Delivery by, Listed listed) {}

    private record Waiting(Consumer<String> answer, Consumer<String> unavailable) {}
}
