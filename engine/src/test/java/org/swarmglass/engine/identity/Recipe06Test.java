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
import org.swarmglass.engine.model.Generation;
import org.swarmglass.engine.model.StreamId;
import org.swarmglass.engine.model.StreamKind;

class Recipe06Test {
    private static final Vectors VECTORS = Vectors.of("v06");

    @TestFactory
    Stream<DynamicTest> hashesAsTheRealLibrary() {
        return Vectors.each(
                VECTORS.cases("/infoHash"),
                one -> "swarm " + one.get("streamSwarmId").asText(),
                one -> {
                    var hash = SwarmDigest.rawSha1(one.get("sha1Input").asText());
                    assertThat(hash.hex()).isEqualTo(one.get("infoHashHex").asText());
                    assertThat(hash.binary())
                            .isEqualTo(one.get("infoHashAsTrackerString").asText());
                });
    }

    @TestFactory
    Stream<DynamicTest> namesTheSwarmThatTheRealEngineJoined() {
        return Vectors.each(
                VECTORS.cases("/swarmDerivation"), one -> one.get("name").asText(), Recipe06Test::derives);
    }

    private static void derives(JsonNode one) {
        List<JsonNode> playlists = Vectors.list(one.at("/input/playlists"));
        JsonNode first = playlists.stream()
                .filter(playlist -> playlist.get("content").asText().contains("#EXT-X-STREAM-INF"))
                .findFirst()
                .orElse(playlists.get(0));
        Manifest manifest = new Manifest(
                URI.create(first.get("requestUrl").asText()),
                URI.create(first.get("responseUrl").asText()),
                first.get("content").asText());
        Optional<String> configured =
                Optional.ofNullable(one.at("/input/settings").get("swarmId")).map(JsonNode::asText);
        Optional<SwarmIdentity> identity = SwarmRecipes.of(Generation.V0_6).identities(manifest, configured).stream()
                .filter(named -> named.playlist().toString().equals(playedPlaylist(playlists)))
                .findFirst();
        assertThat(identity.isPresent()).isEqualTo(one.get("p2p").asBoolean());
        identity.ifPresent(named -> matches(named, one));
    }

    /** The media playlist that was loaded last is the one whose segment was asked for. */
    private static String playedPlaylist(List<JsonNode> playlists) {
        List<String> media = playlists.stream()
                .filter(playlist -> !playlist.get("content").asText().contains("#EXT-X-STREAM-INF"))
                .map(playlist ->
                        BrowserUrl.parse(playlist.get("responseUrl").asText()).text())
                .toList();
        return media.get(media.size() - 1);
    }

    private static void matches(SwarmIdentity named, JsonNode one) {
        assertThat(named.swarmString()).isEqualTo("2" + one.get("streamSwarmId").asText());
        assertThat(named.infoHash().hex()).isEqualTo(one.get("infoHashHex").asText());
        JsonNode segment = one.get("queue").get(0);
        assertThat(named.swarmId()).isEqualTo(segment.get("masterSwarmId").asText());
        assertThat(named.manifestUrl())
                .isEqualTo(segment.get("masterManifestUri").asText());
        assertThat(named.streamIndex())
                .isEqualTo(
                        segment.get("streamId").isNull()
                                ? ""
                                : segment.get("streamId").asText());
        assertThat(named.propertiesText()).isEmpty();
        assertThat(named.generation()).isEqualTo(Generation.V0_6);
    }

    @Test
    void countsPlacesInTheFileButStreamsByPlaylist() {
        URI url = URI.create("https://a.example/master.m3u8");
        String text = """
                #EXTM3U
                #EXT-X-STREAM-INF:BANDWIDTH=1
                a.m3u8
                #EXT-X-STREAM-INF:BANDWIDTH=2
                a.m3u8
                #EXT-X-STREAM-INF:BANDWIDTH=3
                b.m3u8
                """;
        List<SwarmIdentity> named = new Recipe06().identities(new Manifest(url, url, text), Optional.empty());
        assertThat(named).extracting(SwarmIdentity::streamIndex).containsExactly("V0", "V2");
        assertThat(named)
                .extracting(SwarmIdentity::stream)
                .containsExactly(new StreamId(StreamKind.MAIN, 0), new StreamId(StreamKind.MAIN, 1));
    }

    @Test
    void resolvesDotSegmentsOfTheRequestedUrlAndNothingElse() {
        assertThat(RequestedUrl.text(URI.create("HTTP://A.example:80/x/../y/./z%2e.m3u8?q=/a/../b#/c/../d")))
                .isEqualTo("HTTP://A.example:80/y/z%2e.m3u8?q=/a/../b#/c/../d");
        assertThat(RequestedUrl.text(URI.create("http://a.example?q=/a/../b"))).isEqualTo("http://a.example?q=/a/../b");
        assertThat(RequestedUrl.text(URI.create("http://a.example"))).isEqualTo("http://a.example");
        assertThat(RequestedUrl.text(URI.create("http://a.example/a/b/.."))).isEqualTo("http://a.example/a/");
    }
}
