package org.swarmglass.engine.playlist;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.swarmglass.engine.playlist.Timeline.Listed;

/**
 * The known segments of a {@link Timeline} by place and by number, and which of them the origin's latest playlist lists:
 * those from the window's start on. What lies before may have holes.
 *
 * <p>Invariant: every number leads to a known place. A VOD list may have several places under one number, which leads to
 * the first of them. Engine loop only.
 */
final class SegmentTable {
    private final NavigableMap<Long, Listed> byPlace = new TreeMap<>();
    private final Map<Long, Long> placeOfNumber = new HashMap<>();
    private @Nullable List<Listed> all;
    private long windowStart;

    boolean isEmpty() {
        return byPlace.isEmpty();
    }

    int size() {
        return byPlace.size();
    }

    /** Unless it is empty. */
    Listed newest() {
        return byPlace.lastEntry().getValue();
    }

    long windowStart() {
        return windowStart;
    }

    Optional<Listed> at(long place) {
        return Optional.ofNullable(byPlace.get(place));
    }

    Optional<Listed> find(long number) {
        return Optional.ofNullable(placeOfNumber.get(number)).map(byPlace::get);
    }

    boolean inWindow(long number) {
        Long place = placeOfNumber.get(number);
        return place != null && place >= windowStart;
    }

    /** Kept until something changes: read at every turn of the planner. */
    List<Listed> all() {
        List<Listed> kept = all;
        if (kept == null) {
            kept = List.copyOf(byPlace.values());
            all = kept;
        }
        return kept;
    }

    /** Times grow with places. */
    List<Listed> endingAfter(Duration time) {
        List<Listed> listed = all();
        int over = 0;
        int to = listed.size();
        while (over < to) {
            int middle = (over + to) >>> 1;
            if (listed.get(middle).ref().end().compareTo(time) > 0) {
                to = middle;
            } else {
                over = middle + 1;
            }
        }
        return listed.subList(over, listed.size());
    }

    List<Listed> from(long place) {
        List<Listed> listed = all();
        int from = listed.size();
        while (from > 0 && listed.get(from - 1).place().sequence() >= place) {
            from--;
        }
        return listed.subList(from, listed.size());
    }

    /** Behind the newest. */
    void add(Listed listed) {
        long place = listed.place().sequence();
        byPlace.put(place, listed);
        all = null;
        placeOfNumber.putIfAbsent(listed.ref().id().number(), place);
    }

    /** What stands at the same place is known better now. */
    void replace(Listed listed) {
        byPlace.put(listed.place().sequence(), listed);
        all = null;
    }

    /** Frees the number for another segment. */
    Optional<Listed> drop(long number) {
        all = null;
        return Optional.ofNullable(placeOfNumber.remove(number)).map(byPlace::remove);
    }

    /** Drops it if it has left the window. */
    void forget(long number) {
        if (!inWindow(number)) {
            drop(number);
        }
    }

    /** Keeps so many of those that have left the window. */
    void dropOldest(int keep) {
        for (int left = byPlace.headMap(windowStart).size(); left > keep; left--) {
            all = null;
            placeOfNumber.remove(byPlace.pollFirstEntry().getValue().ref().id().number());
        }
    }

    /**
     * Lets the window begin at the place; an origin that lists more of its past than before gets back what is known of it.
     *
     * @return what leaves the window, oldest first
     */
    List<Listed> moveWindow(long start) {
        if (isEmpty() || start >= windowStart) {
            List<Listed> left = isEmpty()
                    ? List.of()
                    : List.copyOf(byPlace.subMap(windowStart, start).values());
            windowStart = start;
            return left;
        }
        windowStart = lowestWithoutHole(start);
        return List.of();
    }

    /** The lowest place from which, up to the window, nothing is missing; not below {@code atLeast}. */
    long lowestWithoutHole(long atLeast) {
        long from = windowStart;
        while (from > atLeast && byPlace.containsKey(from - 1)) {
            from--;
        }
        return from;
    }
}
