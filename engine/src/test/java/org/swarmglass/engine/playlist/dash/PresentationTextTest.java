package org.swarmglass.engine.playlist.dash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.swarmglass.engine.playlist.PlaylistSyntaxException;
import org.swarmglass.engine.playlist.dash.MediaPresentation.Track;

/** What the player would ask of the proxy is what it would have asked of the origin. */
class PresentationTextTest {
    private static final URI URL = URI.create("https://cdn.example/dash/manifest.mpd");
    private static final ProxiedAddress PROXIED = new ProxiedAddress(URI.create("http://127.0.0.1:9/s1/dash/"));

    @TestFactory
    Stream<DynamicTest> leadsEveryAddressOfTheRecordedManifestsThroughTheProxy() {
        return recorded()
                .map(one -> DynamicTest.dynamicTest(
                        one.get("name").asText(),
                        () -> leadsBack(
                                one.get("text").asText(),
                                Instant.ofEpochMilli(one.get("nowMs").asLong()))));
    }

    private static void leadsBack(String text, Instant now) throws PlaylistSyntaxException {
        MediaPresentation origin = PresentationParser.parse(URL, text, now);
        String rewritten = PresentationText.of(origin, PROXIED, one -> true);
        MediaPresentation player =
                PresentationParser.parse(URI.create("http://127.0.0.1:9/s1/manifest.mpd"), rewritten, now);
        assertThat(player.tracks()).hasSameSizeAs(origin.tracks());
        for (int i = 0; i < origin.tracks().size(); i++) {
            Track asked = player.tracks().get(i);
            Track meant = origin.tracks().get(i);
            assertThat(asked.segments())
                    .extracting(segment -> meantBy(segment.uri()))
                    .containsExactlyElementsOf(uris(meant));
            assertThat(asked.segments())
                    .extracting(DashSegment::range, DashSegment::time, DashSegment::duration)
                    .containsExactlyElementsOf(meant.segments().stream()
                            .map(one -> tuple(one.range(), one.time(), one.duration()))
                            .toList());
            assertThat(asked.representation().init().map(init -> meantBy(init.uri())))
                    .isEqualTo(meant.representation().init().map(Resource::uri));
            assertThat(asked.representation().bases()).hasSize(1);
        }
    }

    private static URI meantBy(URI asked) {
        return PROXIED.origin(asked).orElseThrow(() -> new AssertionError(asked + " leads past the proxy"));
    }

    private static List<URI> uris(Track track) {
        return track.segments().stream().map(DashSegment::uri).toList();
    }

    @Test
    void leadsReferencesThatLeaveTheirFolderThroughTheProxy() throws PlaylistSyntaxException {
        for (String reference : List.of(
                "/root/$Number%05d$.m4s?k=v",
                "https://other.example:8443/$Time$.m4s",
                "//third.example/a.m4s",
                "../../../up-$Number$.m4s",
                "a b/$RepresentationID$.m4s")) {
            leadsBack(manifest("<BaseURL>https://cdn.example/x/y/</BaseURL>", """
                    <AdaptationSet mimeType="video/mp4"><SegmentTemplate media="%s" initialization="/i.mp4" duration="4"/>
                    <Representation id="v" bandwidth="1"/></AdaptationSet>""".formatted(reference)), Instant.EPOCH);
        }
    }

    @Test
    void leavesOutWhatLeadsPastTheProxyAndWhatThePlayerMayNotChoose() throws PlaylistSyntaxException {
        String set = """
                <AdaptationSet mimeType="%s"><!-- note --><BaseURL>a/</BaseURL><BaseURL>https://cdn2.example/b/</BaseURL>
                <Representation id="%s-lo" bandwidth="1"><SegmentTemplate media="lo" duration="4"/></Representation>
                <Representation id="%s-hi" bandwidth="2"><SegmentTemplate media="hi" duration="4"/></Representation>
                </AdaptationSet>""";
        MediaPresentation origin = PresentationParser.parse(
                URL,
                manifest(
                        "<BaseURL>https://cdn.example/1/</BaseURL><BaseURL>https://cdn2.example/1/</BaseURL>"
                                + "<Location>https://cdn3.example/m.mpd</Location>",
                        set.formatted("video/mp4", "v", "v") + set.formatted("audio/mp4", "a", "a")),
                Instant.EPOCH);
        String text = PresentationText.of(origin, PROXIED, one -> one.id().equals("v-hi"));
        assertThat(text)
                .contains("<BaseURL>http://127.0.0.1:9/s1/dash/https/cdn.example/1/a/</BaseURL>")
                .contains("id=\"v-hi\"")
                .doesNotContain("v-lo", "a-hi", "audio/mp4", "cdn2.example", "cdn3.example");
    }

    @Test
    void knowsOnlyAddressesBelowItsPrefix() {
        URI ipv6 = URI.create("http://[::1]:80/a?b=%5B");
        assertThat(PROXIED.origin(URI.create(PROXIED.of(ipv6)))).contains(ipv6);
        assertThat(PROXIED.of(URI.create("https://a.example"))).isEqualTo(PROXIED.prefix() + "https/a.example/");
        assertThat(PROXIED.origin(URI.create("http://127.0.0.1:9/s2/dash/https/a.example/")))
                .isEmpty();
        assertThat(PROXIED.origin(URI.create(PROXIED.prefix() + "file/etc/passwd")))
                .isEmpty();
    }

    private static String manifest(String outer, String sets) {
        return "<MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\" mediaPresentationDuration=\"PT8S\">" + outer + "<Period>"
                + sets + "</Period></MPD>";
    }

    private static Stream<JsonNode> recorded() {
        String file = "/vectors/vectors-dash.json";
        try (InputStream in = Objects.requireNonNull(PresentationTextTest.class.getResourceAsStream(file), file)) {
            JsonNode cases = new ObjectMapper().readTree(in).get("cases");
            return StreamSupport.stream(cases.spliterator(), false);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
