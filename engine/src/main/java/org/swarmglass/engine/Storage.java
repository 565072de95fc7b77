package org.swarmglass.engine;

import java.util.Optional;
import java.util.function.Consumer;
import org.swarmglass.engine.event.EngineEvent;
import org.swarmglass.engine.loop.EngineLoop;
import org.swarmglass.engine.model.SegmentId;
import org.swarmglass.engine.store.MemoryStore;
import org.swarmglass.engine.store.SegmentStore;
import org.swarmglass.engine.store.disk.DiskStore;

/** The segment store the configuration asks for, from start to end. Loop thread only, but for {@link #close}. */
final class Storage {
    private final SegmentStore store;
    private final Optional<DiskStore> disk;

    private Storage(SegmentStore store, Optional<DiskStore> disk) {
        this.store = store;
        this.disk = disk;
    }

    /** Any thread. */
    static Storage of(EngineLoop loop, EngineConfig config, Consumer<EngineEvent> events) {
        Optional<DiskStore> disk = config.diskFolder()
                .map(folder -> new DiskStore.Caps(folder, config.memoryBytes(), config.diskBytes()))
                .map(caps -> DiskStore.create(loop, caps, events));
        return new Storage(
                disk.<SegmentStore>map(given -> given).orElseGet(() -> new MemoryStore(config.memoryBytes())), disk);
    }

    SegmentStore store() {
        return store;
    }

    /**
     * Opens the disk, if there is to be one.
     *
     * @param movedToDisk told what peers cannot be served any more
     */
    void start(Consumer<SegmentId> evicted, Consumer<SegmentId> movedToDisk) {
        store.onEvicted(evicted);
        disk.ifPresent(given -> {
            given.onMovedToDisk(movedToDisk);
            given.open();
        });
    }

    /** Deletes what is on disk. Any thread but the loop; may block for three seconds. */
    void close() {
        disk.ifPresent(DiskStore::close);
    }
}
