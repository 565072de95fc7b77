package org.swarmglass.engine.loop;

import java.time.Duration;

/**
 * A loop as the tasks of one owner see it, such as a peer: what one of them throws ends the owner and nobody else. The
 * loop below still hears of it, as {@link OwnedFaultException}: it is counted and logged there, and a test fails.
 */
public final class OwnedLoop implements EngineLoop {
    private final EngineLoop loop;
    private final Owner owner;

    public OwnedLoop(EngineLoop loop, Owner owner) {
        this.loop = loop;
        this.owner = owner;
    }

    /** Whom the faults concern. */
    public interface Owner {
        /**
         * Ends the owner. Called on the loop.
         *
         * @return false if it has ended already: nothing is left that could contain the fault, which then is the engine's
         */
        boolean onFault(String task, Throwable fault);
    }

    @Override
    public void post(String name, Runnable task) {
        loop.post(name, () -> run(name, task));
    }

    @Override
    public Timer after(Duration delay, String name, Runnable task) {
        return loop.after(delay, name, () -> run(name, task));
    }

    /** Runs the task now, as one of the owner's. */
    public void run(String name, Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error fault) {
            if (owner.onFault(name, fault)) {
                throw new OwnedFaultException(fault);
            }
            throw fault;
        }
    }

    @Override
    public long nowNanos() {
        return loop.nowNanos();
    }

    @Override
    public void assertOnLoop() {
        loop.assertOnLoop();
    }
}
