package org.swarmglass.engine.stream;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import org.swarmglass.engine.model.SegmentId;
import org.swarmglass.engine.playlist.Timeline.Listed;

/**
 * The places of a player's list: which rendition fills each, and under which names the player may ask for it.
 *
 * <p>A player reads a VOD playlist once and asks by its names for ever, so every name that was listed keeps its place,
 * whichever rendition fills it now. Loop thread only.
 */
final class ListedPlaces {
    private final NavigableMap<Long, Delivery> fillers = new TreeMap<>();
    private final Map<SegmentId, Long> places = new HashMap<>();

    /** A listed segment, and who gives it. */
    record Filled(Delivery by, Listed listed) {}

    /** Whether the place lies behind everything that was listed. */
    boolean isNew(long place) {
        return fillers.isEmpty() || place > fillers.lastKey();
    }

    /** Lists a new place. */
    void fill(long place, Delivery by) {
        fillers.put(place, by);
    }

    /** Lets the name that the filler has for the place stand for it; a name keeps the place it had. */
    void name(long place, Delivery by) {
        by.timeline()
                .at(place)
                .ifPresent(listed -> places.putIfAbsent(listed.ref().id(), place));
    }

    Optional<Delivery> filler(long place) {
        return Optional.ofNullable(fillers.get(place));
    }

    Optional<Filled> at(long place) {
        return filler(place).flatMap(by -> by.timeline().at(place).map(listed -> new Filled(by, listed)));
    }

    Optional<Filled> find(SegmentId name) {
        return Optional.ofNullable(places.get(name)).flatMap(this::at);
    }

    /** In order. */
    List<Long> all() {
        return List.copyOf(fillers.keySet());
    }

    boolean needs(Delivery filler) {
        return fillers.containsValue(filler);
    }

    /** Gives the places that are free to change hands to another rendition, as far as it has them. */
    void handOver(Delivery to, LongPredicate free) {
        fillers.replaceAll((place, by) -> free.test(place) && to.has(place) ? to : by);
    }

    void dropBefore(long place) {
        fillers.headMap(place).clear();
        places.values().removeIf(named -> named < place);
    }

    /** The player will read its list anew; names it knows still stand. */
    void clear() {
        fillers.clear();
    }
}
