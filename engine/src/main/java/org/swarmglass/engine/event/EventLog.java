package org.swarmglass.engine.event;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * A ring of the latest events. One writer, the loop; any thread reads.
 *
 * <p>A slot is written before the end is published, and a reader that finds its slot overwritten counts it as missed,
 * so no lock is needed.
 */
public final class EventLog {
    private final AtomicReferenceArray<Entry> ring;
    private final AtomicLong end = new AtomicLong();

    public EventLog(int capacity) {
        ring = new AtomicReferenceArray<>(capacity);
    }

    /** Loop thread only. */
    public void add(EngineEvent event) {
        long sequence = end.get();
        ring.set((int) (sequence % ring.length()), new Entry(sequence, event));
        end.set(sequence + 1);
    }

    /** Events from the cursor on; 0 reads from the oldest kept. Any thread. */
    public EventPage since(long cursor) {
        long until = end.get();
        long from = Math.max(cursor, until - ring.length());
        List<EngineEvent> events = new ArrayList<>();
        long missed = from - Math.min(cursor, from);
        for (long sequence = from; sequence < until; sequence++) {
            Entry entry = ring.get((int) (sequence % ring.length()));
            if (entry != null && entry.sequence == sequence) {
                events.add(entry.event);
            } else {
                missed++;
            }
        }
        return new EventPage(events, until, missed);
    }

    private record Entry(long sequence, EngineEvent event) {}
}
