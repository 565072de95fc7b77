package org.swarmglass.engine.store;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Consumer;
import org.swarmglass.engine.model.SegmentId;
import org.swarmglass.engine.model.SegmentRef;
import org.swarmglass.engine.model.StreamId;

/**
 * Segments in memory, never more bytes than the cap once a call returns, evicted in {@link EvictionOrder}. A segment
 * that was just put may be the one that goes. Loop thread only.
 */
public final class MemoryStore implements SegmentStore {
    private final long capBytes;
    private final Spill spill;
    private final Map<SegmentId, Entry> entries = new HashMap<>();
    private final EvictionOrder order = new EvictionOrder();
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

    /** Takes what is evicted, before the eviction listener is told. */
    public interface Spill {
        void onSpilled(SegmentRef segment, byte[] bytes);
    }

    public MemoryStore(long capBytes) {
        this(capBytes, (segment, content) -> {});
    }

    public MemoryStore(long capBytes, Spill spill) {
        if (capBytes < 0) {
            throw new IllegalArgumentException("no such cap: " + capBytes);
        }
        this.capBytes = capBytes;
        this.spill = spill;
    }

    @Override
    public void put(SegmentRef segment, byte[] content) {
        SegmentId id = segment.id();
        if (entries.putIfAbsent(id, new Entry(segment, content)) != null) {
            return;
        }
        order.add(segment);
        bytes += content.length;
        while (bytes > capBytes) {
            evict(order.mostDispensable().orElseThrow());
        }
    }

    private void evict(SegmentRef segment) {
        SegmentId id = segment.id();
        take(id).ifPresent(entry -> {
            spill.onSpilled(entry.segment, entry.bytes);
            evicted.accept(id);
        });
    }

    @Override
    public void remove(SegmentId id) {
        take(id);
    }

    private Optional<Entry> take(SegmentId id) {
        Optional<Entry> found = Optional.ofNullable(entries.remove(id));
        found.ifPresent(entry -> {
            order.remove(entry.segment);
            bytes -= entry.bytes.length;
        });
        return found;
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
        return order.numbers(stream);
    }

    @Override
    public void onPlayhead(StreamId stream, Duration position) {
        order.onPlayhead(stream, position);
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
        order.clear();
        bytes = 0;
    }
}
