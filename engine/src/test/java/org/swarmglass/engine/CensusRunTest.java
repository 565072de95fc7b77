package org.swarmglass.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.swarmglass.engine.identity.DashRecipes;
import org.swarmglass.engine.identity.Manifest;
import org.swarmglass.engine.identity.SwarmIdentity;
import org.swarmglass.engine.identity.SwarmRecipes;
import org.swarmglass.engine.model.Generation;
import org.swarmglass.engine.model.PeerId;
import org.swarmglass.engine.model.TrackerTarget;
import org.swarmglass.engine.playlist.PlaylistSyntaxException;
import org.swarmglass.engine.playlist.dash.PresentationParser;
import org.swarmglass.engine.snapshot.CensusSnapshot;
import org.swarmglass.engine.snapshot.CensusSnapshot.Answer;
import org.swarmglass.engine.snapshot.CensusSnapshot.Basis;
import org.swarmglass.engine.snapshot.CensusSnapshot.Row;
import org.swarmglass.engine.tracker.server.TrackerServer;
import org.swarmglass.engine.tracker.server.TrackerServerOptions;
import org.swarmglass.engine.tracker.websocket.Await;
import org.swarmglass.engine.tracker.websocket.TrackerClient;

/** A census over real sockets: an origin that redirects, the embedded tracker, peers of two generations. */
class CensusRunTest {
    private static final String MASTER =
            "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=800000,RESOLUTION=640x360,CODECS=\"avc1.4d401e\"\nlow.m3u8\n"
                    + "#EXT-X-STREAM-INF:BANDWIDTH=2000000,RESOLUTION=1280x720,CODECS=\"avc1.4d401f\"\nhigh.m3u8\n";

    /** Two pictures and two languages, protected: it is counted although it could not be played. */
    private static final String MPD = """
            <?xml version="1.0"?>
            <MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static" mediaPresentationDuration="PT8S"><Period>
            <AdaptationSet mimeType="video/mp4"><ContentProtection schemeIdUri="urn:mpeg:dash:mp4protection:2011"/>
            <SegmentTemplate media="$RepresentationID$-$Number$.m4s" duration="4"/>
            <Representation id="lo" bandwidth="800000" codecs="avc1.4d401e" width="640" height="360"/>
            <Representation id="hi" bandwidth="2000000" codecs="avc1.4d401f" width="1280" height="720"/></AdaptationSet>
            <AdaptationSet mimeType="audio/mp4" lang="en"><SegmentTemplate media="en-$Number$.m4s" duration="4"/>
            <Representation id="en" bandwidth="64000" codecs="mp4a.40.2"/></AdaptationSet>
            <AdaptationSet mimeType="audio/mp4" lang="fr"><SegmentTemplate media="fr-$Number$.m4s" duration="4"/>
            <Representation id="fr" bandwidth="64000" codecs="mp4a.40.2"/></AdaptationSet>
            </Period></MPD>""";

    /** Read by the origin's thread. */
    private volatile String served = MASTER;

    private HttpServer origin;
    private TrackerServer tracker;
    private URI requested;
    private URI response;

