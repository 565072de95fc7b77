package org.swarmglass.app.monitor;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.swarmglass.engine.event.EngineEvent;

/** The latest events with the time of day; bounded, the oldest go first. Loss is counted. */
public final class Journal {
    /** How many events are kept. */
    public static final int CAPACITY = 5_000;

    private final Deque<Entry> entries = new ArrayDeque<>();
    private long next;
    private long missed;

    /**
     * An event and when it happened.
     *
     * @param number rises by one per event, without gaps
     */
    public record Entry(long number, long atMillis, EngineEvent event) {}

    void add(long atMillis, EngineEvent event) {
        if (entries.size() == CAPACITY) {
            entries.removeFirst();
        }
        entries.addLast(new Entry(next++, atMillis, event));
    }

    void countMissed(long events) {
        missed += events;
    }

    /** Entries from a number on, the oldest first. */
    public List<Entry> since(long number) {
        List<Entry> newestFirst = new ArrayList<>();
        Iterator<Entry> backwards = entries.descendingIterator();
        while (backwards.hasNext()) {
            Entry entry = backwards.next();
            if (entry.number() < number) {
                break;
            }
            newestFirst.add(entry);
        }
        Collections.reverse(newestFirst);
        return newestFirst;
    }

    /** The number the next event will get. */
    public long next() {
        return next;
    }

    /** Events the engine had already overwritten when they were read. */
    public long missed() {
        return missed;
    }
}
