package org.swarmglass.engine.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.swarmglass.engine.model.Generation;
import org.swarmglass.engine.playlist.PlaylistSyntaxException;
import org.swarmglass.engine.playlist.dash.DashSegment;
import org.swarmglass.engine.playlist.dash.MediaPresentation;
import org.swarmglass.engine.playlist.dash.MediaPresentation.Track;
import org.swarmglass.engine.playlist.dash.PresentationParser;

/** The swarms and segment numbers of MPDs, against recordings of the JavaScript parsers where there are any. */
class DashRecipesTest {
    private static final Vectors THREE = Vectors.of("v3");
    private static final Vectors DASH = Vectors.of("dash");
    private static final URI URL = URI.create("https://cdn.example/dash/manifest.mpd");

    @TestFactory
    Stream<DynamicTest> namesAndNumbersRecordedManifestsAs50() {
        return Vectors.each(THREE.cases("/dash"), one -> one.get("name").asText(), DashRecipesTest::agreesIn50);
    }

    private static void agreesIn50(JsonNode one) {
        URI url = URI.create(one.get("requestedUrl").asText());
        Instant now = Instant.ofEpochMilli(one.path("nowMs").asLong(0));
        MediaPresentation presentation = parse(url, one.get("text").asText(), now);
        List<SwarmIdentity> named = identities(Generation.V5_0, url, presentation);
        List<JsonNode> expected = Vectors.list(one.get("streams"));
        assertThat(named).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            JsonNode stream = expected.get(i);
            SwarmIdentity identity = named.get(i);
            assertThat(identity.playlist().getFragment())
                    .isEqualTo(stream.get("key").asText());
            assertThat(presentation.live()).isEqualTo(stream.get("isLive").asBoolean());
            assertThat(identity.propertiesText())
                    .isEqualTo(stream.get("preimage").asText());
            assertThat(identity.streamIndex())
                    .isEqualTo(stream.get("identityHash").asText());
            assertThat(identity.swarmString())
                    .isEqualTo(stream.get("streamSwarmId").asText())
                    .contains("-" + stream.get("type").asText() + "-");
            assertThat(identity.infoHash().binary())
                    .isEqualTo(stream.get("infoHash").asText());
            numbersIn50(track(presentation, identity).segments(), Vectors.list(stream.get("segments")));
        }
    }

    private static void numbersIn50(List<DashSegment> segments, List<JsonNode> expected) {
        assertThat(segments).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            JsonNode recorded = expected.get(i);
            DashSegment segment = segments.get(i);
            assertThat(segment.uri()).hasToString(recorded.get("url").asText());
            assertThat(segment.time().listed())
                    .isEqualTo(recorded.get("presentationTime").asDouble());
            assertThat(DashNumbers.number(Generation.V5_0, segment.time()))
                    .isEqualTo(recorded.get("externalId").asLong());
        }
    }

    @TestFactory
    Stream<DynamicTest> namesAndNumbersAsShakaUpTo4() {
        return Vectors.each(DASH.cases("/cases"), one -> one.get("name").asText(), DashRecipesTest::agreesWithShaka4);
    }

    private static void agreesWithShaka4(JsonNode one) {
        MediaPresentation presentation = presentation(one);
        List<SwarmIdentity> by22 = identities(Generation.V2_2, URL, presentation);
        List<SwarmIdentity> by23 = identities(Generation.V2_3, URL, presentation);
        List<JsonNode> recorded = Vectors.list(one.get("shaka4_16_9"));
        assertThat(by22).hasSameSizeAs(recorded);
        for (JsonNode stream : recorded) {
            SwarmIdentity two = named(by22, stream);
            assertThat(two.swarmString())
                    .isEqualTo("v2-" + URL + "-" + stream.get("type").asText() + "-"
                            + stream.get("index").asText());
            assertThat(two.infoHash()).isEqualTo(SwarmDigest.md5(two.swarmString()));
            assertThat(named(by23, stream).propertiesText())
                    .isEqualTo(Recipe23.normalised(asAdapterOf23(stream)).text());
            numbersAsShaka4(track(presentation, two).segments(), Vectors.list(stream.get("segments")));
        }
    }

    /** What 2.3's adapter takes from Shaka's stream (protocol/v2 1.3.2). */
    private static StreamProperties asAdapterOf23(JsonNode stream) {
        boolean audio = stream.get("codecs").asText().startsWith("mp4a");
        StreamProperties all = Vectors.properties(stream);
        double bandwidth = stream.get("bandwidth").asDouble();
        if (!audio) {
            return new StreamProperties(
                    bandwidth,
                    all.codecs(),
                    all.width(),
                    all.height(),
                    "",
                    "",
                    "",
                    all.frameRate(),
                    stream.path("hdr").asText(""));
        }
        if (stream.get("type").asText().equals("main")) {
            return StreamProperties.NONE.withBitrate(bandwidth);
        }
        String name = stream.path("label").asText(stream.get("key").asText());
        return new StreamProperties(0, all.codecs(), "", "", all.language(), all.channels(), name, "", "");
    }

    private static void numbersAsShaka4(List<DashSegment> segments, List<JsonNode> recorded) {
        assertThat(segments).hasSameSizeAs(recorded);
        for (int i = 0; i < recorded.size(); i++) {
            DashSegment segment = segments.get(i);
            double start = recorded.get(i).get("start").asDouble();
            assertThat(segment.uri()).hasToString(recorded.get(i).get("url").asText());
            assertThat(segment.time().seconds()).isEqualTo(start);
            assertThat(DashNumbers.number(Generation.V2_2, segment.time())).isEqualTo((long) (start / 0.5));
            assertThat(segment.range().map(range -> List.of(range.first(), range.last())))
                    .isEqualTo(Optional.ofNullable(recorded.get(i).get("range"))
                            .map(range ->
                                    List.of(range.get(0).asLong(), range.get(1).asLong())));
        }
    }

    @TestFactory
    Stream<DynamicTest> namesAndNumbersAsShaka25In06() {
        return Vectors.each(DASH.cases("/cases"), one -> one.get("name").asText(), one -> {
            MediaPresentation presentation = presentation(one);
            List<SwarmIdentity> named = identities(Generation.V0_6, URL, presentation);
            List<JsonNode> recorded = Vectors.list(one.get("shaka2_5_23"));
            assertThat(named).hasSameSizeAs(recorded);
            for (JsonNode stream : recorded) {
                SwarmIdentity six = named(named, stream);
                assertThat(six.streamSwarmId())
                        .isEqualTo(URL + "+" + stream.get("identity").asText());
                assertThat(six.infoHash()).isEqualTo(SwarmDigest.rawSha1("2" + six.streamSwarmId()));
                List<DashSegment> segments = track(presentation, six).segments();
                List<JsonNode> expected = Vectors.list(stream.get("segments"));
                for (int i = 0; i < expected.size(); i++) {
                    long number =
                            DashNumbers.number(Generation.V0_6, segments.get(i).time());
                    assertThat(DashNumbers.sequence06(number))
                            .isEqualTo(expected.get(i).get("sequence").asText());
                }
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> timesSegmentsAsMpdParserIn50() {
        // A live list by duration is left out: mpd-parser counts its files from the window's start, which moves.
        List<JsonNode> cases = DASH.cases("/cases").stream()
                .filter(one -> !one.get("name").asText().startsWith("live list"))
                .toList();
        assertThat(cases).hasSize(15);
        return Vectors.each(cases, one -> one.get("name").asText(), DashRecipesTest::agreesWithMpdParser);
    }

    private static void agreesWithMpdParser(JsonNode one) {
        MediaPresentation presentation = presentation(one);
        for (SwarmIdentity five : identities(Generation.V5_0, URL, presentation)) {
            JsonNode stream = Vectors.list(one.get("mpdParser1_4_0")).stream()
                    .filter(listed -> listed.get("key").asText().equals(fragment(five)))
                    .findFirst()
                    .orElseThrow();
            List<DashSegment> segments = track(presentation, five).segments();
            List<JsonNode> recorded = Vectors.list(stream.get("segments"));
            assertThat(segments).hasSameSizeAs(recorded);
            for (int i = 0; i < recorded.size(); i++) {
                assertThat(segments.get(i).time().listed())
                        .isEqualTo(recorded.get(i).get("time").asDouble());
            }
            assertThat(five.swarmString()).contains("-" + stream.get("type").asText() + "-");
            assertThat(five.propertiesText())
                    .contains(
                            stream.get("codecs").asText(),
                            stream.path("language").asText());
        }
    }

    private static final String TWO_HOSTS = """
            <MPD mediaPresentationDuration="PT4S"><BaseURL>https://a.example/</BaseURL>%s
            <Period><AdaptationSet mimeType="video/mp4"><Representation id="v" bandwidth="5000">
            <SegmentTemplate media="$Number$.m4s" duration="4"/></Representation></AdaptationSet></Period></MPD>""";

    @Test
    void namesBy50AndBy06WhatWasAskedForAndOtherwiseWhatAnswered() {
        URI requested = URI.create("https://cdn.example/m.mpd?t=1");
        MediaPresentation read =
                parse(URI.create("https://edge.example/x/m.mpd?u=2"), TWO_HOSTS.formatted(""), Instant.EPOCH);
        assertThat(onlySwarm(Generation.V0_6, requested, read, Optional.empty()))
                .isEqualTo("2https://cdn.example/m.mpd+V1");
        assertThat(onlySwarm(Generation.V1_0, requested, read, Optional.empty()))
                .isEqualTo("v1-https://edge.example/x/m.mpd-main-0");
        assertThat(onlySwarm(Generation.V5_0, requested, read, Optional.empty()))
                .startsWith("v3-https://cdn.example/m.mpd-main-");
    }

    @Test
    void usesAConfiguredSwarmIdVerbatimAndAnEmptyOneNotIn06() {
        MediaPresentation read = parse(URL, TWO_HOSTS.formatted(""), Instant.EPOCH);
        assertThat(onlySwarm(Generation.V0_6, URL, read, Optional.of("ours"))).isEqualTo("2ours+V1");
        assertThat(onlySwarm(Generation.V0_6, URL, read, Optional.of(""))).isEqualTo("2" + URL + "+V1");
        assertThat(onlySwarm(Generation.V2_2, URL, read, Optional.of(""))).isEqualTo("v2--main-0");
        assertThat(onlySwarm(Generation.V2_3, URL, read, Optional.of("ours"))).startsWith("v2-ours-main-");
        assertThat(onlySwarm(Generation.V5_0, URL, read, Optional.of("ours"))).startsWith("v3-ours-main-");
    }

    /** mpd-parser lists it under every base address, so that only the bitrate seems to tell the listings apart. */
    @Test
    void keepsTheBitrateOfWhatIsOfferedAtSeveralAddressesIn50() {
        MediaPresentation one = parse(URL, TWO_HOSTS.formatted(""), Instant.EPOCH);
        MediaPresentation two = parse(URL, TWO_HOSTS.formatted("<BaseURL>https://b.example/</BaseURL>"), Instant.EPOCH);
        assertThat(identities(Generation.V5_0, URL, one))
                .extracting(SwarmIdentity::propertiesText)
                .containsExactly("0--------");
        assertThat(identities(Generation.V5_0, URL, two))
                .extracting(SwarmIdentity::propertiesText)
                .containsExactly("5000--------");
    }

    @Test
    void shortensLanguagesAsShaka() {
        assertThat(Stream.of("ger", "deu-AT", "EN-gb", "heb", "und", "gsw", "").map(ShakaLanguage::normalised))
                .containsExactly("de", "de", "en", "he", "und", "gsw", "");
    }

    private static String onlySwarm(
            Generation generation, URI requested, MediaPresentation read, Optional<String> configured) {
        List<SwarmIdentity> named = DashRecipes.of(generation).identities(requested, read, configured);
        assertThat(named).hasSize(1);
        return named.get(0).swarmString();
    }

    private static MediaPresentation presentation(JsonNode one) {
        return parse(
                URL,
                one.get("text").asText(),
                Instant.ofEpochMilli(one.get("nowMs").asLong()));
    }

    private static SwarmIdentity named(List<SwarmIdentity> all, JsonNode stream) {
        return all.stream()
                .filter(one -> fragment(one).equals(stream.get("key").asText()))
                .findFirst()
                .orElseThrow();
    }

    private static String fragment(SwarmIdentity identity) {
        return identity.playlist().getFragment();
    }

    private static MediaPresentation parse(URI url, String text, Instant now) {
        try {
            return PresentationParser.parse(url, text, now);
        } catch (PlaylistSyntaxException malformed) {
            throw new AssertionError(malformed);
        }
    }

    private static List<SwarmIdentity> identities(Generation generation, URI url, MediaPresentation presentation) {
        return DashRecipes.of(generation).identities(url, presentation, Optional.empty());
    }

    private static Track track(MediaPresentation presentation, SwarmIdentity identity) {
        return presentation.tracks().stream()
                .filter(track -> track.stream().equals(identity.stream()))
                .findFirst()
                .orElseThrow();
    }
}
