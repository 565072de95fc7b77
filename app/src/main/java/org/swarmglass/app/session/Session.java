package org.swarmglass.app.session;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.swarmglass.app.report.Report;
import org.swarmglass.app.report.ReportFile;
import org.swarmglass.engine.Engine;
import org.swarmglass.engine.EngineConfig;
import org.swarmglass.engine.StreamRequest;
import org.swarmglass.engine.snapshot.EngineSnapshot;

/**
 * Watches one stream from its opening to the report.
 *
 * @param report where to write the JSON report, if anywhere
 */
public record Session(EngineConfig config, StreamRequest request, Optional<Path> report) {
    /** Closed: the person has opened another stream in the window. */
    private static final Set<EngineSnapshot.State> OPENED = EnumSet.of(
            EngineSnapshot.State.RUNNING,
            EngineSnapshot.State.DEGRADED,
            EngineSnapshot.State.ENDED,
            EngineSnapshot.State.CLOSED);

    /**
     * Blocks until the ending. Whatever the audience does, the engine is closed and the report written.
     *
     * @throws CannotContinueException with the cause and the cure
     */
    public void run(Audience audience, Ending ending) throws CannotContinueException {
        Engine engine = start();
        Report made;
        try {
            open(engine);
            ending.begin();
            audience.attend(this, engine, ending);
        } finally {
            made = close(engine, ending);
            write(made);
        }
        if (OPENED.contains(made.running().state())) {
            return;
        }
        String failure = made.failure();
        throw new CannotContinueException(
                ExitCode.STREAM_FAILED,
                "The stream did not open. "
                        + (failure.isEmpty() ? "Its origin had not answered yet; give it more time." : failure));
    }

    /** Closing settles the accounts: only then is nothing pending. */
    private Report close(Engine engine, Ending ending) {
        EngineSnapshot running = engine.snapshot();
        Duration watched = ending.elapsed();
        engine.close();
        return new Report(request.url(), watched, running, engine.snapshot(), engine.eventsSince(0));
    }

    private Engine start() throws CannotContinueException {
        try {
            return Engine.start(config);
        } catch (IOException unbound) {
            throw new CannotContinueException(
                    ExitCode.IO_ERROR,
                    "No port on 127.0.0.1 can be bound (" + unbound.getMessage()
                            + "). Check limits on sockets and a firewall that forbids loopback.");
        }
    }

    private void open(Engine engine) throws CannotContinueException {
        try {
            engine.open(request);
        } catch (IllegalArgumentException refused) {
            throw new CannotContinueException(ExitCode.USAGE, String.valueOf(refused.getMessage()));
        }
    }

    private void write(Report made) throws CannotContinueException {
        if (report.isEmpty()) {
            return;
        }
        try {
            ReportFile.write(report.get(), made);
        } catch (IOException failed) {
            throw new CannotContinueException(
                    ExitCode.IO_ERROR,
                    "The report could not be written to " + report.get() + " (" + failed + "). Check the folder and"
                            + " the free space.");
        }
    }
}
