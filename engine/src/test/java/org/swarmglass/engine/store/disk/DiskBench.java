package org.swarmglass.engine.store.disk;

import java.util.ArrayList;
import java.util.List;
import org.swarmglass.engine.event.EngineEvent;
import org.swarmglass.engine.simulation.VirtualLoop;

/** The real store and real files on virtual time: the disk works when the test says so. */
public final class DiskBench implements AutoCloseable {
    public final DiskStore store;
    public final List<EngineEvent> events = new ArrayList<>();
    private final ManualThread thread = new ManualThread();

    public DiskBench(VirtualLoop loop, DiskStore.Caps caps) {
        store = new DiskStore(caps, new FileLane(loop, new FolderFiles(caps.folder()), thread), events::add);
        store.open();
    }

    /** The answers are posted. */
    public void runDisk() {
        thread.runAll();
    }

    @Override
    public void close() {
        store.close();
    }
}
