package org.swarmglass.engine.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.swarmglass.engine.identity.HlsJsMaster.Rendition;
import org.swarmglass.engine.model.Generation;

/** 1.0, 2.2 and 2.3 against what the real engines named over real hls.js. */
class HlsJsRecipesTest {
    private static final Vectors VECTORS = Vectors.of("v2");

    @TestFactory
    Stream<DynamicTest> hashesAsTheRealLibraries() {
        return Vectors.each(
                VECTORS.cases("/infoHash"),
                one -> "swarm " + one.get("streamSwarmId").asText(),
                one -> {
                    String swarm = one.get("streamSwarmId").asText();
                    assertThat(SwarmDigest.md5(swarm).binary())
                            .isEqualTo(one.get("infoHash_md5_upTo_2_2_x_and_2_3_alpha")
                                    .asText());
                    assertThat(SwarmDigest.sha1(swarm).binary())
                            .isEqualTo(one.get("infoHash_sha1_2_3_x").asText());
                });
    }

    @TestFactory
    Stream<DynamicTest> normalisesPropertiesAs23() {
        return Vectors.each(
                VECTORS.cases("/streamIndex_2_3"), one -> one.get("props").toString(), one -> {
                    String text = Recipe23.normalised(Vectors.properties(one.get("props")))
                            .text();
                    assertThat(text).isEqualTo(one.get("preimage").asText());
                    assertThat(SwarmDigest.propertiesIndex(text))
                            .isEqualTo(one.get("index_2_3_x").asText());
                });
    }

    @TestFactory
    Stream<DynamicTest> namesWhatTheEngineOf231Named() {
        return Vectors.each(
                VECTORS.cases("/hls/engine_2_3_1"),
                one -> one.get("name").asText(),
                one -> names(one, Recipe23.NAMING));
    }

    @TestFactory
    Stream<DynamicTest> namesWhatTheEngineOf222Named() {
        return Vectors.each(
                VECTORS.cases("/hls/engine_2_2_2"),
                one -> one.get("name").asText(),
                one -> names(one, Recipe22.NAMING));
    }

    private static void names(JsonNode one, HlsJsNaming naming) {
        Manifest manifest = manifest(one.get("manifestUrlRequested").asText());
        Optional<String> configured =
                Optional.ofNullable(one.get("customSwarmId")).map(JsonNode::asText);
        List<SwarmIdentity> named = SwarmRecipes.of(naming.generation()).identities(manifest, configured);
        List<JsonNode> expected = Vectors.list(one.get("streams"));
        List<JsonNode> played = expected.stream()
                .filter(stream -> !stream.get("playlistUrl").asText().isEmpty())
                .toList();
        assertThat(named).hasSameSizeAs(played);
        for (int i = 0; i < played.size(); i++) {
            matches(
                    named.get(i),
                    played.get(i),
                    configured.orElse(one.get("swarmIdDefault").asText()));
        }
        if (expected.size() > played.size()) {
            listsTheMuxedTrack(manifest, expected, naming);
        }
    }

    private static void matches(SwarmIdentity named, JsonNode stream, String swarmId) {
        assertThat(named.playlist())
                .isEqualTo(URI.create(stream.get("playlistUrl").asText()));
        assertThat(named.stream().kind().wireName())
                .isEqualTo(stream.get("type").asText());
        assertThat(named.streamIndex()).isEqualTo(stream.get("index").asText());
        assertThat(named.swarmId()).isEqualTo(swarmId);
        assertThat(named.swarmString()).isEqualTo(stream.get("streamSwarmId").asText());
        assertThat(named.infoHash().binary()).isEqualTo(stream.get("infoHash").asText());
    }

    /** Audio inside the variants has no segments of its own, so no identity; it still takes a place in the list. */
    private static void listsTheMuxedTrack(Manifest manifest, List<JsonNode> expected, HlsJsNaming naming) {
        BrowserUrl url = BrowserUrl.parse(manifest.response().toString());
        Rendition muxed = HlsJsMaster.read(MultivariantText.read(manifest.text()), url).stream()
                .filter(rendition -> rendition.playlist().isEmpty())
                .findFirst()
                .orElseThrow();
        String swarmString = naming.swarmString(url.withoutQuery(), muxed);
        assertThat(expected)
                .filteredOn(stream -> stream.get("playlistUrl").asText().isEmpty())
                .singleElement()
                .satisfies(stream -> {
                    assertThat(swarmString)
                            .isEqualTo(stream.get("streamSwarmId").asText());
                    assertThat(naming.digest().apply(swarmString).binary())
                            .isEqualTo(stream.get("infoHash").asText());
                });
    }

    private static Manifest manifest(String requested) {
        JsonNode playlist = VECTORS.at("/hls/playlists").get(requested);
        String response = playlist.path("redirect").asText(requested);
        return new Manifest(
                URI.create(requested),
                URI.create(response),
                playlist.get("body").asText());
    }

    @Test
    void keepsEveryStepToBeShown() {
        Manifest manifest = manifest("https://cdn.example.com/vod/master.m3u8?token=abc");
        SwarmIdentity first = SwarmRecipes.of(Generation.V2_3)
                .identities(manifest, Optional.empty())
                .get(0);
        assertThat(first.manifestUrl()).isEqualTo("https://cdn.example.com/vod/master.m3u8?token=abc");
        assertThat(first.swarmId()).isEqualTo("https://cdn.example.com/vod/master.m3u8");
        assertThat(first.propertiesText()).isEqualTo("1280000-avc1.4d401e-640-360----25-");
        assertThat(first.streamIndex()).isEqualTo("ZhOkfNZGMi4DCt1dNOE9aKNlwLQ=");
        assertThat(first.stream()).hasToString("main-0");
    }

    /** Computed with md5sum: 1.0 has no vectors of its own, but differs from 2.2 in one character only. */
    @Test
    void names10AsAV1Swarm() {
        Manifest manifest = manifest("https://cdn.example.com/vod/master.m3u8?token=abc");
        SwarmIdentity first = SwarmRecipes.of(Generation.V1_0)
                .identities(manifest, Optional.empty())
                .get(0);
        assertThat(first.swarmString()).isEqualTo("v1-https://cdn.example.com/vod/master.m3u8-main-0");
        assertThat(first.infoHash().binary()).isEqualTo("j501lvpomzLKHABTLtws");
    }

    @Test
    void usesAnEmptyConfiguredSwarmIdVerbatim() {
        Manifest manifest = manifest("https://cdn.example.com/vod/master.m3u8?token=abc");
        assertThat(SwarmRecipes.of(Generation.V2_2).identities(manifest, Optional.of("")))
                .first()
                .extracting(SwarmIdentity::swarmString)
                .isEqualTo("v2--main-0");
    }
}
