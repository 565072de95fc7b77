package org.swarmglass.app.headless;

import java.io.PrintWriter;
import java.time.Duration;
import org.swarmglass.app.session.Audience;
import org.swarmglass.app.session.Ending;
import org.swarmglass.app.session.Session;
import org.swarmglass.engine.Engine;
import org.swarmglass.engine.reader.HeadlessReader;

/** Reads the stream by the clock and tells about it on a stream of text. */
public final class HeadlessAudience implements Audience {
    private static final Duration TELL_EVERY = Duration.ofMillis(500);

    private final PrintWriter out;
    private final boolean terminal;

    /** @param terminal whether {@code out} is one */
    public HeadlessAudience(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    @Override
    public void attend(Session session, Engine engine, Ending ending) {
        Narrator narrator = new Narrator(out, terminal);
        try (HeadlessReader reader = HeadlessReader.start(engine.playerUrl(), engine::report)) {
            while (!ending.await(TELL_EVERY)) {
                narrator.tell(engine, ending.elapsed());
                if (reader.stats().finished()) {
                    ending.reach();
                }
            }
            narrator.end(engine, ending.elapsed());
        }
    }
}
