package org.swarmglass.engine.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.swarmglass.engine.reader.HeadlessReader;

/** The two edges against each other, with real sockets between them. */
class ReaderThroughProxyTest {
    private static final String PLAYLIST = """
            #EXTM3U
            #EXT-X-TARGETDURATION:1
            #EXTINF:0.2,
            s-0
            #EXTINF:0.2,
            s-1
            #EXTINF:0.2,
            s-2
            #EXT-X-ENDLIST
            """;

    private final FakeContent content = new FakeContent();
    private final byte[] media = new byte[300_000];

    @Test
    void aHeldSegmentReachesTheReaderWhole() throws Exception {
        new Random(7).nextBytes(media);
        serve();
        Map<String, byte[]> read = new ConcurrentHashMap<>();
        try (LocalProxy proxy = LocalProxy.start(content);
                HeadlessReader reader =
                        HeadlessReader.start(proxy.base().resolve("main.m3u8"), report -> {}, read::put)) {
            ProxyContent.Sink held = content.awaitHeld().sink();
            LocalProxyTest.eventually(() -> reader.stats().segmentsRead() == 1);
            held.begin("video/mp2t", OptionalLong.empty(), OptionalLong.empty());
            for (int at = 0; at < media.length; at += 1_000) {
                held.write(media, at, 1_000);
            }
            held.end();
            LocalProxyTest.eventually(() -> reader.stats().finished());
            assertThat(read).containsOnlyKeys("s-0", "s-1", "s-2");
            assertThat(read.values()).allMatch(bytes -> Arrays.equals(bytes, media));
            assertThat(reader.stats().bytesRead()).isEqualTo(3L * media.length);
        }
    }

    @Test
    void closingTheReaderReleasesWhatItWaitsFor() throws Exception {
        serve();
        try (LocalProxy proxy = LocalProxy.start(content)) {
            HeadlessReader reader = HeadlessReader.start(proxy.base().resolve("main.m3u8"), report -> {});
            FakeContent.Asked held = content.awaitHeld();
            reader.close();
            LocalProxyTest.eventually(() -> held.gone().get() == 1);
            LocalProxyTest.eventually(() -> proxy.openAnswers() == 0);
        }
    }

    /** All but {@code s-1}, which is held. */
    private void serve() {
        content.rule("main.m3u8", asked -> answer(asked, PLAYLIST.getBytes(StandardCharsets.UTF_8)));
        content.rule("s-0", asked -> answer(asked, media));
        content.rule("s-2", asked -> answer(asked, media));
    }

    private static void answer(FakeContent.Asked asked, byte[] bytes) {
        asked.sink().begin("video/mp2t", OptionalLong.of(bytes.length), OptionalLong.of(bytes.length));
        asked.sink().write(bytes, 0, bytes.length);
        asked.sink().end();
    }
}
