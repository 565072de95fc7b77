package org.swarmglass.engine.origin.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.swarmglass.engine.model.ByteRange;
import org.swarmglass.engine.origin.FetchFailure;
import org.swarmglass.engine.origin.OriginRequest;
import org.swarmglass.engine.origin.RecordingExchange;
import org.swarmglass.engine.origin.ScriptedAnswer;

/** What only the real origin does. */
class HttpOriginTest {
    private static final byte[] TEXT = "#EXTM3U\n#EXTINF:4,\na.ts\n".repeat(50).getBytes(StandardCharsets.UTF_8);
    private static final ScriptedAnswer.Fault STALL = ScriptedAnswer.Fault.STALL;
    private static final NameLookup LOOPBACK_NAMES =
            host -> List.of(InetAddress.getByAddress(host, new byte[] {127, 0, 0, 1}));

    private OriginBench bench;

    @BeforeEach
    void open() throws IOException {
        bench = new OriginBench();
    }

    private void reopen(Map<String, String> headers, NameLookup lookup) throws IOException {
        bench.close();
        bench = new OriginBench(headers, lookup);
    }

    @AfterEach
    void close() throws IOException {
        bench.close();
    }

    @Test
    void unpacksGzipAndDeflate() throws Exception {
        bench.server.script("/gzip", ScriptedAnswer.of(gzip(TEXT)).with("Content-Encoding", "gzip"));
        bench.server.script("/deflate", ScriptedAnswer.of(deflate(TEXT)).with("Content-Encoding", "deflate"));
        RecordingExchange gzip = bench.run("/gzip");
        assertThat(gzip.body()).isEqualTo(TEXT);
        assertThat(gzip.head().bodyLength()).isEmpty();
        assertThat(bench.run("/deflate").body()).isEqualTo(TEXT);
        assertThat(bench.server.asked.get(0).headers()).containsEntry("accept-encoding", "gzip, deflate");
    }

    @Test
    void stopsABombEarly() throws Exception {
        byte[] bomb = gzip(new byte[64 << 20]);
        bench.server.script("/bomb", ScriptedAnswer.of(bomb).with("Content-Encoding", "gzip"));
        RecordingExchange got = bench.run("/bomb");
        assertThat(got.failure()).isInstanceOf(FetchFailure.Refused.class);
        assertThat(got.body().length).isLessThan(8 << 20);
    }

    @Test
    void refusesACodingItDidNotAskFor() throws Exception {
        bench.server.script("/a", ScriptedAnswer.of(TEXT).with("Content-Encoding", "br"));
        assertThat(bench.run("/a").failure()).isInstanceOf(FetchFailure.Refused.class);
    }

    @Test
    void asksForRangesUnpackedAndSaysWhoItIs() throws Exception {
        bench.server.script("/a", ScriptedAnswer.of(TEXT));
        bench.run(bench.server.uri("127.0.0.1", "/a"), Optional.of(new ByteRange(10, 20)));
        assertThat(bench.server.asked.get(0).headers())
                .containsEntry("range", "bytes=10-29")
                .containsEntry("accept-encoding", "identity")
                .containsEntry("user-agent", "Swarmglass/1.2.3")
                .doesNotContainKey("upgrade");
    }

    @Test
    void sendsAPersonsHeadersToTheStreamsHostOnly() throws Exception {
        reopen(Map.of("Authorization", "Bearer secret"), LOOPBACK_NAMES);
        bench.server.script(
                "/a", ScriptedAnswer.redirect(bench.server.uri("cdn.test", "/b").toString()));
        bench.server.script("/b", ScriptedAnswer.of(TEXT));
        assertThat(bench.run("/a").body()).isEqualTo(TEXT);
        assertThat(bench.server.asked.get(0).headers()).containsEntry("authorization", "Bearer secret");
        assertThat(bench.server.asked.get(1).headers())
                .containsEntry("host", "cdn.test:" + bench.server.port())
                .doesNotContainKey("authorization");
    }

    @Test
    void connectsToTheAddressThatWasChecked() throws Exception {
        // The name has no address for the system, so only the checked one can have been used.
        reopen(Map.of(), LOOPBACK_NAMES);
        bench.server.script("/a", ScriptedAnswer.of(TEXT));
        RecordingExchange got = bench.run(bench.server.uri("rebound.test", "/a"), Optional.empty());
        assertThat(got.body()).isEqualTo(TEXT);
        assertThat(got.head().uri().getHost()).isEqualTo("rebound.test");
    }

