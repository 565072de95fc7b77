package org.swarmglass.engine.simulation;

import java.time.Duration;
import org.swarmglass.engine.loop.EngineLoop;

/** The loop as a host with another clock sees it. Loop thread only. */
final class ShiftedLoop implements EngineLoop {
    private final EngineLoop loop;
    private final long byNanos;

    /** @param by positive for a clock that is ahead */
    ShiftedLoop(EngineLoop loop, Duration by) {
        this.loop = loop;
        this.byNanos = by.toNanos();
    }

    @Override
    public void post(String name, Runnable task) {
        loop.post(name, task);
    }

    @Override
    public Timer after(Duration delay, String name, Runnable task) {
        return loop.after(delay, name, task);
    }

    @Override
    public long nowNanos() {
        return loop.nowNanos() + byNanos;
    }

    @Override
    public void assertOnLoop() {
        loop.assertOnLoop();
    }
}
