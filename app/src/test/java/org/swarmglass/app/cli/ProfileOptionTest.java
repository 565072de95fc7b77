package org.swarmglass.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.swarmglass.app.profile.Profile;
import org.swarmglass.app.profile.ProfileFolder;
import org.swarmglass.app.session.Audience;
import org.swarmglass.app.session.CannotContinueException;
import org.swarmglass.app.session.ExitCode;
import org.swarmglass.app.session.Session;
import org.swarmglass.app.settings.StreamEntry;
import org.swarmglass.engine.StreamRequest;
import org.swarmglass.engine.model.Generation;
import org.swarmglass.engine.model.IceServer;
import org.swarmglass.engine.model.LiveDelay;
import org.swarmglass.engine.model.TrackerTarget;
import picocli.CommandLine;

class ProfileOptionTest {
    private static final StreamEntry STREAM = new StreamEntry(
            "https://h.invalid/a.m3u8?token=secret",
            List.of("wss://t.invalid https://page.invalid"),
            List.of("turn:u:p@t.invalid:1"),
            "event",
            "7seg",
            "0.6",
            "720p",
            "https://h.invalid/segments-sha256.json");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path home = Path.of("");

    private @Nullable Session watched;

    @BeforeEach
    void save() throws IOException {
        folder().save(new Profile("Live", STREAM, List.of("A: b", "C: d")));
    }

    @Test
    void startsFromAProfile() throws CannotContinueException {
        watch("--profile", "Live");
        assertThat(session().request())
                .isEqualTo(new StreamRequest(
                        URI.create(STREAM.url()),
                        Map.of("A", "b", "C", "d"),
                        Optional.of("event"),
                        new LiveDelay.OfSegments(7),
                        Optional.of("720p"),
                        Optional.of(URI.create("https://h.invalid/segments-sha256.json"))));
        assertThat(session().config().trackers())
                .containsExactly(TrackerTarget.parse("wss://t.invalid").withOrigin("https://page.invalid"));
        assertThat(session().config().iceServers()).containsExactly(IceServer.parse("turn:u:p@t.invalid:1"));
        assertThat(session().config().generations()).containsExactly(Generation.V0_6);
    }

    @Test
    void letsTheCommandLineHaveTheLastWord() throws CannotContinueException {
        watch(("https://other.invalid/b.m3u8 --profile Live --tracker wss://u.invalid --ice-server stun:s.invalid"
                        + " --swarm-id x --live-delay auto --generation auto --rendition 1 --header C:e --segments-sha256 https://other.invalid/x.json")
                .split(" "));
        assertThat(session().request())
                .isEqualTo(new StreamRequest(
                        URI.create("https://other.invalid/b.m3u8"),
                        Map.of("A", "b", "C", "e"),
                        Optional.of("x"),
                        LiveDelay.AUTOMATIC,
                        Optional.of("1"),
                        Optional.of(URI.create("https://other.invalid/x.json"))));
        assertThat(session().config().trackers()).containsExactly(TrackerTarget.parse("wss://u.invalid"));
        assertThat(session().config().iceServers()).containsExactly(IceServer.parse("stun:s.invalid"));
        assertThat(session().config().generations()).as("auto").isEmpty();
    }

    @Test
    void startsFromThePagesConfigurationAndPrintsItsMistakes() throws IOException, CannotContinueException {
        String file = Files.writeString(home.resolve("page.js"), """
                        {core: {announceTrackers: ['wss://t.invalid'],
                                rtcConfig: {iceServers: [{urls: 'turn:t.invalid'}, {urls: 'stuns:s.invalid'}]}}}""").toString();
        watch("http://h.invalid/a.m3u8", "--profile", file);
        assertThat(session().config().trackers()).containsExactly(TrackerTarget.parse("wss://t.invalid"));
        assertThat(session().config().iceServers()).containsExactly(IceServer.parse("stun:s.invalid"));
        assertThat(err.toString())
                .contains("page.js: line 2: error: \"turn:t.invalid\" has no username", "line 2: warning:");
    }

    @Test
    void saysWhatIsMissing() throws IOException {
        assertThat(execute("watch", "--profile", "None")).isEqualTo(ExitCode.USAGE.number());
        assertThat(err.toString()).contains("neither a file nor a profile None");
        String file = Files.writeString(home.resolve("page.js"), "{core: {swarmId: 'a'}}")
                .toString();
        assertThat(execute("watch", "--profile", file)).isEqualTo(ExitCode.USAGE.number());
        assertThat(err.toString()).contains("Missing required parameter: 'URL'; the profile", "names no stream");
        Files.writeString(home.resolve("page.js"), "nothing");
        assertThat(execute("watch", "--profile", file)).isEqualTo(ExitCode.USAGE.number());
        assertThat(err.toString()).contains("Nothing in this is a configuration");
    }

    @Test
    void listsProfilesWithoutTheirTokens() {
        assertThat(execute("profiles")).isZero();
        assertThat(out.toString()).isEqualToIgnoringNewLines("Live\thttps://h.invalid/a.m3u8");
    }

    private ProfileFolder folder() {
        return new ProfileFolder(home.resolve("profiles"));
    }

    private int execute(String... arguments) {
        return captured(SwarmglassCommand.commandLine(ProfileOptionTest::noWindow, folder()))
                .execute(arguments);
    }

    /** As far as before an engine starts. */
    private void watch(String... arguments) throws CannotContinueException {
        WatchCommand command = new WatchCommand(ProfileOptionTest::noWindow, folder());
        captured(new CommandLine(command)).parseArgs(arguments);
        watched = command.session();
    }

    private CommandLine captured(CommandLine line) {
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line;
    }

    private static Audience noWindow(Optional<Path> screenshot) {
        throw new AssertionError("a window in a test without display");
    }

    private Session session() {
        if (watched == null) {
            throw new AssertionError("nothing was watched: " + err);
        }
        return watched;
    }
}
