package org.swarmglass.engine.interop;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.swarmglass.engine.CensusRun;
import org.swarmglass.engine.StreamRequest;
import org.swarmglass.engine.identity.Manifest;
import org.swarmglass.engine.identity.SwarmRecipes;
import org.swarmglass.engine.model.Generation;
import org.swarmglass.engine.model.InfoHash;
import org.swarmglass.engine.model.PeerId;
import org.swarmglass.engine.model.TrackerTarget;
import org.swarmglass.engine.snapshot.CensusSnapshot;
import org.swarmglass.engine.snapshot.CensusSnapshot.Answer;
import org.swarmglass.engine.tracker.websocket.Await;

/** A census at the real bittorrent-tracker server, of real clients of it. */
@Tag("interop")
class CensusInteropIT {
    private static final PeerId OLDER = new PeerId("-PM0202-aaaaaaaaaaaa");
    private static final PeerId NEWER = new PeerId("-PM0203-bbbbbbbbbbbb");
    private static final PeerId OLDEST = new PeerId("-WW0006-cccccccccccc");
    private static final String MASTER =
            "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=2000000,RESOLUTION=1280x720,CODECS=\"avc1.4d401f\"\nhigh.m3u8\n";

    @Test
    void pagesOfEachGenerationAreCountedApartAndNobodyIsAnnounced() throws IOException {
        HttpServer origin = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        origin.createContext("/master.m3u8", exchange -> {
            byte[] text = MASTER.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, text.length);
            exchange.getResponseBody().write(text);
            exchange.close();
        });
        origin.start();
        URI stream = URI.create("http://127.0.0.1:" + origin.getAddress().getPort() + "/master.m3u8");
        try (NodeProcess tracker = NodeProcess.start("tracker-server.mjs", "5")) {
            URI url = URI.create("ws://127.0.0.1:"
                    + tracker.await(line -> line.has("port")).path("port").asInt());
            try (NodeProcess older = client(url, hash(stream, Generation.V2_2), OLDER);
                    NodeProcess newer = client(url, hash(stream, Generation.V2_3), NEWER);
                    NodeProcess oldest = client(url, hash(stream, Generation.V0_6), OLDEST)) {
                older.awaitEvent("update");
                newer.awaitEvent("update");
                oldest.awaitEvent("update");
                assertThat(found(stream, url))
                        .isEqualTo(Map.of(Generation.V0_6, 1, Generation.V2_2, 1, Generation.V2_3, 1));
            }
            assertThat(tracker.printed().stream()
                            .filter(line -> line.path("event").asText().equals("start"))
                            .map(line -> line.path("peerId").asText())
                            .collect(Collectors.toSet()))
                    .containsExactlyInAnyOrder(hex(OLDER), hex(NEWER), hex(OLDEST));
            assertThat(tracker.printed()).noneMatch(line -> line.has("warning") || line.has("error"));
        } finally {
            origin.stop(0);
        }
        Await.threadsToEnd("tracker-", "census-");
    }

    private static Map<Generation, Integer> found(URI stream, URI tracker) {
        try (CensusRun run = CensusRun.start(
                StreamRequest.of(stream), List.of(TrackerTarget.parse(tracker.toString())), Duration.ofSeconds(10))) {
            Await.until(() ->
                    run.status().census().filter(census -> census.rounds() > 0).isPresent());
            CensusSnapshot census = run.status().census().orElseThrow();
            assertThat(census.trackers()).singleElement().satisfies(row -> {
                assertThat(row.answer()).isEqualTo(Answer.COUNTED);
                assertThat(row.oneByOne()).isFalse();
            });
            return census.rows().stream()
                    .filter(row -> row.members().orElse(0) > 0)
                    .collect(Collectors.toMap(
                            row -> row.recipes().get(0).generation(),
                            row -> row.members().orElse(0)));
        }
    }

    private static InfoHash hash(URI stream, Generation generation) {
        return SwarmRecipes.of(generation)
                .identities(new Manifest(stream, stream, MASTER), Optional.empty())
                .get(0)
                .infoHash();
    }

    private static NodeProcess client(URI url, InfoHash infoHash, PeerId peer) throws IOException {
        return NodeProcess.start("tracker-client.mjs", url.toString(), infoHash.hex(), hex(peer));
    }

    private static String hex(PeerId peer) {
        return HexFormat.of().formatHex(peer.text().getBytes(StandardCharsets.ISO_8859_1));
    }
}
