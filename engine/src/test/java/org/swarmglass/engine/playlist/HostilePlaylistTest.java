package org.swarmglass.engine.playlist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Threat S23: huge and hostile playlists are refused in time linear in their length. */
class HostilePlaylistTest {
    /** Far above what is needed (under 1 s) and far below what quadratic work takes (minutes). Processor time. */
    private static final Duration LINEAR = Duration.ofSeconds(10);

    private static final String HEAD = "#EXTM3U\n#EXT-X-TARGETDURATION:6\n";
    private static final String DATED = "#EXT-X-PROGRAM-DATE-TIME:2026-03-01T10:00:00.000Z\n#EXTINF:6.0,\nseg.ts\n";

    @Test
    void readsAsManySegmentsAsTheLimitAllows() throws PlaylistSyntaxException {
        String text = HEAD + DATED.repeat(50_000);
        assertThat(Fixtures.mediaOf(text).entries()).hasSize(50_000);
        assertLinear(() -> readOrRefuse(text));
    }

    static Stream<Arguments> tooMuch() {
        return Stream.of(
                Arguments.of("50,001 segments", HEAD + DATED.repeat(50_001)),
                Arguments.of("9 MiB", HEAD + "#EXT-X-A\n".repeat(1024 * 1024)),
                Arguments.of("a long line", HEAD + "#EXT-X-A:" + "A".repeat(65 * 1024) + "\n"),
                Arguments.of("many lines", HEAD + "#EXT\n".repeat(400_000)),
                Arguments.of("201 variants", "#EXTM3U\n" + "#EXT-X-STREAM-INF:BANDWIDTH=1\nv\n".repeat(201)),
                Arguments.of(
                        "1,001 renditions",
                        "#EXTM3U\n" + "#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"a\",NAME=\"n\"\n".repeat(1001)
                                + "#EXT-X-STREAM-INF:BANDWIDTH=1\nv\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tooMuch")
    void refusesMoreThanTheLimit(String what, String text) {
        assertThat(what).isNotBlank();
        assertLinear(() -> assertThatThrownBy(() -> PlaylistParser.parse(Fixtures.BASE, text))
                .isInstanceOf(PlaylistSyntaxException.class)
                .hasMessageContaining("more than"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#EXTINF:NaN,\na.ts",
                "#EXTINF:Infinity,\na.ts",
                "#EXTINF:1e308,\na.ts",
                "#EXTINF:-2,\na.ts",
                "#EXTINF:0x1p3,\na.ts",
                "#EXTINF:99999999,\na.ts",
                "#EXTINF:,\na.ts",
                "#EXT-X-MEDIA-SEQUENCE:9223372036854775808\n#EXTINF:2,\na.ts",
                "#EXT-X-MEDIA-SEQUENCE:9007199254740991\n#EXTINF:2,\na.ts",
                "#EXT-X-MEDIA-SEQUENCE:-1\n#EXTINF:2,\na.ts",
                "#EXT-X-DISCONTINUITY-SEQUENCE:x\n#EXTINF:2,\na.ts",
                "#EXT-X-TARGETDURATION:1e9\n#EXTINF:2,\na.ts",
                "#EXT-X-BYTERANGE:0@0\n#EXTINF:2,\na.ts",
                "#EXT-X-BYTERANGE:9999999999999999@9999999999999999\n#EXTINF:2,\na.ts",
                "#EXT-X-BYTERANGE:-1@5\n#EXTINF:2,\na.ts",
                "#EXT-X-MAP:URI=\"file:///a\"\n#EXTINF:2,\na.ts",
                "#EXT-X-MAP:URI=\"i\",BYTERANGE=\"all\"\n#EXTINF:2,\na.ts",
                "#EXT-X-MAP:BYTERANGE=\"1@0\"\n#EXTINF:2,\na.ts",
            })
    void refusesNumbersThatAreNone(String lines) {
        assertThatThrownBy(() -> Fixtures.mediaOf(HEAD + lines + "\n")).isInstanceOf(PlaylistSyntaxException.class);
    }

    static Stream<Arguments> tiring() {
        String capitals = "A".repeat(60_000);
        return Stream.of(
                Arguments.of("capitals", HEAD + ("#EXT-X-KEY:" + capitals + "\n").repeat(100)),
                Arguments.of("capitals in a map", "#EXTM3U\n" + ("#EXT-X-MEDIA:" + capitals + "\n").repeat(100)),
                Arguments.of("commas", HEAD + ("#EXT-X-KEY:" + ",".repeat(60_000) + "=\n").repeat(100)),
                Arguments.of("attributes", HEAD + ("#EXT-X-U:URI=\"" + "\",URI=\"".repeat(8_000) + "\n").repeat(100)),
                Arguments.of("dots", HEAD + ("#EXTINF:1,\n" + "../".repeat(20_000) + "a\n").repeat(100)),
                Arguments.of("letters", HEAD + ("#EXTINF:1,\n" + "\u00fc".repeat(60_000) + "\n").repeat(100)),
                Arguments.of("digits", HEAD + ("#EXTINF:" + "1".repeat(60_000) + ",\na\n").repeat(100)),
                Arguments.of("keys", HEAD + keys(100_000)));
    }

    private static String keys(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append("#EXT-X-KEY:METHOD=X,KEYFORMAT=\"").append(i).append("\"\n");
        }
        return text + "#EXTINF:1,\na\n".repeat(1_000);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tiring")
    void isNotTiredByLongLines(String what, String text) {
        assertThat(what).isNotBlank();
        assertLinear(() -> readOrRefuse(text));
    }

    private static void assertLinear(Runnable work) {
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        work.run();
        long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
        assertThat(Duration.ofNanos(nanos)).isLessThan(LINEAR);
    }

    /** Cut, doubled and garbled fixtures: whatever comes is a playlist or a PlaylistSyntaxException, nothing else. */
    @Test
    void survivesGarbledPlaylists() {
        Random random = new Random(20260301);
        String[] names = {"live-ts.m3u8", "vod-fmp4-aes.m3u8", "unknown-tags.m3u8", "low-latency.m3u8", "master.m3u8"};
        int read = 0;
        for (int round = 0; round < 1_500; round++) {
            StringBuilder text = new StringBuilder(Fixtures.text(names[round % names.length]));
            for (int change = random.nextInt(6); change >= 0; change--) {
                int at = random.nextInt(text.length());
                int to = Math.min(text.length(), at + random.nextInt(30));
                switch (random.nextInt(4)) {
                    case 0 -> text.delete(at, to);
                    case 1 -> text.insert(at, text.substring(at, to));
                    case 2 -> text.setCharAt(at, (char) random.nextInt(256));
                    default -> text.insert(at, "\"\n#=,:@\\".charAt(random.nextInt(8)));
                }
            }
            read += readOrRefuse(text.toString()) ? 1 : 0;
        }
        assertThat(read).isGreaterThan(200);
    }

    private static boolean readOrRefuse(String text) {
        try {
            Playlist playlist = PlaylistParser.parse(Fixtures.BASE, text);
            if (playlist instanceof MediaPlaylist media) {
                Timeline timeline = new Timeline(Fixtures.MAIN);
                timeline.accept(media);
                PlayerText.media(media, timeline.window(), media.ended(), new Fixtures.RecordingLinks());
            } else if (playlist instanceof MasterPlaylist master) {
                PlayerText.master(master, master.variants().get(0), new Fixtures.RecordingLinks());
            }
            return true;
        } catch (PlaylistSyntaxException refused) {
            assertThat(refused.reason()).isNotBlank();
            return false;
        }
    }
}
