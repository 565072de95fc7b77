package org.swarmglass.app.headless;

import java.io.PrintWriter;
import java.time.Duration;
import org.swarmglass.engine.event.EngineEvent;
import org.swarmglass.engine.event.EngineEvent.Level;
import org.swarmglass.engine.event.EventPage;
import org.swarmglass.engine.snapshot.EngineSnapshot;
import org.swarmglass.engine.snapshot.EngineView;

/**
 * Tells the course of a run: in a terminal a status line that is written over twice a second, elsewhere a line every ten
 * seconds; events that an operator should know of on lines of their own. One thread.
 */
final class Narrator {
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);

    private final PrintWriter out;
    private final boolean terminal;
    private long cursor;
    private Duration nextLine = Duration.ZERO;
    private int width;

    /** @param terminal whether a carriage return brings the cursor back */
    Narrator(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    void tell(EngineView engine, Duration elapsed) {
        EventPage page = engine.eventsSince(cursor);
        cursor = page.nextCursor();
        for (EngineEvent event : page.events()) {
            if (event.level() != Level.INFO) {
                line(EventWords.of(event));
            }
        }
        EngineSnapshot snapshot = engine.snapshot();
        String status = StatusLine.of(snapshot, elapsed);
        if (terminal) {
            out.print("\r" + padded(status));
            width = status.length();
        } else if (elapsed.compareTo(nextLine) >= 0) {
            out.println(status);
            nextLine = nextLine.plus(BETWEEN_LINES);
        }
        out.flush();
    }

    /** The last state, and the cursor on a line of its own. */
    void end(EngineView engine, Duration elapsed) {
        nextLine = Duration.ZERO;
        tell(engine, elapsed);
        if (terminal) {
            out.println();
        }
        out.flush();
    }

    private void line(String text) {
        out.println(terminal ? "\r" + padded(text) : text);
        width = 0;
    }

    private String padded(String text) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
