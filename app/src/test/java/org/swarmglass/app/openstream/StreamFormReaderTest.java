package org.swarmglass.app.openstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.swarmglass.app.openstream.StreamForm.Field;
import org.swarmglass.engine.EngineConfig;
import org.swarmglass.engine.StreamRequest;
import org.swarmglass.engine.model.Generation;
import org.swarmglass.engine.model.IceServer;
import org.swarmglass.engine.model.LiveDelay;
import org.swarmglass.engine.model.TrackerTarget;

class StreamFormReaderTest {
    private static final EngineConfig BASE = new EngineConfig(
            List.of(), List.of(), Set.of(Generation.V2_3), true, false, true, 1_000, OptionalLong.of(7));

    private final StreamFormReader reader = new StreamFormReader(BASE);

    @Test
    void readsEveryFieldAndKeepsWhatIsNotAsked() {
        StreamForm form = new StreamForm(
                " https://h.example/live/master.m3u8?token=a%20b ",
                "wss://one.example/\nwss://two.example/announce https://page.example\n\n",
                "stun:s.example:3478\nturn:u:p@t.example:3478?transport=udp",
                " event-7 ",
                "7seg",
                "all",
                "720p",
                "Authorization: Bearer x:y\nX-Empty:",
                "https://h.example/live/segments-sha256.json");
        StreamChoice choice = read(form).choice().orElseThrow();
        assertThat(choice.request())
                .isEqualTo(new StreamRequest(
                        URI.create("https://h.example/live/master.m3u8?token=a%20b"),
                        Map.of("Authorization", "Bearer x:y", "X-Empty", ""),
                        Optional.of("event-7"),
                        new LiveDelay.OfSegments(7),
                        Optional.of("720p"),
                        Optional.of(URI.create("https://h.example/live/segments-sha256.json"))));
        assertThat(choice.config())
                .isEqualTo(new EngineConfig(
                        List.of(
                                TrackerTarget.parse("wss://one.example"),
                                TrackerTarget.parse("wss://two.example/announce")
                                        .withOrigin("https://page.example")),
                        List.of(
                                IceServer.parse("stun:s.example:3478"),
                                IceServer.parse("turn:u:p@t.example:3478?transport=udp")),
                        Set.copyOf(Generation.JOINED),
                        true,
                        false,
                        true,
                        1_000,
                        OptionalLong.of(7)));
    }

    @Test
    void remembersNeitherHeadersNorPasswords() {
        StreamForm form = new StreamForm(
                "https://h/a.m3u8",
                "wss://t",
                "stun:s:1\nturn:u:secret@t:2",
                "",
                "auto",
                "auto",
                "auto",
                "A: secret",
                "");
        assertThat(read(form).choice().orElseThrow().entry().toString())
                .contains("stun:s:1")
                .doesNotContain("secret");
    }

    @Test
    void showsWhatItWasStartedWithAsItWouldBeTyped() {
        StreamForm form = new StreamForm(
                "https://h/a.m3u8",
                "wss://t https://page",
                "turn:u:p@t:2?transport=udp",
                "id",
                "28s",
                "2.3,0.6",
                "1",
                "A: b",
                "https://h/segments-sha256.json");
        StreamChoice choice = read(form).choice().orElseThrow();
        assertThat(StreamForm.of(choice.config(), choice.request())).isEqualTo(form);
        assertThat(StreamForm.of(choice.entry()).url()).isEqualTo(form.url());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|ends in .m3u8",
                "host.example/a.m3u8|https://host.example/a.m3u8",
                "host.example:8080/a.m3u8|https://host.example:8080/a.m3u8",
                "ftp://host/a.m3u8|Only http and https",
                "file:///tmp/a.m3u8|Only http and https",
                "blob:https://page/123|network tab",
                "https://host/a b.m3u8|%20",
                "https:///a.m3u8|names no host",
                "https://host/manifest.mpd|DASH"
            })
    void saysOfAWrongUrlWhatToDo(String url, String words) {
        StreamFormReader.Reading reading = read(withUrl(url));
        assertThat(reading.choice()).isEmpty();
        assertThat(reading.problems().get(Field.URL)).contains(words);
    }

    @Test
    void findsAllProblemsAtOnce() {
        StreamForm form = new StreamForm(
                "https://h/a.m3u8",
                "udp://t:1\nwss://fine",
                "turn:t:1",
                "x".repeat(3_000),
                "soon",
                "auto",
                "big",
                "no header",
                "segments-sha256.json");
        Map<Field, String> problems = read(form).problems();
        assertThat(problems.keySet())
                .containsExactlyInAnyOrder(
                        Field.TRACKERS,
                        Field.ICE_SERVERS,
                        Field.SWARM_ID,
                        Field.LIVE_DELAY,
                        Field.RENDITION,
                        Field.SEGMENT_HASHES,
                        Field.HEADERS);
        assertThat(problems.get(Field.TRACKERS)).contains("udp://t:1").contains("wss://host");
        assertThat(problems.get(Field.ICE_SERVERS)).contains("credentials");
        assertThat(problems.get(Field.LIVE_DELAY)).contains("28s");
    }

    private StreamFormReader.Reading read(StreamForm form) {
        return reader.read(form);
    }

    private static StreamForm withUrl(String url) {
        return new StreamForm(url, "", "", "", "auto", "auto", "auto", "", "");
    }
}