    @BeforeEach
    void start() throws IOException {
        origin = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        String base = "http://127.0.0.1:" + origin.getAddress().getPort();
        requested = URI.create(base + "/live/master.m3u8?token=secret");
        response = URI.create(base + "/edge/master.m3u8");
        origin.createContext("/live/", exchange -> {
            exchange.getResponseHeaders().add("Location", response.toString());
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        origin.createContext("/edge/", exchange -> {
            byte[] text = served.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, text.length);
            exchange.getResponseBody().write(text);
            exchange.close();
        });
        origin.start();
        tracker = TrackerServer.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), TrackerServerOptions.defaults());
    }

    @AfterEach
    void stop() {
        tracker.close();
        origin.stop(0);
    }

    private SwarmIdentity high(Generation generation) {
        return SwarmRecipes.of(generation)
                .identities(new Manifest(requested, response, MASTER), Optional.empty())
                .get(1);
    }

    private CensusRun run(URI... trackers) {
        return CensusRun.start(
                StreamRequest.of(requested),
                List.of(trackers).stream()
                        .map(url -> TrackerTarget.parse(url.toString()))
                        .toList(),
                Duration.ofSeconds(10));
    }

    private static CensusSnapshot firstRound(CensusRun run) {
        Await.until(() ->
                run.status().census().filter(census -> census.rounds() > 0).isPresent());
        return run.status().census().orElseThrow(); // rounds are never taken back
    }

    /** Of a census that begins now: all it is to find has to be there. */
    private CensusSnapshot firstRound() {
        try (CensusRun run = run(tracker.url())) {
            return firstRound(run);
        }
    }

    @Test
    void twoPeersOfTwoGenerationsAreOneAndOneNeverTwo() {
        try (TrackerClient older = new TrackerClient(tracker.url(), new PeerId("-PM0202-aaaaaaaaaaaa"), "a");
                TrackerClient newer = new TrackerClient(tracker.url(), new PeerId("-PM0203-bbbbbbbbbbbb"), "b")) {
            older.join(high(Generation.V2_2).infoHash());
            newer.join(high(Generation.V2_3).infoHash());
            Await.until(() -> tracker.stats().peers() == 2);
            CensusSnapshot census = firstRound();
            Map<Generation, Integer> found = census.rows().stream()
                    .filter(row -> row.members().orElse(0) > 0)
                    .collect(Collectors.toMap(
                            row -> row.recipes().get(0).generation(),
                            row -> row.members().orElse(0)));
            assertThat(found).isEqualTo(Map.of(Generation.V2_2, 1, Generation.V2_3, 1));
            assertThat(census.rows().stream()
                            .filter(row -> row.members().orElse(0) > 0)
                            .flatMap(row -> row.recipes().stream()))
                    .allSatisfy(recipe -> {
                        assertThat(recipe.rendition()).isEqualTo("720p");
                        assertThat(recipe.basis()).isEqualTo(Basis.RESPONSE);
                        assertThat(recipe.usual()).isTrue();
                    });
            assertThat(tracker.stats().peers()).as("the census is in no swarm").isEqualTo(2);
            assertThat(tracker.stats().offersRelayed()).isZero();
        }
    }

    @Test
    void countsAnMpdByRepresentationAudioGenerationAndAddress() throws PlaylistSyntaxException {
        served = MPD;
        try (TrackerClient older = new TrackerClient(tracker.url(), new PeerId("-WW0006-aaaaaaaaaaaa"), "a");
                TrackerClient newer = new TrackerClient(tracker.url(), new PeerId("-PM0203-bbbbbbbbbbbb"), "b")) {
            older.join(dash(Generation.V0_6, 1).infoHash());
            newer.join(dash(Generation.V2_3, 3).infoHash());
            Await.until(() -> tracker.stats().peers() == 2);
            CensusSnapshot census = firstRound();
            assertThat(census.rows().stream()
                            .filter(row -> row.members().orElse(0) > 0)
                            .flatMap(row -> row.recipes().stream())
                            .map(recipe -> recipe.generation().label() + " " + recipe.rendition() + " "
                                    + recipe.basis().label() + " " + recipe.usual()))
                    .containsExactly("0.6 720p requested true", "2.3 audio fr response true");
            assertThat(census.rows().stream()
                            .flatMap(row -> row.recipes().stream())
                            .filter(recipe -> recipe.generation() == Generation.V2_3)
                            .map(recipe ->
                                    recipe.rendition() + " " + recipe.basis().label()))
                    .containsExactlyInAnyOrder(
                            "360p requested",
                            "360p response",
                            "720p requested",
                            "720p response",
                            "audio en requested",
                            "audio en response",
                            "audio fr requested",
                            "audio fr response");
            assertThat(census.joinable()).containsExactlyInAnyOrder(Generation.V2_2, Generation.V2_3);
            assertThat(tracker.stats().peers()).as("the census is in no swarm").isEqualTo(2);
        }
    }

    private SwarmIdentity dash(Generation generation, int index) throws PlaylistSyntaxException {
        return DashRecipes.of(generation)
                .identities(requested, PresentationParser.parse(response, MPD, Instant.EPOCH), Optional.empty())
                .get(index);
    }

    @Test
    void saysWhatIsWrongWithAnMpd() {
        served = "<MPD><Period>";
        try (CensusRun run = run(tracker.url())) {
            Await.until(() -> !run.status().failure().isEmpty());
            assertThat(run.status().failure()).contains("DASH manifest cannot be read");
            assertThat(run.status().cure()).contains("validator");
        }
    }

    @Test
    void namesATrackerThatIsNotThere() {
        URI nobody = URI.create("ws://127.0.0.1:1");
        try (CensusRun run = run(tracker.url(), nobody)) {
            CensusSnapshot census = firstRound(run);
            assertThat(census.trackers())
                    .extracting(CensusSnapshot.TrackerRow::answer)
                    .containsExactly(Answer.COUNTED, Answer.UNREACHED);
            assertThat(census.trackers().get(1).words()).isNotEmpty();
            assertThat(census.requestedUrl()).doesNotContain("secret").contains("token=");
            assertThat(census.rows()).extracting(Row::members).containsOnly(Optional.of(0));
        }
    }

    @Test
    void saysWhyTheManifestCannotBeRead() {
        origin.removeContext("/edge/");
        try (CensusRun run = run(tracker.url())) {
            Await.until(() -> !run.status().failure().isEmpty());
            assertThat(run.status().failure()).contains("404");
            assertThat(run.status().cure()).contains("--header");
            assertThat(run.status().census()).isEmpty();
        }
    }

    @Test
    void needsATracker() {
        assertThatThrownBy(this::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--tracker");
    }
}
