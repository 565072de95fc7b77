package org.swarmglass.app.cli;

import java.time.Duration;
import java.util.Optional;
import org.swarmglass.app.session.CannotContinueException;
import org.swarmglass.app.session.Ending;
import org.swarmglass.app.session.ExitCode;

/** What a command does until its ending, so that Ctrl-C ends it in order. */
@FunctionalInterface
interface Run {
    /** An engine closes within 5 s, a demo has several. */
    Duration PATIENCE = Duration.ofSeconds(20);

    void go(Ending ending) throws CannotContinueException;

    /** The exit code. Ctrl-C lets the run close and write first; the process then ends with 130. */
    static int until(Optional<Duration> duration, Run run) throws CannotContinueException {
        Ending ending = Ending.after(duration);
        Thread hook = ending.onShutdown(PATIENCE);
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            run.go(ending);
            return ExitCode.OK.number();
        } finally {
            ending.cleanedUp();
        }
    }
}
