package org.swarmglass.engine.store;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.swarmglass.engine.model.SegmentId;
import org.swarmglass.engine.model.SegmentRef;
import org.swarmglass.engine.model.StreamId;

/**
 * Segments in memory, never more bytes than the cap once a call returns. Loop thread only.
 *
 * <p>What goes first, over all streams: what was played longest ago; then what plays farthest ahead; and what plays within
 * 15 s (p2p-media-loader's high demand window) only when those alone exceed the cap, the latest of them first. A segment
 * that was just put may be the one that goes. A stream whose playhead nobody told is taken to be at its beginning.
 */
public final class MemoryStore implements SegmentStore {
    /** Needed so soon that losing it could stall the player. */
    static final Duration NEAR = Duration.ofSeconds(15);

    private final long capBytes;
    private final Map<SegmentId, Entry> entries = new HashMap<>();
    private final Map<StreamId, Shelf> shelves = new HashMap<>();
    private Consumer<SegmentId> evicted = id -> {};
    private long bytes;

    private static final class Entry {
        final SegmentRef segment;
        final byte[] bytes;

        Entry(SegmentRef segment, byte[] bytes) {
            this.segment = segment;
            this.bytes = bytes;
        }
    }

    /** A stream's entries along its time line. */
    private static final class Shelf {
        final NavigableSet<Entry> byStart = new TreeSet<>(Comparator.comparing((Entry entry) -> entry.segment.start())
                .thenComparing(entry -> entry.segment.id().number()));
        Duration playhead = Duration.ZERO;
    }

    /** How dispensable an entry is: the group first, then how far it is from the playhead. */
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

    public MemoryStore(long capBytes) {
        if (capBytes < 0) {
            throw new IllegalArgumentException("no such cap: " + capBytes);
        }
        this.capBytes = capBytes;
    }

    @Override
    public void put(SegmentRef segment, byte[] content) {
        SegmentId id = segment.id();
        Entry entry = new Entry(segment, content);
        if (entries.putIfAbsent(id, entry) != null) {
            return;
        }
        shelf(id.stream()).byStart.add(entry);
        bytes += content.length;
        Entry next = bytes > capBytes ? mostDispensable() : null;
        while (next != null) {
            evict(next);
            next = bytes > capBytes ? mostDispensable() : null;
        }
    }

    private Shelf shelf(StreamId stream) {
        return shelves.computeIfAbsent(stream, any -> new Shelf());
    }

    /** The extreme of each stream is at one of its two ends, so nothing else is looked at. */
    private @Nullable Entry mostDispensable() {
        Entry found = null;
        Distance farthest = null;
        for (Shelf shelf : shelves.values()) {
            if (shelf.byStart.isEmpty()) {
                continue;
            }
            for (Entry end : new Entry[] {shelf.byStart.first(), shelf.byStart.last()}) {
                Distance distance = distance(end.segment, shelf.playhead);
                if (farthest == null || distance.compareTo(farthest) > 0) {
                    farthest = distance;
                    found = end;
                }
            }
        }
        return found;
    }

    private static Distance distance(SegmentRef segment, Duration playhead) {
        if (segment.end().compareTo(playhead) <= 0) {
            return new Distance(Distance.Group.PLAYED, playhead.minus(segment.end()));
        }
        Duration ahead = segment.start().minus(playhead);
        boolean near = ahead.compareTo(NEAR) < 0;
        return new Distance(near ? Distance.Group.NEAR : Distance.Group.AHEAD, ahead);
    }

    private void evict(Entry entry) {
        SegmentId id = entry.segment.id();
        remove(id);
        evicted.accept(id);
    }

    @Override
    public void remove(SegmentId id) {
        Entry entry = entries.remove(id);
        if (entry != null) {
            shelf(id.stream()).byStart.remove(entry);
            bytes -= entry.bytes.length;
        }
    }

    @Override
    public boolean holds(SegmentId id) {
        return entries.containsKey(id);
    }

    @Override
    public Optional<byte[]> inMemory(SegmentId id) {
        return Optional.ofNullable(entries.get(id)).map(entry -> entry.bytes);
    }

    @Override
    public void load(SegmentId id, Consumer<Optional<byte[]>> result) {
        result.accept(inMemory(id));
    }

    @Override
    public SortedSet<Long> held(StreamId stream) {
        SortedSet<Long> numbers = new TreeSet<>();
        Shelf shelf = shelves.get(stream);
        if (shelf != null) {
            shelf.byStart.forEach(entry -> numbers.add(entry.segment.id().number()));
        }
        return numbers;
    }

    @Override
    public void onPlayhead(StreamId stream, Duration position) {
        shelf(stream).playhead = position;
    }

    @Override
    public void onEvicted(Consumer<SegmentId> listener) {
        evicted = listener;
    }

    @Override
    public long bytes() {
        return bytes;
    }

    @Override
    public void clear() {
        entries.clear();
        shelves.clear();
        bytes = 0;
    }
}
