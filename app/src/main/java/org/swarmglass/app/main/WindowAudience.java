package org.swarmglass.app.main;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.swarmglass.app.session.Audience;
import org.swarmglass.app.session.CannotContinueException;
import org.swarmglass.app.session.Ending;
import org.swarmglass.app.session.ExitCode;
import org.swarmglass.app.session.Session;
import org.swarmglass.engine.Engine;

/**
 * Watches in the console, until it is closed or the run is over. Called on the thread of {@code main}.
 *
 * @param screenshot where the window paints itself at the end
 */
public record WindowAudience(Optional<Path> screenshot) implements Audience {
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    @Override
    public void attend(Engine engine, Session session, Ending ending) throws CannotContinueException {
        try (Console console =
                Console.open(engine, ConsoleOptions.of(session.config(), Optional.of(session.request())))) {
            while (!ending.await(LOOK_EVERY)) {
                if (closed(console)) {
                    ending.reach();
                }
            }
            if (screenshot.isPresent()) {
                capture(console, screenshot.get());
            }
        }
    }

    private static boolean closed(Console console) {
        try {
            return console.awaitClosed(Duration.ZERO);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static void capture(Console console, Path file) throws CannotContinueException {
        try {
            console.capture(file);
        } catch (IOException failed) {
            throw new CannotContinueException(
                    ExitCode.IO_ERROR,
                    "The screenshot could not be written to " + file + " (" + failed.getMessage()
                            + "). Check the folder and the free space.");
        }
    }
}
