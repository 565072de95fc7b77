package org.swarmglass.engine.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.swarmglass.engine.model.ByteRange;
import org.swarmglass.engine.model.SegmentId;
import org.swarmglass.engine.model.SegmentRef;
import org.swarmglass.engine.model.StreamId;
import org.swarmglass.engine.model.StreamKind;

/** Both shapes of the file, and what is no hash. */
class HashListTest {
    /** Of "abc" (FIPS 180-4, example of appendix B.1). */
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    private static final Sha256 HASH = new Sha256(ABC);

    @Test
    void hashesAsTheStandardSays() {
        assertThat(Sha256.of("abc".getBytes(StandardCharsets.US_ASCII))).isEqualTo(HASH);
    }

    @Test
    void addsUpWhatArrivesInPieces() {
        RunningSha256 running = new RunningSha256();
        running.update(new byte[] {1, 2, 3});
        running.reset();
        running.update(new byte[] {'a'});
        running.update(new byte[] {'b', 'c'});
        assertThat(running.finish()).isEqualTo(HASH);
    }

    @Test
    void findsAFileByTheLastPartOfItsPathWithoutTheQuery() throws MalformedHashesException {
        HashList list = HashList.parse("{\"1-000004.ts\":\"" + ABC + "\"}");
        assertThat(list.find(at("https://pt.test/live/1-000004.ts?token=a/b"))).contains(HASH);
        assertThat(list.find(at("https://pt.test/1-000004.ts/other"))).isEmpty();
        assertThat(list.find(at("https://pt.test/1-000005.ts"))).isEmpty();
    }

    @Test
    void findsARangeByItsFirstAndLastByte() throws MalformedHashesException {
        HashList list = HashList.parse("{\"720.mp4\":{\"0-99\":\"" + ABC.replace('b', 'c') + "\",\"100-199\":\"" + ABC
                + "\"},\"480.mp4\":{}}");
        URI file = URI.create("https://pt.test/720.mp4");
        assertThat(list.find(segment(file, Optional.of(new ByteRange(100, 100)))))
                .contains(HASH);
        assertThat(list.find(segment(file, Optional.of(new ByteRange(100, 101)))))
                .isEmpty();
        assertThat(list.find(segment(file, Optional.of(ByteRange.from(100))))).isEmpty();
        assertThat(list.size()).isEqualTo(2);
    }

    @Test
    void neverTakesTheHashOfAFileForThatOfItsPart() throws MalformedHashesException {
        HashList list =
                HashList.parse("{\"a.mp4\":\"" + ABC + "\",\"b.mp4\":{\"0-9\":\"" + ABC + "\",\"\":\"" + ABC + "\"}}");
        assertThat(list.find(segment(URI.create("https://pt.test/a.mp4"), Optional.of(new ByteRange(0, 10)))))
                .isEmpty();
        assertThat(list.find(at("https://pt.test/b.mp4"))).isEmpty();
    }

    @Test
    void readsUpperCase() throws MalformedHashesException {
        assertThat(HashList.parse("{\"a\":\"" + ABC.toUpperCase(java.util.Locale.ROOT) + "\"}")
                        .find(at("https://pt.test/a")))
                .contains(HASH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":\"\"}",
                "{\"a\":null}",
                "{\"a\":1}",
                "{\"a\":true}",
                "{\"a\":[\"" + ABC + "\"]}",
                "{\"a\":\"" + ABC + "0\"}",
                "{\"a\":\"" + ABC + "\",\"a\":\"x\"}",
                "{\"a\":\"" + ABC + "\",\"a\":[]}"
            })
    void hasNoHashWhereSomethingElseStands(String text) throws MalformedHashesException {
        assertThat(HashList.parse(text).find(at("https://pt.test/a"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>not found</html>",
                "[]",
                "null",
                "\"" + ABC + "\"",
                "{\"a\":\"" + ABC,
                "{\"a\":\"" + ABC + "\"",
                "{\"a\":{\"0-9\":",
                "{} {}",
                "{\"a\":[[[[[[[[[[[[]]]]]]]]]]]]}"
            })
    void refusesWhatIsNoList(String text) {
        assertThatThrownBy(() -> HashList.parse(text)).isInstanceOf(MalformedHashesException.class);
    }

    @Test
    void refusesMoreEntriesThanAnyStreamHas() {
        StringBuilder text = new StringBuilder("{\"x\":\"").append(ABC).append('"');
        for (int i = 0; i < HashList.MAX_ENTRIES; i++) {
            text.append(",\"").append(i).append("\":\"").append(ABC).append('"');
        }
        assertThatThrownBy(() -> HashList.parse(text.append('}').toString()))
                .isInstanceOf(MalformedHashesException.class)
                .hasMessageContaining("entries");
    }

    @Test
    void looksBesidePlaylistsOfPeerTubeOnly() {
        assertThat(HashFileAddress.beside(URI.create(
                        "https://pt.test/static/streaming-playlists/hls/private/u/master.m3u8?videoFileToken=t")))
                .contains(new HashFileAddress(
                        URI.create(
                                "https://pt.test/static/streaming-playlists/hls/private/u/segments-sha256.json?videoFileToken=t"),
                        true));
        assertThat(HashFileAddress.beside(URI.create("https://cdn.test/streaming-playlists/hls/u/0.m3u8")))
                .map(HashFileAddress::uri)
                .contains(URI.create("https://cdn.test/streaming-playlists/hls/u/segments-sha256.json"));
        assertThat(HashFileAddress.beside(URI.create("https://cdn.test/live/master.m3u8?from=/streaming-playlists/")))
                .isEmpty();
    }

    private static SegmentRef at(String uri) {
        return segment(URI.create(uri), Optional.empty());
    }

    private static SegmentRef segment(URI uri, Optional<ByteRange> range) {
        return new SegmentRef(
                new SegmentId(new StreamId(StreamKind.MAIN, 0), 1), uri, range, Duration.ofSeconds(4), Duration.ZERO);
    }
}