    @Test
    void checksEveryRedirect() throws Exception {
        for (String bad : List.of(
                "http://169.254.169.254/latest",
                "file:///etc/passwd",
                "ftp://127.0.0.1/",
                "http://2130706433/",
                "::")) {
            bench.server.script("/a", ScriptedAnswer.redirect(bad));
            assertThat(bench.run("/a").failure()).as(bad).isInstanceOf(FetchFailure.Refused.class);
        }
    }

    @Test
    void saysThatNobodyListens() throws Exception {
        bench.server.close();
        assertThat(bench.run("/a").failure())
                .isEqualTo(new FetchFailure.Unreachable("the origin refuses the connection"));
    }

    @Test
    void saysThatANameHasNoAddress() throws Exception {
        reopen(Map.of(), host -> {
            throw new java.net.UnknownHostException(host);
        });
        assertThat(bench.run("/a").failure()).isInstanceOf(FetchFailure.Unreachable.class);
    }

    @Test
    void noticesALengthThatContradictsTheBody() throws Exception {
        bench.server.script(
                "/long",
                ScriptedAnswer.of(TEXT)
                        .with("Content-Length", "5000")
                        .failing(ScriptedAnswer.Fault.CLOSE, Integer.MAX_VALUE));
        assertThat(bench.run("/long").failure()).isEqualTo(new FetchFailure.Truncated(TEXT.length, 5000));
        bench.server.script("/junk", ScriptedAnswer.of(TEXT).with("Content-Length", "-7"));
        assertThat(bench.run("/junk").failure()).isNotInstanceOf(FetchFailure.Truncated.class);
    }

    @Test
    void usesConnectionsAgainAfterErrorsAndRedirects() throws Exception {
        bench.server.script("/gone", ScriptedAnswer.status(404));
        bench.server.script("/moved", ScriptedAnswer.redirect("/a"));
        bench.server.script("/a", ScriptedAnswer.of(TEXT));
        for (String path : List.of("/gone", "/moved")) {
            int tries = 0;
            do {
                assertThat(tries++).as("tries of %s", path).isLessThan(100);
                bench.run(path);
            } while (!isFollowedOnItsConnection(path));
        }
    }

    /** Whether a later request came by the connection of one. Not at once: it is free only a moment after the answer. */
    private boolean isFollowedOnItsConnection(String path) {
        Set<Integer> carried = new HashSet<>();
        for (ScriptedOriginServer.Asked asked : bench.server.asked) {
            if (carried.contains(asked.connection())) {
                return true;
            }
            if (asked.path().equals(path)) {
                carried.add(asked.connection());
            }
        }
        return false;
    }

    @Test
    void cancelClosesTheConnection() throws Exception {
        bench.server.script(
                "/a", ScriptedAnswer.of(TEXT).with("Content-Length", "5000").failing(STALL, TEXT.length));
        RecordingExchange exchange = new RecordingExchange();
        var running = bench.fetch(
                new OriginRequest(bench.server.uri("127.0.0.1", "/a"), Optional.empty(), 1 << 20), exchange);
        assertThat(exchange.head.await(30, TimeUnit.SECONDS)).isTrue();
        bench.onLoop(running::cancel);
        await("the connection is closed", () -> bench.server.openConnections() == 0);
    }

    @Test
    void closeEndsThreadsAndConnectionsWhileAFetchRuns() throws Exception {
        bench.close();
        Set<Thread> others = clientThreads();
        open();
        bench.server.script("/ok", ScriptedAnswer.of(TEXT));
        bench.run("/ok");
        bench.server.script(
                "/a", ScriptedAnswer.of(TEXT).with("Content-Length", "5000").failing(STALL, TEXT.length));
        RecordingExchange exchange = new RecordingExchange();
        bench.fetch(new OriginRequest(bench.server.uri("127.0.0.1", "/a"), Optional.empty(), 1 << 20), exchange);
        assertThat(exchange.head.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(others.containsAll(clientThreads())).isFalse();
        bench.origin.close();
        await("client threads end", () -> others.containsAll(clientThreads()));
        await("connections end", () -> bench.server.openConnections() == 0);
        assertThat(exchange.calls).doesNotContain("end", "failed");
        RecordingExchange late = bench.run("/ok");
        assertThat(late.failure()).isEqualTo(new FetchFailure.Unreachable("the origin was closed"));
    }

    private static Set<Thread> clientThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("origin-http-")
                        || thread.getName().matches("HttpClient-\\d+-SelectorManager"))
                .collect(Collectors.toSet());
    }

    private static void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
        assertThat(condition.getAsBoolean()).as(what).isTrue();
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(plain);
        }
        return packed.toByteArray();
    }

    private static byte[] deflate(byte[] plain) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
            out.write(plain);
        }
        return packed.toByteArray();
    }
}
