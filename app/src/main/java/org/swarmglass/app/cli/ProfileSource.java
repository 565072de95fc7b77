package org.swarmglass.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.swarmglass.app.profile.Imported;
import org.swarmglass.app.profile.Profile;
import org.swarmglass.app.profile.ProfileFolder;
import org.swarmglass.app.profile.TrackerLine;
import org.swarmglass.app.session.CannotContinueException;
import org.swarmglass.app.session.ExitCode;
import org.swarmglass.app.settings.StreamEntry;
import org.swarmglass.engine.model.Generation;
import org.swarmglass.engine.model.IceServer;
import org.swarmglass.engine.model.LiveDelay;
import org.swarmglass.engine.model.TrackerTarget;
import picocli.CommandLine;

/** What a profile gives to a command line that does not say it itself. */
final class ProfileSource {
    static final Profile NONE =
            new Profile("", new StreamEntry("", List.of(), List.of(), "", "", "", "", ""), List.of());
    private static final String AUTO = "auto";

    private final Profile profile;
    private final CommandLine command;

    ProfileSource(Profile profile, CommandLine command) {
        this.profile = profile;
        this.command = command;
    }

    /**
     * Reads a profile and prints what is wrong with it.
     *
     * @param source the path of a file, or else a name
     * @throws CannotContinueException if there is none, it cannot be read or it holds nothing of use
     */
    static Profile load(String source, ProfileFolder folder, PrintWriter err) throws CannotContinueException {
        try {
            Optional<Path> file = file(source);
            Optional<Imported> found = file.isPresent() ? ProfileFolder.read(file.get()) : folder.load(source);
            if (found.isEmpty()) {
                throw new CannotContinueException(
                        ExitCode.USAGE,
                        "there is neither a file nor a profile " + source
                                + " that could be read; \"swarmglass profiles\" lists the profiles");
            }
            found.get().findings().forEach(finding -> err.println("swarmglass: " + source + ": " + finding.words()));
            if (found.get().isEmpty()) {
                throw new CannotContinueException(ExitCode.USAGE, source + " holds nothing of a stream");
            }
            return found.get().profile();
        } catch (IOException unreadable) {
            throw new CannotContinueException(
                    ExitCode.IO_ERROR, "the profile " + source + " could not be read (" + unreadable + ")");
        }
    }

    private static Optional<Path> file(String source) {
        try {
            return Optional.of(Path.of(source)).filter(Files::isRegularFile);
        } catch (InvalidPathException name) {
            return Optional.empty();
        }
    }

    String url() {
        return profile.stream().url();
    }

    List<TrackerTarget> trackers() {
        return usable(profile.stream().trackers(), TrackerLine::parse);
    }

    List<IceServer> iceServers() {
        return usable(profile.stream().iceServers(), IceServer::parse);
    }

    /** What cannot be used was told when the profile was read; the stream plays without it. */
    private static <T> List<T> usable(List<String> lines, Function<String, T> parse) {
        List<T> parsed = new ArrayList<>();
        for (String line : lines) {
            try {
                parsed.add(parse.apply(line));
            } catch (IllegalArgumentException told) {
                continue;
            }
        }
        return parsed;
    }

    List<String> headers() {
        return profile.headers();
    }

    Optional<String> swarmId() {
        return given(profile.stream().swarmId());
    }

    Optional<String> rendition() {
        return given(profile.stream().rendition());
    }

    Optional<String> segmentHashes() {
        return given(profile.stream().segmentHashes());
    }

    private static Optional<String> given(String text) {
        return Optional.of(text).filter(value -> !value.isEmpty() && !value.equals(AUTO));
    }

    /** @throws IllegalArgumentException if the profile's cannot be joined */
    Set<Generation> generations(Set<Generation> option) {
        String text = profile.stream().generation();
        return text.isEmpty() || chosen("--generation") ? option : Generation.joined(text);
    }

    /** @throws IllegalArgumentException if the profile's is none */
    LiveDelay liveDelay(LiveDelay option) {
        String text = profile.stream().liveDelay();
        return text.isEmpty() || chosen("--live-delay") ? option : LiveDelay.parse(text);
    }

    private boolean chosen(String option) {
        return command.getParseResult().hasMatchedOption(option);
    }
}
