package org.swarmglass.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.swarmglass.app.Version;
import org.swarmglass.app.session.CannotContinueException;
import org.swarmglass.app.session.ExitCode;
import picocli.CommandLine;

class CommandLineTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final CommandLine line = SwarmglassCommand.commandLine(screenshot -> (session, engine, ending) -> {
        throw new CannotContinueException(ExitCode.INTERNAL_ERROR, "a window in a test without display");
    });

    CommandLineTest() {
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
    }

    @Test
    void tellsItsVersion() {
        assertThat(line.execute("--version")).isZero();
        assertThat(out.toString()).isEqualToIgnoringNewLines(Version.NAME + " " + Version.NUMBER);
    }

    @Test
    void tellsWhatThereIsToDoWhenNothingIsAsked() {
        assertThat(line.execute()).isZero();
        assertThat(out.toString()).contains("watch", "demo", "tracker", "Exit codes:");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "watch | Missing required parameter: 'URL'",
                "watch ftp://h/x | https://host/path/master.m3u8",
                "watch http://h/x --tracker http://t | wss://host/path",
                "watch http://h/x --ice-server turn:h:1 | has no credentials",
                "watch http://h/x --header nonsense | Name: value",
                "watch http://h/x --generation 1.0 | write auto, all or some of 2.3,2.2,0.6",
                "watch http://h/x --live-delay 3 | write 28s, 7seg or auto",
                "watch http://h/x --duration never | write 60s, 5m or 1h",
                "watch http://h/x --duration 0s | write 60s, 5m or 1h",
                "watch http://h/x --disk-cache /tmp=much | such as /var/tmp=500M",
                "watch http://h/x --disk-cache /tmp=1M | holds hardly a segment",
                "demo --disk-cache =2G | no folder is named",
                "watch http://h/x --tracker-origin wss://t=https://p | name it with --tracker",
                "demo --peers 51 | write 0 to 50",
                "demo --peers many | --peers",
                "census | Missing required parameter: 'URL'",
                "census http://h/x | name the stream's with --tracker",
                "census http://h/x --tracker wss://t --watch 5s | every 10s at most",
                "census http://h/x --tracker wss://t --header nonsense | Name: value",
                "tracker --port 70000 | 1 to 65535",
                "tracker --interval 2h | between 1 s and 1 h",
                "tracker --bind no.such.host.invalid | no address of this machine",
                "demo --headless --screenshot a.png | give one of them",
                "trackr | Did you mean: swarmglass tracker",
            })
    void saysWhatIsWrongAndHowItShouldLook(String command, String cure) {
        assertThat(line.execute(command.split(" "))).isEqualTo(ExitCode.USAGE.number());
        assertThat(err.toString()).startsWith("swarmglass: ").contains(cure);
    }

    @Test
    void findsOutBeforeTheRunThatAReportCannotBeWritten(@TempDir Path folder) {
        String missing = folder.resolve("none").resolve("report.json").toString();

        assertThat(line.execute("demo", "--headless", "--report", missing)).isEqualTo(ExitCode.IO_ERROR.number());
        assertThat(err.toString()).contains("there is no folder");
        assertThat(line.execute("demo", "--headless", "--report", folder.toString()))
                .isEqualTo(ExitCode.IO_ERROR.number());
    }

    @Test
    void findsOutBeforeTheRunThatTheDiskCacheHasNoFolder(@TempDir Path folder) {
        String missing = folder.resolve("none") + "=500M";

        assertThat(line.execute("watch", "http://h/x", "--headless", "--disk-cache", missing))
                .isEqualTo(ExitCode.IO_ERROR.number());
        assertThat(err.toString()).contains("there is no folder", "create it or name another");
        assertThat(line.execute("demo", "--headless", "--disk-cache", missing)).isEqualTo(ExitCode.IO_ERROR.number());
    }

    @Test
    void aPictureNeedsADisplay(@TempDir Path folder) {
        // Unit tests run with java.awt.headless.
        String picture = folder.resolve("a.png").toString();

        assertThat(line.execute("demo", "--screenshot", picture)).isEqualTo(ExitCode.MISSING_REQUIREMENT.number());
        assertThat(err.toString()).contains("needs a display", "xvfb-run");
    }

    @Test
    void aTrackerEndsAfterItsDuration() {
        assertThat(line.execute("tracker", "--port", "0", "--duration", "0.1s")).isZero();
        assertThat(out.toString()).contains("ws://127.0.0.1:");
    }
}
