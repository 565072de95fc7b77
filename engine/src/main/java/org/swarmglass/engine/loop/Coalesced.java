package org.swarmglass.engine.loop;

/** Runs an action once at the end of the current turn, however often it was requested. Loop thread only. */
public final class Coalesced {
    private final EngineLoop loop;
    private final String name;
    private final Runnable action;
    private boolean pending;

    public Coalesced(EngineLoop loop, String name, Runnable action) {
        this.loop = loop;
        this.name = name;
        this.action = action;
    }

    public void request() {
        loop.assertOnLoop();
        if (pending) {
            return;
        }
        pending = true;
        loop.post(name, () -> {
            pending = false;
            action.run();
        });
    }
}
