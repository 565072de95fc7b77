package org.swarmglass.engine.simulation;

import java.time.Duration;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import org.swarmglass.engine.loop.EngineLoop;

/**
 * A loop that is turned by hand, on virtual time. Not thread-safe: whoever calls {@link #advance} is the loop thread.
 *
 * <p>Tasks run in order of (due time, posting order), so a run is repeatable. A task that throws ends the turn with its
 * exception.
 */
public final class VirtualLoop implements EngineLoop {
    private final PriorityQueue<Entry> queue = new PriorityQueue<>();
    private int cancelled;
    private long nowNanos;
    private long order;

    @Override
    public void post(String name, Runnable task) {
        queue.add(new Entry(nowNanos, order++, task));
    }

    @Override
    public Timer after(Duration delay, String name, Runnable task) {
        Entry entry = new Entry(nowNanos + Math.max(0, delay.toNanos()), order++, task);
        queue.add(entry);
        return entry;
    }

    @Override
    public long nowNanos() {
        return nowNanos;
    }

    @Override
    public void assertOnLoop() {
        // The caller is the loop.
    }

    /** Runs everything that is due within the duration and moves the clock to its end. */
    public void advance(Duration duration) {
        long end = nowNanos + duration.toNanos();
        Entry next = queue.peek();
        while (next != null && next.dueNanos <= end) {
            queue.remove();
            nowNanos = Math.max(nowNanos, next.dueNanos);
            next.run();
            next = queue.peek();
        }
        nowNanos = end;
    }

    /** Runs what is due now, and what that posts. */
    public void runDue() {
        advance(Duration.ZERO);
    }

    /** How many tasks wait: a test asserts that nothing is left behind. */
    public int waiting() {
        return queue.size() - cancelled;
    }

    private final class Entry implements Comparable<Entry>, Timer {
        final long dueNanos;
        final long order;

        @Nullable
        Runnable task;

        Entry(long dueNanos, long order, Runnable task) {
            this.dueNanos = dueNanos;
            this.order = order;
            this.task = task;
        }

        /** Stays in the queue until its time: to find it there would cost thousands of simulated peers most of a run. */
        @Override
        public void cancel() {
            if (task != null) {
                task = null;
                cancelled++;
            }
        }

        @Override
        public int compareTo(Entry other) {
            int byTime = Long.compare(dueNanos, other.dueNanos);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }

        void run() {
            Runnable due = task;
            if (due == null) {
                cancelled--;
            } else {
                task = null; // Cancelling what has run must not count.
                due.run();
            }
        }
    }
}
