package org.swarmglass.app.preview;

import org.swarmglass.engine.event.EngineEvent;
import org.swarmglass.engine.event.EventLog;
import org.swarmglass.engine.event.EventPage;
import org.swarmglass.engine.snapshot.EngineSnapshot;
import org.swarmglass.engine.snapshot.EngineView;

/** An engine whose snapshots and events the test sets. */
public final class ManualView implements EngineView {
    private final EventLog events;
    private EngineSnapshot snapshot = EngineSnapshot.idle(0);

    public ManualView() {
        this(1_000);
    }

    public ManualView(int eventCapacity) {
        events = new EventLog(eventCapacity);
    }

    public void publish(Snapshots next) {
        snapshot = next.build();
    }

    public void happen(EngineEvent event) {
        events.add(event);
    }

    @Override
    public EngineSnapshot snapshot() {
        return snapshot;
    }

    @Override
    public EventPage eventsSince(long cursor) {
        return events.since(cursor);
    }
}
