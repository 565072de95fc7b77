package org.swarmglass.engine.store;

import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Consumer;
import org.swarmglass.engine.model.SegmentId;
import org.swarmglass.engine.model.SegmentRef;
import org.swarmglass.engine.model.StreamId;

/** Whole media segments, at most so many bytes. Loop thread only; never blocks. */
public interface SegmentStore {
    /** Keeps the bytes, which nobody may write to afterwards; may evict others. A second put of an id is ignored. */
    void put(SegmentRef segment, byte[] bytes);

    /** In memory or on disk. */
    boolean holds(SegmentId id);

    /** The bytes if they are in memory now: only those can be served to peers. */
    Optional<byte[]> inMemory(SegmentId id);

    /** Brings the bytes, from memory at once or from disk later, on the loop; empty if they are gone. */
    void load(SegmentId id, Consumer<Optional<byte[]>> result);

    /** Numbers held of a stream, in memory or on disk, ascending. A copy. */
    SortedSet<Long> held(StreamId stream);

    /** Where the player is, so that what it needs last is evicted first. */
    void onPlayhead(StreamId stream, java.time.Duration position);

    /** Told about every id that is held no longer. Set once. */
    void onEvicted(Consumer<SegmentId> listener);

    long bytes();

    /** Throws a segment away, without telling the eviction listener: its number means another one now. */
    void remove(SegmentId id);

    void clear();
}
