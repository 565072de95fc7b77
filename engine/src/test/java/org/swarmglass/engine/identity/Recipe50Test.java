package org.swarmglass.engine.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.swarmglass.engine.model.Generation;
import org.swarmglass.engine.model.StreamKind;

class Recipe50Test {
    private static final Vectors VECTORS = Vectors.of("v3");

    @TestFactory
    Stream<DynamicTest> agreesWithUpstreamsOwnLiterals() {
        return Vectors.each(
                VECTORS.cases("/identityGolden"), one -> one.get("name").asText(), one -> {
                    StreamProperties properties = Vectors.properties(one.get("properties"));
                    StreamKind kind =
                            StreamKind.valueOf(one.get("streamType").asText().toUpperCase(Locale.ROOT));
                    String swarmId = one.get("swarmId").asText();
                    JsonNode three = one.get("v3");
                    String index = SwarmDigest.propertiesIndex(properties.text());
                    assertThat(properties.text())
                            .isEqualTo(three.get("preimage").asText());
                    assertThat(index).isEqualTo(three.get("identityHash").asText());
                    String swarm = Recipe50.swarmString(swarmId, kind, index);
                    assertThat(swarm).isEqualTo(three.get("streamSwarmId").asText());
                    assertThat(SwarmDigest.sha1(swarm).binary())
                            .isEqualTo(three.get("infoHash").asText());
                    agreesIn2(properties, kind, swarmId, one.get("v2_3x_4x"));
                });
    }

    private static void agreesIn2(StreamProperties properties, StreamKind kind, String swarmId, JsonNode two) {
        String text = Recipe23.normalised(properties).text();
        assertThat(text).isEqualTo(two.get("preimage").asText());
        assertThat(SwarmDigest.propertiesIndex(text))
                .isEqualTo(two.get("identityHash").asText());
        String swarm =
                Recipe23.NAMING.swarmString(swarmId, new HlsJsMaster.Rendition(kind, 0, Optional.empty(), properties));
        assertThat(swarm).isEqualTo(two.get("streamSwarmId").asText());
        assertThat(SwarmDigest.sha1(swarm).binary())
                .isEqualTo(two.get("infoHash").asText());
    }

    @TestFactory
    Stream<DynamicTest> writesPropertiesAsTheyAre() {
        return Vectors.each(
                VECTORS.cases("/identityExtra"), one -> one.get("properties").toString(), one -> {
                    StreamProperties properties = Vectors.properties(one.get("properties"));
                    String two = Recipe23.normalised(properties).text();
                    assertThat(properties.text())
                            .isEqualTo(one.get("v3_preimage").asText());
                    assertThat(SwarmDigest.propertiesIndex(properties.text()))
                            .isEqualTo(one.get("v3_identityHash").asText());
                    assertThat(two).isEqualTo(one.get("v2_preimage").asText());
                    assertThat(SwarmDigest.propertiesIndex(two))
                            .isEqualTo(one.get("v2_identityHash").asText());
                });
    }

    @TestFactory
    Stream<DynamicTest> usesAConfiguredSwarmIdVerbatim() {
        return Vectors.each(
                VECTORS.cases("/configuredSwarmId"), one -> one.get("swarmId").asText(), one -> {
                    StreamKind kind =
                            StreamKind.valueOf(one.get("type").asText().toUpperCase(Locale.ROOT));
                    String swarm = Recipe50.swarmString(
                            one.get("swarmId").asText(),
                            kind,
                            one.get("identityHash").asText());
                    assertThat(swarm).isEqualTo(one.get("streamSwarmId").asText());
                    assertThat(SwarmDigest.sha1(swarm).binary())
                            .isEqualTo(one.get("infoHash").asText());
                });
    }

    @TestFactory
    Stream<DynamicTest> namesTheStreamsOfRecordedMasters() {
        return Vectors.each(VECTORS.cases("/hlsMasters"), one -> one.get("name").asText(), one -> {
            URI url = URI.create(one.get("requestedUrl").asText());
            List<SwarmIdentity> named =
                    identities(new Manifest(url, url, one.get("text").asText()), Optional.empty());
            List<JsonNode> expected = firstListings(one.get("streams"));
            assertThat(named).hasSameSizeAs(expected);
            for (int i = 0; i < expected.size(); i++) {
                JsonNode stream = expected.get(i);
                SwarmIdentity identity = named.get(i);
                assertThat(identity.playlist()).hasToString(stream.get("key").asText());
                assertThat(identity.stream().kind().wireName())
                        .isEqualTo(stream.get("type").asText());
                assertThat(identity.propertiesText())
                        .isEqualTo(stream.get("preimage").asText());
                assertThat(identity.streamIndex())
                        .isEqualTo(stream.get("identityHash").asText());
                assertThat(identity.swarmString())
                        .isEqualTo(stream.get("streamSwarmId").asText());
                assertThat(identity.infoHash().binary())
                        .isEqualTo(stream.get("infoHash").asText());
            }
        });
    }

