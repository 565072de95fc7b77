package org.swarmglass.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.swarmglass.app.profile.ProfileFolder;
import org.swarmglass.app.report.CensusJson;
import org.swarmglass.app.report.CensusText;
import org.swarmglass.app.session.CannotContinueException;
import org.swarmglass.app.session.Ending;
import org.swarmglass.app.session.ExitCode;
import org.swarmglass.app.ui.Sentences;
import org.swarmglass.engine.CensusRun;
import org.swarmglass.engine.StreamRequest;
import org.swarmglass.engine.model.LiveDelay;
import org.swarmglass.engine.model.TrackerTarget;
import org.swarmglass.engine.snapshot.CensusSnapshot;
import org.swarmglass.engine.snapshot.CensusSnapshot.Answer;
import org.swarmglass.engine.snapshot.CensusStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code swarmglass census URL}. */
@Command(
        name = "census",
        description = "Counts who watches a stream, by generation of the player, rendition and address, as its trackers"
                + " know it. Joins nothing and sends nobody anything.",
        mixinStandardHelpOptions = true,
        versionProvider = SwarmglassCommand.VersionText.class)
final class CensusCommand implements Callable<Integer> {
    private static final Duration LEAST = Duration.ofSeconds(10);
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);
    private static final String STANDARD_OUTPUT = "-";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it runs the command
    private CommandSpec spec;

    @Mixin
    private SourceOptions source = new SourceOptions();

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "Write the census to a file as JSON; - prints it instead of the table, a line each time.")
    private Optional<String> json = Optional.empty();

    @Option(
            names = "--watch",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "Count again every 60s, 5m or 1h, at least 10s, until Ctrl-C or --duration.")
    private Optional<Duration> watch = Optional.empty();

    @Option(
            names = "--duration",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "End after 60s, 5m or 1h.")
    private Optional<Duration> duration = Optional.empty();

    private final ProfileFolder profiles;

    CensusCommand(ProfileFolder profiles) {
        this.profiles = profiles;
    }

    @Override
    public Integer call() throws CannotContinueException {
        if (watch.filter(period -> period.compareTo(LEAST) < 0).isPresent()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--watch is too often; trackers are asked every " + LEAST.toSeconds() + "s at most");
        }
        ProfileSource profile = source.profile(profiles, spec.commandLine());
        try {
            StreamRequest request = source.request(profile, LiveDelay.AUTOMATIC, Optional.empty());
            List<TrackerTarget> trackers = source.trackers(profile);
            return Run.until(duration, ending -> count(request, trackers, ending));
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), String.valueOf(wrong.getMessage()), wrong);
        }
    }

    private void count(StreamRequest request, List<TrackerTarget> trackers, Ending ending)
            throws CannotContinueException {
        try (CensusRun run = CensusRun.start(request, trackers, watch.orElse(LEAST))) {
            progress("Reading the manifest");
            int shown = 0;
            boolean named = false;
            while (!ending.await(LOOK_EVERY)) {
                CensusStatus status = run.status();
                if (!status.failure().isEmpty()) {
                    throw new CannotContinueException(
                            ExitCode.STREAM_FAILED,
                            "The manifest cannot be read: " + Sentences.of(status.failure(), status.cure()));
                }
                Optional<CensusSnapshot> census = status.census();
                if (census.isPresent() && !named) {
                    named = true;
                    progress("Asking " + count(trackers.size(), "tracker") + " for "
                            + count(census.get().rows().size(), "swarm"));
                }
                if (census.isPresent() && census.get().rounds() > shown) {
                    shown = census.get().rounds();
                    show(census.get());
                    if (watch.isEmpty()) {
                        return;
                    }
                }
            }
            if (shown == 0) {
                throw new CannotContinueException(
                        ExitCode.STREAM_FAILED, "The time was up before the trackers had answered; give it more.");
            }
        }
    }

    /** The last line of a run that could not count at all says so; one that watches goes on. */
    private void show(CensusSnapshot census) throws CannotContinueException {
        Instant now = Instant.now();
        PrintWriter out = spec.commandLine().getOut();
        if (json.filter(STANDARD_OUTPUT::equals).isPresent()) {
            out.println(CensusJson.line(census, now));
        } else {
            CensusText.of(census).forEach(out::println);
            write(census, now);
        }
        out.flush();
        boolean counted = census.trackers().stream().anyMatch(tracker -> tracker.answer() == Answer.COUNTED);
        if (!counted && watch.isEmpty()) {
            throw new CannotContinueException(
                    ExitCode.STREAM_FAILED,
                    "No tracker counted; what each said is above. Check the addresses, the token in them, and"
                            + " --tracker-origin.");
        }
    }

    private void write(CensusSnapshot census, Instant now) throws CannotContinueException {
        if (json.isEmpty()) {
            return;
        }
        try {
            CensusJson.write(Path.of(json.get()), census, now);
        } catch (IOException failed) {
            throw new CannotContinueException(
                    ExitCode.IO_ERROR,
                    "The census could not be written to " + json.get() + " (" + failed + "). Check the folder and the"
                            + " free space.");
        }
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    /** On standard error, so that a table or JSON on standard output stays clean. */
    private void progress(String doing) {
        spec.commandLine().getErr().println(doing + " …");
        spec.commandLine().getErr().flush();
    }
}
