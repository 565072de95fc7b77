package org.swarmglass.engine.loop;

import java.time.Duration;

/** The single thread that owns all engine state. Tasks never block. */
public interface EngineLoop {
    /**
     * Runs the task on the loop, in posting order. Any thread; never blocks, never throws. After shutdown the task is
     * dropped and counted.
     */
    void post(String name, Runnable task);

    /** Runs the task once, after the delay. Loop thread only. */
    Timer after(Duration delay, String name, Runnable task);

    /** Monotonic nanoseconds; constant for the length of one task. Loop thread only. */
    long nowNanos();

    /** @throws IllegalStateException if called from any other thread */
    void assertOnLoop();

    /** A task that has not run yet. Loop thread only. */
    interface Timer {
        /** Does nothing if the task has run or was cancelled. */
        void cancel();
    }
}
