package org.swarmglass.engine.store;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.swarmglass.engine.model.SegmentRef;
import org.swarmglass.engine.model.StreamId;

/**
 * Which segment goes first, by playback distance. Loop thread only.
 *
 * <p>Over all streams: what was played longest ago; then what plays farthest ahead; and what plays within 15 s
 * (p2p-media-loader's high demand window) last, the latest of them first. A stream whose playhead nobody told is taken
 * to be at its beginning.
 */
public final class EvictionOrder {
    /** Needed so soon that losing it could stall the player. */
    static final Duration NEAR = Duration.ofSeconds(15);

    private final Map<StreamId, Shelf> shelves = new HashMap<>();

    /** A stream's segments along its time line. */
    private static final class Shelf {
        final NavigableSet<SegmentRef> byStart = new TreeSet<>(Comparator.comparing(SegmentRef::start)
                .thenComparing(segment -> segment.id().number()));
        Duration playhead = Duration.ZERO;
    }

    /** How dispensable a segment is: the group first, then how far it is from the playhead. */
    private record Distance(Group group, Duration away) implements Comparable<Distance> {
        private enum Group {
            NEAR,
            AHEAD,
            PLAYED
        }

        @Override
        public int compareTo(Distance other) {
            int byGroup = group.compareTo(other.group);
            return byGroup != 0 ? byGroup : away.compareTo(other.away);
        }
    }

    public void add(SegmentRef segment) {
        shelf(segment.id().stream()).byStart.add(segment);
    }

    /** @param segment as it was added: its place on the time line finds it */
    public void remove(SegmentRef segment) {
        shelf(segment.id().stream()).byStart.remove(segment);
    }

    public void onPlayhead(StreamId stream, Duration position) {
        shelf(stream).playhead = position;
    }

    /** Forgets the playheads too. */
    public void clear() {
        shelves.clear();
    }

    /** Numbers of a stream, ascending. A copy. */
    public SortedSet<Long> numbers(StreamId stream) {
        Shelf shelf = shelves.get(stream);
        return shelf == null
                ? new TreeSet<>()
                : shelf.byStart.stream()
                        .map(segment -> segment.id().number())
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The extreme of each stream is at one of its two ends, so nothing else is looked at. */
    public Optional<SegmentRef> mostDispensable() {
        SegmentRef found = null;
        Distance farthest = null;
        for (Shelf shelf : shelves.values()) {
            if (shelf.byStart.isEmpty()) {
                continue;
            }
            for (SegmentRef end : new SegmentRef[] {shelf.byStart.first(), shelf.byStart.last()}) {
                Distance distance = distance(end, shelf.playhead);
                if (farthest == null || distance.compareTo(farthest) > 0) {
                    farthest = distance;
                    found = end;
                }
            }
        }
        return Optional.ofNullable(found);
    }

    private Shelf shelf(StreamId stream) {
        return shelves.computeIfAbsent(stream, any -> new Shelf());
    }

    private static Distance distance(SegmentRef segment, Duration playhead) {
        if (segment.end().compareTo(playhead) <= 0) {
            return new Distance(Distance.Group.PLAYED, playhead.minus(segment.end()));
        }
        Duration ahead = segment.start().minus(playhead);
        boolean near = ahead.compareTo(NEAR) < 0;
        return new Distance(near ? Distance.Group.NEAR : Distance.Group.AHEAD, ahead);
    }
}
