package org.swarmglass.app.monitor;

/** A part of the window. Decides nothing: its presenter does. EDT only. */
public interface ConsoleView {
    /** Called twice a second unless paused, and when the time window was changed. */
    void show(Shown shown);
}
