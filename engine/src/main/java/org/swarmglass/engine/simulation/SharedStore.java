package org.swarmglass.engine.simulation;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Consumer;
import org.swarmglass.engine.model.SegmentId;
import org.swarmglass.engine.model.SegmentRef;
import org.swarmglass.engine.model.StreamId;
import org.swarmglass.engine.store.MemoryStore;
import org.swarmglass.engine.store.SegmentStore;

/**
 * A memory store that keeps one copy of what all segments of a simulated stream consist of: a thousand viewers would hold
 * a gigabyte of zeros. Loop thread only.
 */
final class SharedStore implements SegmentStore {
    private final byte[] content;
    private final MemoryStore store;

    SharedStore(byte[] content, long capBytes) {
        this.content = content;
        this.store = new MemoryStore(capBytes);
    }

    @Override
    public void put(SegmentRef segment, byte[] bytes) {
        store.put(segment, Arrays.equals(bytes, content) ? content : bytes);
    }

    @Override
    public boolean holds(SegmentId id) {
        return store.holds(id);
    }

    @Override
    public Optional<byte[]> inMemory(SegmentId id) {
        return store.inMemory(id);
    }

    @Override
    public void load(SegmentId id, Consumer<Optional<byte[]>> result) {
        store.load(id, result);
    }

    @Override
    public SortedSet<Long> held(StreamId stream) {
        return store.held(stream);
    }

    @Override
    public void onPlayhead(StreamId stream, Duration position) {
        store.onPlayhead(stream, position);
    }

    @Override
    public void onEvicted(Consumer<SegmentId> listener) {
        store.onEvicted(listener);
    }

    @Override
    public long bytes() {
        return store.bytes();
    }

    @Override
    public void remove(SegmentId id) {
        store.remove(id);
    }

    @Override
    public void clear() {
        store.clear();
    }
}
