package org.swarmglass.engine.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
            assertThat(identity.propertiesText()).isEqualTo(stream.get("preimage").asText());
            assertThat(identity.streamIndex()).isEqualTo(stream.get("identityHash").asText());
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
