package org.swarmglass.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.swarmglass.app.cli.SwarmglassCommand;
import org.swarmglass.app.preview.SwingWait;
import org.swarmglass.app.session.CannotContinueException;
import org.swarmglass.app.session.ExitCode;
import picocli.CommandLine;

/** The demo as its user gets it: real engines, real data channels, real clock. */
class DemoIT {
    @TempDir
    Path folder;

    @Test
    void sharesWithinFortySecondsWithoutAStallAndLeavesNothingBehind() throws Exception {
        Set<String> before = threads();
        Path file = folder.resolve("report.json");
        StringWriter out = new StringWriter();
        CommandLine line = SwarmglassCommand.commandLine(screenshot -> (session, engine, ending) -> {
            throw new CannotContinueException(ExitCode.INTERNAL_ERROR, "--headless must open no window");
        });
        line.setOut(new PrintWriter(out, true));

        int code = line.execute("demo", "--headless", "--duration", "40s", "--report", file.toString());

        assertThat(code).isZero();
        assertThat(out.toString())
                .contains("3 peers")
                .contains("0 stalls")
                .contains("swarmglass watch http://127.0.0.1:");
        assertReport(new ObjectMapper().readTree(file.toFile()));
        SwingWait.await("the end of its threads", () -> before.containsAll(threads()));
    }

    private static void assertReport(JsonNode report) {
        JsonNode bytes = report.at("/bytes");
        long received = bytes.at("/http").asLong() + bytes.at("/p2p").asLong();
        assertThat(received)
                .isEqualTo(bytes.at("/acquired").asLong()
                        + bytes.at("/wasted").asLong()
                        + bytes.at("/pending").asLong());
        assertThat(bytes.at("/pending").asLong()).isZero();
        assertThat(report.at("/p2pShare").asDouble()).isGreaterThan(0.3);
        assertThat(report.at("/peers").size()).isGreaterThanOrEqualTo(2);
        assertThat(sum(report.at("/peers"), "bytesIn"))
                .isEqualTo(bytes.at("/p2p").asLong());
        assertThat(sum(report.at("/peers"), "bytesOut"))
                .isEqualTo(bytes.at("/uploaded").asLong());
        assertThat(report.at("/player/stalls").asInt()).isZero();
        assertThat(report.at("/segments/lost").asInt()).isZero();
        assertThat(report.at("/player/firstFrameMs").isNull()).isTrue();
        assertThat(report.at("/stream/swarms/0/infoHash").asText()).matches("[0-9a-f]{40}");
    }

    private static long sum(JsonNode rows, String key) {
        long sum = 0;
        for (JsonNode row : rows) {
            sum += row.at("/" + key).asLong();
        }
        return sum;
    }

    /** Our own and the native ones that call into Java; the JDK's pools keep theirs. */
    private static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.matches("(engine-loop|rtc-io|proxy|reader|tracker|demo|WebSocket|Thread-).*"))
                .collect(Collectors.toSet());
    }
}
