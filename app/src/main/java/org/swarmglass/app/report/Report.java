package org.swarmglass.app.report;

import java.net.URI;
import java.time.Duration;
import org.swarmglass.app.ui.Sentences;
import org.swarmglass.engine.event.EngineEvent;
import org.swarmglass.engine.event.EventPage;
import org.swarmglass.engine.snapshot.EngineSnapshot;

/**
 * What a report is made from.
 *
 * @param running the last snapshot while the stream was open: states, trackers, delay
 * @param closed the one after closing: counters, in which nothing is pending any more
 */
public record Report(URI requested, Duration watched, EngineSnapshot running, EngineSnapshot closed, EventPage events) {
    /** Why the stream failed and what to do, as the last such event says; empty if none does. */
    public String failure() {
        String failure = "";
        for (EngineEvent event : events.events()) {
            if (event instanceof EngineEvent.StreamFailed failed) {
                failure = Sentences.of(failed.reason(), failed.cure());
            }
        }
        return failure;
    }
}
