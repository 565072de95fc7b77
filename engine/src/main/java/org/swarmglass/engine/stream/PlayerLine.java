package org.swarmglass.engine.stream;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.swarmglass.engine.event.EngineEvent.CloseReason;
import org.swarmglass.engine.loop.EngineLoop;
import org.swarmglass.engine.model.LiveDelay;
import org.swarmglass.engine.model.SegmentId;
import org.swarmglass.engine.model.SegmentRef;
import org.swarmglass.engine.playlist.LiveStart;
import org.swarmglass.engine.playlist.MediaPlaylist;
import org.swarmglass.engine.playlist.PlayerText;
import org.swarmglass.engine.playlist.Timeline;
import org.swarmglass.engine.playlist.Timeline.Listed;

/**
 * One media playlist as the player sees it: the video, or one alternate audio. Its segments may come from several
 * renditions in turn; a place in its list that was filled keeps its rendition. Loop thread only.
 */
final class PlayerLine {

    private final LiveDelay liveDelay;
    private final PlayerText.Links links;
    private final PlayerClock clock;
    private final Listener listener;
    private final ListedPlaces places = new ListedPlaces();
    private final WaitingTexts waiting = new WaitingTexts();
    private final RetiredRenditions retired;
    private @Nullable Delivery current;
    private @Nullable Delivery next;
    private Optional<String> ended = Optional.empty();

    PlayerLine(StreamPorts ports, LiveDelay liveDelay, PlayerText.Links links, Listener listener) {
        EngineLoop loop = ports.downloads().loop();
        this.liveDelay = liveDelay;
        this.links = links;
        this.listener = listener;
        this.clock = new PlayerClock(loop);
        this.retired = new RetiredRenditions(loop, places);
    }

    PlayerClock clock() {
        return clock;
    }

    Optional<Delivery> current() {
        return Optional.ofNullable(current);
    }

    /** Every delivery that is not closed. */
    List<Delivery> deliveries() {
        List<Delivery> all = new ArrayList<>(retired.all());
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
            retired.add(old);
            if (needsNewPlayer(old) || needsNewPlayer(delivery)) {
                places.clear();
                clock.reset();
                listener.onNewPlayerNeeded();
            } else if (!delivery.live()) {
                // A VOD playlist is read once: what the player has not asked for yet comes from the new rendition.
                places.handOver(delivery, place -> !clock.hasAskedFor(place));
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

    void onPlaylist(Delivery from) {
        if (from == next) {
            takeOver(from);
        }
        if (from == current) {
            assign(from);
            if (!waiting.isEmpty()) {
                waiting.answer(text(from));
            }
        }
    }

    void onUnavailable(Delivery from, String reason) {
        if (from == next) {
            dropNext();
            listener.onSwitchFailed(from, reason);
        } else if (from == current && !from.loaded()) {
            waiting.refuse(reason);
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
            long place = listed.place().sequence();
            if (!delivery.holds(place)) {
                break;
            }
            list(place, delivery);
        }
        if (!listable.isEmpty()) {
            places.dropBefore(listable.get(0).place().sequence());
        }
        retired.closeForgotten();
    }

    private void list(long place, Delivery by) {
        if (places.isNew(place)) {
            places.fill(place, fillerOf(place, by));
        }
        places.name(place, places.filler(place).orElse(by));
    }

    private Delivery fillerOf(long place, Delivery by) {
        return retired.holding(place).filter(old -> !needsNewPlayer(by)).orElse(by);
    }

    /** Whether the delivery is to have the segment ready. */
    boolean wants(Delivery delivery, Listed listed) {
        long place = listed.place().sequence();
        return places.isNew(place)
                ? delivery == current && fillerOf(place, delivery) == delivery
                : places.filler(place).filter(by -> by == delivery).isPresent();
    }

    /** Where a player that has not asked yet will begin. */
    Optional<SegmentRef> expectedStart(Timeline timeline) {
        List<Listed> listable = timeline.listable();
        if (listable.isEmpty()) {
            return Optional.empty();
        }
        boolean live = !timeline.latest().ended();
        int listed = listable.size() - timeline.withheld(liveDelay);
        int start = live ? LiveStart.index(listed) : 0;
        return Optional.of(listable.get(Math.min(start, listable.size() - 1)).ref());
    }

    /** What the player means by a segment's name: who gives it now, and which it is. */
    Optional<Assigned> find(SegmentId name) {
        return places.find(name).map(filled -> new Assigned(this, filled.by(), filled.listed()));
    }

    /** Media ahead of the playhead that is stored without a gap, whichever renditions it is of. */
    Duration buffer() {
        Delivery playing = current;
        Duration position = clock.position().orElse(null);
        if (playing == null || position == null) {
            return Duration.ZERO;
        }
        Duration end = position;
        for (Listed listed : playing.timeline().knownFrom(position)) {
            SegmentRef ref = listed.ref();
            long place = listed.place().sequence();
            if (ref.end().compareTo(end) > 0) {
                if (ref.start().compareTo(end) > 0
                        || !places.filler(place).orElse(playing).holds(place)) {
                    break;
                }
                end = ref.end();
            }
        }
        return end.minus(position);
    }

    /** Answers now if the playlist is there, else when it comes. */
    void text(Consumer<String> answer, Consumer<String> unavailable) {
        if (ended.isPresent()) {
            unavailable.accept(ended.get());
        } else if (current != null && current.loaded()) {
            answer.accept(text(current));
        } else {
            waiting.add(answer, unavailable);
        }
    }

    private String text(Delivery playing) {
        MediaPlaylist latest = playing.timeline().latest();
        return PlayerText.media(latest, available(), latest.ended(), links);
    }

    /** Listed segments that can still be had, without a gap, up to the newest. */
    private List<Listed> available() {
        List<Listed> available = new ArrayList<>();
        long last = Long.MIN_VALUE;
        for (long place : places.all()) {
            Optional<ListedPlaces.Filled> found = places.at(place);
            if (found.isEmpty() || place != last + 1) {
                available.clear();
            }
            found.ifPresent(filled -> available.add(filled.listed()));
            last = place;
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
        waiting.refuse(why);
    }

    /** A listed segment, on which line, and who gives it. */
    record Assigned(PlayerLine line, Delivery by, Listed listed) {}

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
