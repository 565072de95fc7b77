package org.swarmglass.engine.store.disk;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.swarmglass.engine.event.EngineEvent;
import org.swarmglass.engine.loop.EngineLoop;
import org.swarmglass.engine.model.SegmentId;
import org.swarmglass.engine.model.SegmentRef;
import org.swarmglass.engine.model.StreamId;
import org.swarmglass.engine.store.EvictionOrder;
import org.swarmglass.engine.store.MemoryStore;
import org.swarmglass.engine.store.SegmentStore;

/**
 * A memory store whose evicted segments go to files, with a cap of their own and in the same order of eviction.
 *
 * <p>A segment is in memory or on disk, never in both: reading it for the player does not bring it back into memory,
 * since by the order that put it out it would displace what is needed sooner.
 *
 * <p>The disk is a convenience. One that cannot be written, or is late, keeps what it has and gets no more; one that
 * cannot be read, or not in time for a player, counts as empty. Either is told once, and from then on the memory is all
 * there is. Loop thread only, but for {@link #close}.
 */
public final class DiskStore implements SegmentStore {
    /** A player waits for a read. */
    static final Duration READ_PATIENCE = Duration.ofSeconds(2);

    static final Duration WRITE_PATIENCE = Duration.ofSeconds(10);

    /** Bytes that may wait for the disk, on top of the memory cap. More only if it is one segment. */
    static final long MAX_BACKLOG = 16L << 20;

    private final long capBytes;
    private final String place;
    private final FileLane lane;
    private final Consumer<EngineEvent> events;
    private final MemoryStore memory;
    private final Map<SegmentId, Entry> entries = new HashMap<>();
    private final EvictionOrder order = new EvictionOrder();
    private Consumer<SegmentId> evicted = id -> {};
    private Consumer<SegmentId> movedToDisk = id -> {};
    private long bytes;
    private long backlog;
    private boolean writable = true;

    /**
     * @param folder an existing one; the files are in a folder of their own inside
     * @param diskBytes what the files may have together
     */
    public record Caps(Path folder, long memoryBytes, long diskBytes) {}

    /** One segment on its way to the disk or there. */
    private static final class Entry {
        final SegmentRef segment;
        final int length;
        /** Null once it is written or not worth it any more; {@code store-io} reads it. */
        final AtomicReference<byte @Nullable []> unwritten;

        Entry(SegmentRef segment, byte[] content) {
            this.segment = segment;
            this.length = content.length;
            this.unwritten = new AtomicReference<>(content);
        }

        /** Nothing of it comes from a remote but the number. */
        String fileName() {
            StreamId stream = segment.id().stream();
            return stream.kind().wireName() + "-" + stream.index() + "-"
                    + segment.id().number() + FolderFiles.SEGMENT;
        }
    }

    DiskStore(Caps caps, FileLane lane, Consumer<EngineEvent> events) {
        this.capBytes = caps.diskBytes();
        this.place = caps.folder().toString();
        this.lane = lane;
        this.events = events;
        this.memory = new MemoryStore(caps.memoryBytes(), this::spill);
    }

    /** Nothing is touched before {@link #open}. */
    public static DiskStore create(EngineLoop loop, Caps caps, Consumer<EngineEvent> events) {
        return new DiskStore(caps, new FileLane(loop, new FolderFiles(caps.folder()), FileLane.thread()), events);
    }

    /** Makes the folder of this run. Once, before the first put. */
    public void open() {
        lane.call(
                files -> {
                    files.open();
                    return true;
                },
                WRITE_PATIENCE,
                opened -> {},
                this::stopWriting);
    }

    @Override
    public void put(SegmentRef segment, byte[] content) {
        if (!holds(segment.id())) {
            memory.put(segment, content);
        }
    }

    private void spill(SegmentRef segment, byte[] content) {
        SegmentId id = segment.id();
        boolean inTime = backlog == 0 || backlog + content.length <= MAX_BACKLOG;
        if (!writable || !inTime || content.length > capBytes) {
            evicted.accept(id);
            return;
        }
        Entry entry = new Entry(segment, content);
        entries.put(id, entry);
        order.add(segment);
        bytes += entry.length;
        backlog += entry.length;
        // Before the write, so that the files never have more than the cap.
        while (bytes > capBytes) {
            evict(order.mostDispensable().orElseThrow().id());
        }
        if (entries.containsKey(id)) {
            write(entry);
            movedToDisk.accept(id);
        }
    }