    /** The vectors list a playlist as often as the master does; a browser keeps the first. */
    private static List<JsonNode> firstListings(JsonNode streams) {
        Set<String> seen = new HashSet<>();
        List<JsonNode> first = new ArrayList<>(Vectors.list(streams));
        first.removeIf(stream -> !seen.add(stream.get("key").asText()));
        return first;
    }

    @TestFactory
    Stream<DynamicTest> namesTheSwarmByWhatWasAskedForAnd2ByWhatAnswered() {
        return Vectors.each(
                VECTORS.cases("/swarmUrl"), one -> one.get("response").asText(), one -> {
                    Manifest manifest = new Manifest(
                            URI.create(one.get("requested").asText()),
                            URI.create(one.get("response").asText()),
                            "#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXTINF:4,\na.ts\n");
                    assertThat(identities(manifest, Optional.empty()))
                            .singleElement()
                            .satisfies(five -> {
                                assertThat(five.swarmId())
                                        .isEqualTo(one.get("swarmId_5x").asText());
                                assertThat(five.infoHash().binary())
                                        .isEqualTo(
                                                one.get("infoHash_5x_anonymous").asText());
                            });
                    assertThat(new Recipe23().identities(manifest, Optional.empty()))
                            .singleElement()
                            .satisfies(two -> {
                                assertThat(two.swarmId())
                                        .isEqualTo(one.get("swarmId_2x_3x_4x").asText());
                                assertThat(two.infoHash().binary())
                                        .isEqualTo(one.get("infoHash_23_3x_4x_anonymous")
                                                .asText());
                            });
                });
    }

    @TestFactory
    Stream<DynamicTest> namesAMediaPlaylistLoadedAlone() {
        URI url = URI.create("https://cdn.example/v/720p.m3u8"); // not in the file, found by its hash
        return Vectors.each(
                VECTORS.cases("/hlsSegments"), one -> one.get("name").asText(), one -> {
                    List<SwarmIdentity> named =
                            identities(new Manifest(url, url, one.get("text").asText()), Optional.empty());
                    assertThat(named)
                            .singleElement()
                            .extracting(identity -> identity.infoHash().binary())
                            .isEqualTo(one.get("anonymousInfoHash").asText());
                });
    }

    @Test
    void sharesAStreamOfWhichNothingIsKnownOnlyIfItIsAlone() {
        URI url = URI.create("https://a.example/m.m3u8");
        String master = """
                #EXTM3U
                #EXT-X-STREAM-INF:BANDWIDTH=1
                bare.m3u8
                #EXT-X-STREAM-INF:BANDWIDTH=2,CODECS="avc1.64001f"
                known.m3u8
                """;
        assertThat(identities(new Manifest(url, url, master), Optional.empty()))
                .singleElement()
                .satisfies(named -> {
                    assertThat(named.propertiesText()).isEqualTo("0-avc1.64001f-------");
                    assertThat(named.stream()).hasToString("main-1");
                });
    }

    @Test
    void givesAnAlternateCameraAStreamIdOfItsOwn() {
        URI url = URI.create("https://a.example/m.m3u8");
        String master = """
                #EXTM3U
                #EXT-X-MEDIA:TYPE=VIDEO,GROUP-ID="cam",NAME="Wide",URI="wide.m3u8"
                #EXT-X-MEDIA:TYPE=VIDEO,GROUP-ID="cam",NAME="Pit",URI="pit.m3u8"
                #EXT-X-STREAM-INF:BANDWIDTH=1,RESOLUTION=640x360,VIDEO="cam"
                v.m3u8
                """;
        assertThat(identities(new Manifest(url, url, master), Optional.empty()))
                .extracting(named -> named.stream() + " " + named.propertiesText())
                .containsExactly("main-0 0--640-360-----", "main-1 0--640-360---Wide--", "main-2 0--640-360---Pit--");
    }

    private static List<SwarmIdentity> identities(Manifest manifest, Optional<String> configured) {
        return SwarmRecipes.of(Generation.V5_0).identities(manifest, configured);
    }
}
