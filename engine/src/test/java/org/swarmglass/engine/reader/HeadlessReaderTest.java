package org.swarmglass.engine.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.swarmglass.engine.model.PlayerReport;

/** In real time, with short segments: what is counted exactly is in {@link PlayheadTest}. */
class HeadlessReaderTest {
    private final List<PlayerReport> reports = new CopyOnWriteArrayList<>();
    private final Map<String, String> segments = new ConcurrentHashMap<>();
    private ScriptedServer server;

    @BeforeEach
    void start() throws IOException {
        server = new ScriptedServer();
    }

    @AfterEach
    void leavesNoThread() {
        server.close();
        // An executor reports its end a moment before its thread is gone.
        await(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals("reader")));
    }

    @Test
    void readsAFinishedStreamToItsEndWithoutAStall() {
        // While the first plays a busy machine has time to bring the others.
        server.put("main.m3u8", vod(0.2, "s-0", "s-1", "s-2").replaceFirst("0\\.2", "3"));
        putSegments("s-0", "s-1", "s-2");
        try (HeadlessReader reader = read("main.m3u8")) {
            ReaderStats stats = await(reader, ReaderStats::finished);
            assertThat(stats.segmentsRead()).isEqualTo(3);
            assertThat(stats.bytesRead()).isEqualTo(3L * "media of s-0".length());
            assertThat(stats.stalls()).isZero();
            assertThat(stats.stalled()).isZero();
            assertThat(stats.played()).hasMillis(3_400);
            assertThat(stats.firstByte()).isPresent();
            assertThat(segments).containsOnlyKeys("s-0", "s-1", "s-2").containsEntry("s-1", "media of s-1");
        }
    }

    @Test
    void waitsForAHeldSegmentAndCountsOneStall() {
        // The held one is long: while it plays a busy machine has time to bring the last.
        server.put("main.m3u8", vod(0.1, "s-0", "s-1", "s-2").replace("0.1,\ns-1", "3,\ns-1"));
        putSegments("s-0", "s-2");
        CountDownLatch held = server.hold("s-1", "late");
        try (HeadlessReader reader = read("main.m3u8")) {
            await(reader, stats -> stats.stalled().toMillis() > 900);
            await(() -> reports.get(reports.size() - 1).stalled());
            assertThat(reports).last().satisfies(report -> {
                assertThat(report.playing()).isTrue();
                assertThat(report.stalled()).isTrue();
                assertThat(report.buffered()).contains(Duration.ZERO);
                assertThat(report.pictureShown()).isFalse();
            });
            held.countDown();
            ReaderStats stats = await(reader, ReaderStats::finished);
            assertThat(stats.stalls()).isEqualTo(1);
            assertThat(stats.stalled()).isGreaterThan(Duration.ofMillis(900));
        }
    }

    @Test
    void fetchesInitSectionsAndAlternateAudioToo() {
        server.put("main.m3u8", """
                #EXTM3U
                #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",NAME="en",DEFAULT=YES,URI="audio.m3u8"
                #EXT-X-STREAM-INF:BANDWIDTH=1000,AUDIO="a"
                video.m3u8
                """);
        server.put("video.m3u8", vod(0.2, "s-0", "s-1").replace("#EXTINF", "#EXT-X-MAP:URI=\"a-v\"\n#EXTINF"));
        server.put("audio.m3u8", vod(0.2, "s-a0", "s-a1").replaceFirst("#EXTINF", "#EXT-X-BYTERANGE:5@3\n#EXTINF"));
        server.put("a-v", "init");
        putSegments("s-0", "s-1", "s-a0", "s-a1");
        try (HeadlessReader reader = read("main.m3u8")) {
            ReaderStats stats = await(reader, ReaderStats::finished);
            assertThat(stats.segmentsRead()).isEqualTo(4);
            assertThat(stats.played()).hasMillis(400);
            assertThat(server.asked()).containsOnlyOnce("a-v").contains("s-a0 bytes=3-7");
        }
    }

    @Test
    void goesOnWithTheNextSegmentAfterAnErrorAsVlcDoes() {
        server.put("main.m3u8", vod(0.1, "s-0", "s-1", "s-2"));
        putSegments("s-0", "s-2");
        server.fail("s-1", 503);
        try (HeadlessReader reader = read("main.m3u8")) {
            ReaderStats stats = await(reader, ReaderStats::finished);
            assertThat(stats.segmentsRead()).isEqualTo(2);
            assertThat(stats.segmentsLost()).isEqualTo(1);
        }
    }

    @Test
    void followsALiveStreamFromNearItsEdge() {
        server.put("main.m3u8", live(100, 8));
        putSegments("s-104", "s-105", "s-106", "s-107", "s-108", "s-120", "s-121", "s-122", "s-123");
        try (HeadlessReader reader = read("main.m3u8")) {
            await(reader, stats -> stats.segmentsRead() == 4);
            server.put("main.m3u8", live(101, 8));
            await(reader, stats -> stats.segmentsRead() == 5);
            server.put("main.m3u8", live(116, 8));
            ReaderStats stats = await(reader, seen -> seen.segmentsRead() == 9);
            assertThat(stats.segmentsSkipped()).as("109 to 119").isEqualTo(11);
            assertThat(server.asked()).doesNotContain("s-103", "s-116");
        }
    }

    @Test
    void asksAgainForAPlaylistThatCannotBeHad() {
        server.fail("main.m3u8", 502);
        try (HeadlessReader reader = read("main.m3u8")) {
            await(reader, stats -> server.asked().size() >= 2);
            server.put("main.m3u8", vod(0.1, "s-0"));
            putSegments("s-0");
            await(reader, ReaderStats::finished);
        }
    }

    @Test
    void keepsThirtySecondsAheadAndNoMore() {
        server.put("main.m3u8", vod(10, "s-0", "s-1", "s-2", "s-3", "s-4"));
        putSegments("s-0", "s-1", "s-2", "s-3", "s-4");
        try (HeadlessReader reader = read("main.m3u8")) {
            // Three fill the 30 s; playing makes room for a fourth at once, which is then ahead of it.
            await(reader, stats -> stats.segmentsRead() == 4);
            Duration before = reader.stats().played();
            await(reader, stats -> stats.played().compareTo(before.plusMillis(700)) > 0);
            assertThat(reader.stats().segmentsRead()).isEqualTo(4);
        }
    }

    @Test
    void closeBreaksOffAHeldRequest() {
        server.put("main.m3u8", vod(1, "s-0"));
        server.hold("s-0", "never");
        HeadlessReader reader = read("main.m3u8");
        await(reader, stats -> server.asked().contains("s-0"));
        // Nobody ever answers: a close that waited for it would not come back.
        reader.close();
        reader.close();
        assertThat(reader.stats().segmentsLost()).isZero();
    }

    private HeadlessReader read(String name) {
        URI uri = server.uri(name);
        return HeadlessReader.start(uri, reports::add, (segment, bytes) -> segments.put(segment, new String(bytes)));
    }

    private void putSegments(String... names) {
        for (String name : names) {
            server.put(name, "media of " + name);
        }
    }

    private static String vod(double seconds, String... names) {
        StringBuilder text = new StringBuilder("#EXTM3U\n#EXT-X-TARGETDURATION:1\n");
        for (String name : names) {
            text.append("#EXTINF:").append(seconds).append(",\n").append(name).append('\n');
        }
        return text.append("#EXT-X-ENDLIST\n").toString();
    }

    private static String live(int first, int count) {
        StringBuilder text = new StringBuilder("#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXT-X-MEDIA-SEQUENCE:" + first);
        for (int i = first; i < first + count; i++) {
            text.append("\n#EXTINF:1,\ns-").append(i);
        }
        return text.append('\n').toString();
    }

    private static ReaderStats await(HeadlessReader reader, Predicate<ReaderStats> reached) {
        await(() -> reached.test(reader.stats()));
        return reader.stats();
    }

    private static void await(BooleanSupplier reached) {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!reached.getAsBoolean()) {
            assertThat(System.nanoTime()).as("not reached in 60 s").isLessThan(end);
            LockSupport.parkNanos(5_000_000);
        }
    }
}
