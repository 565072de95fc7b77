package org.swarmglass.engine.store.disk;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.swarmglass.engine.model.SegmentId;
import org.swarmglass.engine.model.SegmentRef;
import org.swarmglass.engine.model.StreamId;
import org.swarmglass.engine.store.EvictionOrder;

/** The segments that are on the disk or on their way there, and what they come to in bytes. Loop thread only. */
final class DiskIndex {
    private final Map<SegmentId, Entry> entries = new HashMap<>();
    private final EvictionOrder order = new EvictionOrder();
    private long bytes;
    private long backlog;

    /** One segment on its way to the disk or there. */
    static final class Entry {
        private final SegmentRef segment;
        private final int length;
        /** Null once it is written or not worth it any more; {@code store-io} reads it. */
        private final AtomicReference<byte @Nullable []> unwritten;

        private Entry(SegmentRef segment, byte[] content) {
            this.segment = segment;
            this.length = content.length;
            this.unwritten = new AtomicReference<>(content);
        }

        int length() {
            return length;
        }

        /** What is still to be written. Any thread. */
        byte @Nullable [] unwritten() {
            return unwritten.get();
        }

        /** Nothing of it comes from a remote but the number. */
        String fileName() {
            StreamId stream = segment.id().stream();
            return stream.kind().wireName() + "-" + stream.index() + "-"
                    + segment.id().number() + FolderFiles.SEGMENT;
        }
    }

    Entry add(SegmentRef segment, byte[] content) {
        Entry entry = new Entry(segment, content);
        entries.put(segment.id(), entry);
        order.add(segment);
        bytes += entry.length;
        backlog += entry.length;
        return entry;
    }

    /** The entry, which then is in no sum any more, or null. */
    @Nullable
    Entry remove(SegmentId id) {
        Entry entry = entries.remove(id);
        if (entry != null) {
            order.remove(entry.segment);
            bytes -= entry.length;
            settle(entry);
        }
        return entry;
    }

    /** Its bytes need not be kept any longer. */
    void settle(Entry entry) {
        if (entry.unwritten.getAndSet(null) != null) {
            backlog -= entry.length;
        }
    }

    @Nullable
    Entry get(SegmentId id) {
        return entries.get(id);
    }

    /** Which goes first. */
    SegmentId mostDispensable() {
        return order.mostDispensable().orElseThrow().id();
    }

    List<SegmentId> all() {
        return List.copyOf(entries.keySet());
    }

    List<SegmentId> unwritten() {
        return entries.values().stream()
                .filter(entry -> entry.unwritten() != null)
                .map(entry -> entry.segment.id())
                .toList();
    }

    SortedSet<Long> numbers(StreamId stream) {
        return order.numbers(stream);
    }

    void onPlayhead(StreamId stream, Duration position) {
        order.onPlayhead(stream, position);
    }

    /** Written or not. */
    long bytes() {
        return bytes;
    }

    /** Not written yet. */
    long backlog() {
        return backlog;
    }

    /** Forgets the playheads of what was removed. */
    void forgetPlayheads() {
        order.clear();
    }
}
