package org.swarmglass.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.swarmglass.app.main.Console;
import org.swarmglass.app.main.ConsoleOptions;
import org.swarmglass.app.session.Audience;
import org.swarmglass.app.session.CannotContinueException;
import org.swarmglass.app.session.Ending;
import org.swarmglass.app.session.ExitCode;
import org.swarmglass.app.session.Session;
import org.swarmglass.engine.Engine;

/** A person at the console: the run ends when its time is up or the window is closed. */
final class WindowAudience implements Audience {
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    private final Optional<Path> screenshot;

    WindowAudience(Optional<Path> screenshot) {
        this.screenshot = screenshot;
        Console.prepare();
    }

    @Override
    public void attend(Session session, Engine engine, Ending ending) throws CannotContinueException {
        ConsoleOptions options = ConsoleOptions.of(session.config(), Optional.of(session.request()));
        try (Console console = Console.open(engine, options)) {
            while (!ending.await(LOOK_EVERY)) {
                if (console.awaitClosed(Duration.ZERO)) {
                    ending.reach();
                }
            }
            capture(console);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void capture(Console console) throws CannotContinueException {
        if (screenshot.isEmpty()) {
            return;
        }
        try {
            console.capture(screenshot.get());
        } catch (IOException failed) {
            throw new CannotContinueException(
                    ExitCode.IO_ERROR,
                    "The screenshot could not be written to " + screenshot.get() + " (" + failed
                            + "). Check the folder and the free space.");
        }
    }
}
