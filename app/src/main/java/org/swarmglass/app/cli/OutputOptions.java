package org.swarmglass.app.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.swarmglass.app.headless.HeadlessAudience;
import org.swarmglass.app.session.Audience;
import org.swarmglass.app.session.CannotContinueException;
import org.swarmglass.app.session.ExitCode;
import picocli.CommandLine.Option;

/** What comes out of a run, for every command that watches. picocli fills it. */
final class OutputOptions {
    @Option(
            names = "--headless",
            description = "No window and no player: a reader consumes the stream by the clock, a status line tells.")
    boolean headless;

    @Option(
            names = "--duration",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "End after 60s, 5m or 1h. Default: at Ctrl-C, at the end of the stream or when the window is"
                    + " closed.")
    Optional<Duration> duration = Optional.empty();

    @Option(
            names = "--report",
            paramLabel = "FILE.json",
            description = "Write figures and events of the run to a file, at Ctrl-C too.")
    Optional<Path> report = Optional.empty();

    @Option(
            names = "--screenshot",
            paramLabel = "FILE.png",
            description = "Save a picture of the window at the end of the run. Needs a display.")
    Optional<Path> screenshot = Optional.empty();

    boolean windowed() {
        return !headless && Display.missing().isEmpty();
    }

    /**
     * Who watches: the window, or the reader where there is no display or none is wanted.
     *
     * @throws CannotContinueException before anything is started, if a file cannot be written or a picture not be made
     */
    Audience audience(Consoles consoles, PrintWriter out) throws CannotContinueException {
        checkFolder("--report", report);
        checkFolder("--screenshot", screenshot);
        Optional<String> missing = headless ? Optional.of("") : Display.missing();
        if (missing.isEmpty()) {
            return consoles.window(screenshot);
        }
        if (screenshot.isPresent()) {
            throw new CannotContinueException(
                    headless ? ExitCode.USAGE : ExitCode.MISSING_REQUIREMENT,
                    headless
                            ? "--screenshot needs the window, which --headless leaves out; give one of them."
                            : "--screenshot needs a display: " + missing.get()
                                    + " Without a screen, put xvfb-run -a before the command.");
        }
        if (!headless) {
            out.println("There is no window: " + missing.get() + " Going on as with --headless.");
        }
        return new HeadlessAudience(out, terminal());
    }

    /** From Java 22 on this asks for {@code -Djdk.console=java.base}, which the launcher gives. */
    @SuppressWarnings("SystemConsoleNull") // isTerminal() is not there before Java 22
    private static boolean terminal() {
        return System.console() != null;
    }

    private static void checkFolder(String option, Optional<Path> file) throws CannotContinueException {
        if (file.isEmpty()) {
            return;
        }
        Path target = file.get().toAbsolutePath();
        Path folder = target.getParent();
        if (Files.isDirectory(target)) {
            throw new CannotContinueException(
                    ExitCode.IO_ERROR, option + " " + file.get() + " is a folder; name a file.");
        }
        if (folder == null || !Files.isDirectory(folder)) {
            throw new CannotContinueException(
                    ExitCode.IO_ERROR, option + ": there is no folder " + folder + "; create it or name another.");
        }
        if (!Files.isWritable(folder)) {
            throw new CannotContinueException(
                    ExitCode.IO_ERROR, option + ": " + folder + " may not be written; name another folder.");
        }
    }
}
