package org.swarmglass.app.eventlog;

import org.swarmglass.engine.event.EngineEvent.Level;

/** Which levels the log shows. */
enum LevelFilter {
    ALL("All levels", Level.INFO),
    NOTICES("Notices and up", Level.NOTICE),
    WARNINGS("Warnings and up", Level.WARNING),
    ERRORS("Errors", Level.ERROR);

    private final String label;
    private final Level lowest;

    LevelFilter(String label, Level lowest) {
        this.label = label;
        this.lowest = lowest;
    }

    boolean passes(Level level) {
        return level.compareTo(lowest) >= 0;
    }

    @Override
    public String toString() {
        return label;
    }
}
