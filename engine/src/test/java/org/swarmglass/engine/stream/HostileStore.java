package org.swarmglass.engine.stream;

import java.time.Duration;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.swarmglass.engine.model.SegmentId;
import org.swarmglass.engine.model.SegmentRef;
import org.swarmglass.engine.model.StreamId;
import org.swarmglass.engine.store.MemoryStore;
import org.swarmglass.engine.store.SegmentStore;

/** Makes a peer that speaks the protocol without a fault and serves something else than it got. */
final class HostileStore implements SegmentStore {
    private final MemoryStore honest = new MemoryStore(64 << 20);
    private final UnaryOperator<byte[]> forgery;

    HostileStore(UnaryOperator<byte[]> forgery) {
        this.forgery = forgery;
    }

    /** What peers are served. */
    @Override
    public Optional<byte[]> inMemory(SegmentId id) {
        return honest.inMemory(id).map(forgery);
    }

    @Override
    public void put(SegmentRef segment, byte[] bytes) {
        honest.put(segment, bytes);
    }

    @Override
    public boolean holds(SegmentId id) {
        return honest.holds(id);
    }

    @Override
    public void load(SegmentId id, Consumer<Optional<byte[]>> result) {
        honest.load(id, result);
    }

    @Override
    public SortedSet<Long> held(StreamId stream) {
        return honest.held(stream);
    }

    @Override
    public void onPlayhead(StreamId stream, Duration position) {
        honest.onPlayhead(stream, position);
    }

    @Override
    public void onEvicted(Consumer<SegmentId> listener) {
        honest.onEvicted(listener);
    }

    @Override
    public long bytes() {
        return honest.bytes();
    }

    @Override
    public void remove(SegmentId id) {
        honest.remove(id);
    }

    @Override
    public void clear() {
        honest.clear();
    }
}
