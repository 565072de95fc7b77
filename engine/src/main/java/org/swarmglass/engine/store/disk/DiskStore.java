package org.swarmglass.engine.store.disk;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.swarmglass.engine.event.EngineEvent;
import org.swarmglass.engine.loop.EngineLoop;
import org.swarmglass.engine.model.SegmentId;
import org.swarmglass.engine.model.SegmentRef;
import org.swarmglass.engine.model.StreamId;
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
    private final DiskIndex index = new DiskIndex();
    private Consumer<SegmentId> evicted = id -> {};
    private Consumer<SegmentId> movedToDisk = id -> {};
    private boolean writable = true;

    /**
     * @param folder an existing one; the files are in a folder of their own inside
     * @param diskBytes what the files may have together
     */
    public record Caps(Path folder, long memoryBytes, long diskBytes) {}

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
        boolean inTime = index.backlog() == 0 || index.backlog() + content.length <= MAX_BACKLOG;
        if (!writable || !inTime || content.length > capBytes) {
            evicted.accept(id);
            return;
        }
        DiskIndex.Entry entry = index.add(segment, content);
        // Before the write, so that the files never have more than the cap.
        while (index.bytes() > capBytes) {
            evict(index.mostDispensable());
        }
        if (index.get(id) == entry) {
            write(entry);
            movedToDisk.accept(id);
        }
    }

    private void write(DiskIndex.Entry entry) {
        String name = entry.fileName();
        lane.call(
                files -> {
                    byte[] content = entry.unwritten();
                    if (content != null) {
                        files.write(name, content);
                    }
                    return true;
                },
                WRITE_PATIENCE,
                written -> index.settle(entry),
                this::stopWriting);
    }

    private void evict(SegmentId id) {
        remove(id);
        evicted.accept(id);
    }

    @Override
    public void remove(SegmentId id) {
        memory.remove(id);
        DiskIndex.Entry entry = index.remove(id);
        if (entry != null) {
            lane.delete(entry.fileName());
        }
    }

    @Override
    public boolean holds(SegmentId id) {
        return memory.holds(id) || index.get(id) != null;
    }

    @Override
    public Optional<byte[]> inMemory(SegmentId id) {
        return memory.inMemory(id);
    }

    @Override
    public void load(SegmentId id, Consumer<Optional<byte[]>> result) {
        DiskIndex.Entry entry = index.get(id);
        byte @Nullable [] unwritten = entry == null ? null : entry.unwritten();
        if (entry == null) {
            memory.load(id, result);
        } else if (unwritten != null) {
            result.accept(Optional.of(unwritten));
        } else {
            lane.call(
                    files -> files.read(entry.fileName(), entry.length()),
                    READ_PATIENCE,
                    // The number may mean another segment by now.
                    read -> result.accept(index.get(id) == entry ? Optional.of(read) : Optional.empty()),
                    failure -> {
                        // Before the result, so that nobody who looks finds it held still.
                        if (index.get(id) == entry) {
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
            index.unwritten().forEach(this::evict);
            events.accept(new EngineEvent.Noticed(
                    lane.loop().nowNanos(), EngineEvent.Level.WARNING, DiskFailure.notice(place, failure)));
        }
    }

    private void giveUp(IOException failure) {
        stopWriting(failure);
        index.all().forEach(this::evict);
    }

    /** Both what is in memory and what is on disk. */
    @Override
    public SortedSet<Long> held(StreamId stream) {
        SortedSet<Long> numbers = memory.held(stream);
        numbers.addAll(index.numbers(stream));
        return numbers;
    }

    @Override
    public void onPlayhead(StreamId stream, Duration position) {
        memory.onPlayhead(stream, position);
        index.onPlayhead(stream, position);
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
        return memory.bytes() + index.bytes();
    }

    @Override
    public void clear() {
        memory.clear();
        index.all().forEach(this::remove);
        index.forgetPlayheads();
    }

    /** Deletes the files and ends the thread. Any thread but the loop, after the last put; blocks for three seconds. */
    public void close() {
        lane.close();
    }
}
