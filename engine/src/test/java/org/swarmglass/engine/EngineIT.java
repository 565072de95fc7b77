package org.swarmglass.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.swarmglass.engine.model.TrackerTarget;
import org.swarmglass.engine.reader.HeadlessReader;
import org.swarmglass.engine.snapshot.EngineSnapshot;
import org.swarmglass.engine.snapshot.PeerSnapshot;
import org.swarmglass.engine.snapshot.TrafficTotals;
import org.swarmglass.engine.tracker.server.TrackerServer;
import org.swarmglass.engine.tracker.server.TrackerServerOptions;

/** Real engines over real data channels, tracker, HTTP and proxy, on loopback. */
class EngineIT {
    private static final int WINDOW = 12;
    private static final Duration SEGMENT = Duration.ofSeconds(2);

    private final long startedNanos = System.nanoTime();
    private final List<Engine> engines = new ArrayList<>();
    private final List<HeadlessReader> readers = new ArrayList<>();
    private final Map<String, byte[]> read = new ConcurrentHashMap<>();
    private HttpServer origin;
    private TrackerServer tracker;

    @BeforeEach
    void start() throws IOException {
        origin = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        origin.createContext("/live.m3u8", exchange -> {
            byte[] text = playlist().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, text.length);
            exchange.getResponseBody().write(text);
            exchange.close();
        });
        origin.createContext("/seg/", exchange -> {
            String name = exchange.getRequestURI().getPath();
            byte[] body = bytes(Long.parseLong(name.replaceAll("\\D", "")));
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        origin.start();
        tracker = TrackerServer.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), TrackerServerOptions.defaults());
    }

    @AfterEach
    void stop() {
        readers.forEach(HeadlessReader::close);
        engines.forEach(Engine::close);
        tracker.close();
        origin.stop(0);
    }

    @Test
    void threeEnginesShareALiveStreamByteExactly() throws IOException {
        for (int i = 0; i < 3; i++) {
            open();
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
        }
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(35));
        engines.forEach(Engine::releasePlayer);
        readers.forEach(HeadlessReader::close);
        engines.forEach(Engine::close);
        List<EngineSnapshot> last = engines.stream().map(Engine::snapshot).toList();
        long http =
                last.stream().mapToLong(snapshot -> snapshot.traffic().http()).sum();
        long p2p = last.stream().mapToLong(snapshot -> snapshot.traffic().p2p()).sum();
        System.out.println("share " + p2p / (double) (p2p + http) + " of http " + http + " and p2p " + p2p);
        last.forEach(EngineIT::checkIdentity);
        assertThat(p2p / (double) (p2p + http)).isGreaterThan(0.3);
        assertThat(last)
                .allSatisfy(snapshot -> assertThat(snapshot.playback().stalls()).isZero());
        assertThat(read).hasSizeGreaterThan(10);
        read.forEach((name, body) ->
                assertThat(body).as(name).isEqualTo(bytes(Long.parseLong(name.replaceAll(".*-(\\d+)\\.ts", "$1")))));
    }

    private void open() throws IOException {
        Engine engine = Engine.start(EngineConfig.defaults()
                .withTrackers(List.of(TrackerTarget.parse(tracker.url().toString())))
                .withLoopback(true));
        engines.add(engine);
        engine.open(StreamRequest.of(
                URI.create("http://127.0.0.1:" + origin.getAddress().getPort() + "/live.m3u8")));
        readers.add(HeadlessReader.start(engine.playerUrl(), engine::report, read::put));
    }

    private static void checkIdentity(EngineSnapshot snapshot) {
        TrafficTotals totals = snapshot.traffic();
        assertThat(totals.http() + totals.p2p()).isEqualTo(totals.acquired() + totals.wasted());
        assertThat(totals.pending()).isZero();
        assertThat(snapshot.stream())
                .as("the last snapshot shows what was open")
                .isPresent();
        assertThat(snapshot.swarms()).isNotEmpty();
        assertThat(snapshot.peers().stream().mapToLong(PeerSnapshot::bytesIn).sum())
                .isEqualTo(totals.p2p());
        assertThat(snapshot.peers().stream().mapToLong(PeerSnapshot::bytesOut).sum())
                .isEqualTo(totals.uploaded());
    }

    private String playlist() {
        long newest = WINDOW - 1 + (System.nanoTime() - startedNanos) / SEGMENT.toNanos();
        StringBuilder text = new StringBuilder("#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:2\n");
        text.append("#EXT-X-MEDIA-SEQUENCE:").append(newest - WINDOW + 1).append('\n');
        for (long number = newest - WINDOW + 1; number <= newest; number++) {
            text.append("#EXTINF:2.0,\nseg/").append(number).append(".ts\n");
        }
        return text.toString();
    }

    private static byte[] bytes(long number) {
        byte[] bytes = new byte[300_000 + (int) (number % 7) * 1000];
        new Random(number).nextBytes(bytes);
        return bytes;
    }
}
