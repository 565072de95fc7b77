package org.swarmglass.app.eventlog;

import org.swarmglass.app.ui.Tone;
import org.swarmglass.engine.event.EngineEvent.Level;

/**
 * An event as one line of the log.
 *
 * @param number rises with each event; tells lines apart
 */
record EventLine(long number, String time, Level level, Tone tone, String text) {
    /** As it is copied and searched. */
    String plain() {
        return time + " " + level + " " + text;
    }
}