    private void write(Entry entry) {
        String name = entry.fileName();
        lane.call(
                files -> {
                    byte[] content = entry.unwritten.get();
                    if (content != null) {
                        files.write(name, content);
                    }
                    return true;
                },
                WRITE_PATIENCE,
                written -> settle(entry),
                this::stopWriting);
    }

    /** Its bytes need not be kept any longer. */
    private void settle(Entry entry) {
        if (entry.unwritten.getAndSet(null) != null) {
            backlog -= entry.length;
        }
    }

    private void evict(SegmentId id) {
        remove(id);
        evicted.accept(id);
    }

    @Override
    public void remove(SegmentId id) {
        memory.remove(id);
        Entry entry = entries.remove(id);
        if (entry != null) {
            order.remove(entry.segment);
            bytes -= entry.length;
            settle(entry);
            lane.delete(entry.fileName());
        }
    }

    @Override
    public boolean holds(SegmentId id) {
        return memory.holds(id) || entries.containsKey(id);
    }

    @Override
    public Optional<byte[]> inMemory(SegmentId id) {
        return memory.inMemory(id);
    }

    @Override
    public void load(SegmentId id, Consumer<Optional<byte[]>> result) {
        Entry entry = entries.get(id);
        byte @Nullable [] unwritten = entry == null ? null : entry.unwritten.get();
        if (entry == null) {
            memory.load(id, result);
        } else if (unwritten != null) {
            result.accept(Optional.of(unwritten));
        } else {
            lane.call(
                    files -> files.read(entry.fileName(), entry.length),
                    READ_PATIENCE,
                    // The number may mean another segment by now.
                    read -> result.accept(entries.get(id) == entry ? Optional.of(read) : Optional.empty()),
                    failure -> {
                        // Before the result, so that nobody who looks finds it held still.
                        if (entries.get(id) == entry) {
                            giveUp(failure);
                        }
                        result.accept(Optional.empty());
                    });
        }
    }

    /** What is written stays readable. */
    private void stopWriting(IOException failure) {
        if (writable) {
            writable = false;
            entries.values().stream()
                    .filter(entry -> entry.unwritten.get() != null)
                    .map(entry -> entry.segment.id())
                    .toList()
                    .forEach(this::evict);
            events.accept(
                    new EngineEvent.Noticed(lane.loop().nowNanos(), EngineEvent.Level.WARNING, notice(place, failure)));
        }
    }

    private void giveUp(IOException failure) {
        stopWriting(failure);
        List.copyOf(entries.keySet()).forEach(this::evict);
    }

    private static String notice(String place, IOException failure) {
        return "The disk cache in " + place + " is no longer used: " + cause(failure)
                + ". Segments are kept in memory only and playback goes on. To have the cache again, see that the"
                + " folder can be written and has space, or name one on another disk, and start anew.";
    }

    /** The messages of some exceptions are but a path. */
    private static String cause(IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return "a file or the folder is gone";
        }
        if (failure instanceof AccessDeniedException) {
            return "access was denied";
        }
        return failure instanceof FileSystemException system && system.getReason() != null
                ? system.getReason()
                : String.valueOf(failure.getMessage());
    }

    /** Both what is in memory and what is on disk. */
    @Override
    public SortedSet<Long> held(StreamId stream) {
        SortedSet<Long> numbers = memory.held(stream);
        numbers.addAll(order.numbers(stream));
        return numbers;
    }

    @Override
    public void onPlayhead(StreamId stream, Duration position) {
        memory.onPlayhead(stream, position);
        order.onPlayhead(stream, position);
    }

    @Override
    public void onEvicted(Consumer<SegmentId> listener) {
        evicted = listener;
    }

    /** Told about every id that is still held but no longer in memory. Set once. */
    public void onMovedToDisk(Consumer<SegmentId> listener) {
        movedToDisk = listener;
    }

    /** Memory and disk together. */
    @Override
    public long bytes() {
        return memory.bytes() + bytes;
    }

    @Override
    public void clear() {
        memory.clear();
        List.copyOf(entries.keySet()).forEach(this::remove);
        order.clear();
    }

    /** Deletes the files and ends the thread. Any thread but the loop, after the last put; blocks for three seconds. */
    public void close() {
        lane.close();
    }
}
