package org.swarmglass.engine.snapshot;

import org.swarmglass.engine.event.EventPage;

/** What consoles and reports see of an engine, live or replayed. Any thread; never blocks. */
public interface EngineView {
    /** The latest published snapshot; the loop publishes at most four times a second. */
    EngineSnapshot snapshot();

    /** Events from the cursor on, 0 from the oldest kept. */
    EventPage eventsSince(long cursor);
}
