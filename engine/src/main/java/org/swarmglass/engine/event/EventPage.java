package org.swarmglass.engine.event;

import java.util.List;

/**
 * Events in the order they happened.
 *
 * @param nextCursor pass it to the next read
 * @param missed how many events the ring had already overwritten: loss is visible, never silent
 */
public record EventPage(List<EngineEvent> events, long nextCursor, long missed) {
    public EventPage {
        events = List.copyOf(events);
    }
}
