package org.swarmglass.engine.tracker.websocket;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * How much of what a connection sent still waits for the loop. A flood that outruns the loop is noticed here, before it
 * fills the memory. Any thread.
 */
public final class Backlog {
    private static final int MAX_BYTES = 1024 * 1024;
    /** What a queued task costs beyond its text. */
    private static final int TASK_BYTES = 256;

    private final AtomicInteger waiting = new AtomicInteger();

    /** False if it would exceed 1 MiB; nothing is added then. */
    public boolean add(int characters) {
        int added = 2 * characters + TASK_BYTES;
        if (waiting.addAndGet(added) > MAX_BYTES) {
            waiting.addAndGet(-added);
            return false;
        }
        return true;
    }

    public void done(int characters) {
        waiting.addAndGet(-(2 * characters + TASK_BYTES));
    }
}
