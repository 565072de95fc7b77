package org.swarmglass.engine.interop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.swarmglass.engine.model.InfoHash;
import org.swarmglass.engine.model.PeerId;
import org.swarmglass.engine.tracker.server.TrackerServer;
import org.swarmglass.engine.tracker.server.TrackerServerOptions;
import org.swarmglass.engine.tracker.websocket.Await;
import org.swarmglass.engine.tracker.websocket.TrackerClient;

/** Our tracker client with the real bittorrent-tracker server, and its real client with our tracker. */
@Tag("interop")
class TrackerInteropIT {
    /** Raw bytes, as 0.6 has them: the harder kind. */
    private static final InfoHash HASH =
            InfoHash.ofBytes(HexFormat.of().parseHex("daff114bbc48c5dd5e1713d6c63046999d99d500"));

    private static final PeerId FIRST = new PeerId("-sg0100-aaaaaaaaaaaa");
    private static final PeerId SECOND = new PeerId("-sg0100-bbbbbbbbbbbb");
    private static final PeerId PAGE = new PeerId("-PM0203-cccccccccccc");
    private static final PeerId OTHER_PAGE = new PeerId("-PM0203-dddddddddddd");

    @Test
    void ourClientsMeetThroughTheRealTracker() throws IOException {
        try (NodeProcess tracker = NodeProcess.start("tracker-server.mjs", "5")) {
            int port = tracker.await(line -> line.has("port")).path("port").asInt();
            URI url = URI.create("ws://127.0.0.1:" + port);
            try (TrackerClient first = new TrackerClient(url, FIRST, "a");
                    TrackerClient second = new TrackerClient(url, SECOND, "b")) {
                first.join(HASH);
                JsonNode started = tracker.awaitEvent("start");
                assertThat(started.path("peerId").asText()).isEqualTo(hex(FIRST));
                assertThat(started.path("infoHash").asText()).isEqualTo(HASH.hex());
                assertThat(started.path("offers").asInt()).isEqualTo(5);
                second.join(HASH);
                first.awaitHeard("offer from " + SECOND + " v=0");
                first.answerLastOffer("v=answer");
                Await.until(() -> second.heard().stream().anyMatch(told -> told.startsWith("answer to")));
                assertThat(second.heard()).anyMatch(told -> told.endsWith("from " + FIRST + " v=answer"));
                Await.until(() -> second.snapshot().swarms().get(0).leechers().equals(Optional.of(2)));
                assertThat(scrape(url)
                                .path("files")
                                .path(HASH.binary())
                                .path("incomplete")
                                .asInt())
                        .isEqualTo(2);
                tracker.awaitEvent("update"); // at the interval of 5 s
                first.leave();
                assertThat(tracker.awaitEvent("stop").path("peerId").asText()).isEqualTo(hex(FIRST));
            }
            // closing says so too
            tracker.await(line -> line.path("event").asText().equals("stop")
                    && line.path("peerId").asText().equals(hex(SECOND)));
            // Its answer to a "stopped" may cross our close, which follows at once.
            assertThat(tracker.printed())
                    .filteredOn(line -> line.has("warning") || line.has("error"))
                    .allMatch(line -> line.path("warning").asText().startsWith("WebSocket is not open: readyState 2"));
        }
        Await.threadsToEnd("tracker-");
    }

    @Test
    void realClientsMeetThroughOurTracker() throws IOException {
        try (TrackerServer tracker = start();
                NodeProcess page = client(tracker.url(), PAGE)) {
            assertThat(page.awaitEvent("update").path("interval").asInt()).isEqualTo(5);
            try (NodeProcess other = client(tracker.url(), OTHER_PAGE)) {
                assertThat(page.awaitEvent("peer").path("id").asText()).isEqualTo(hex(OTHER_PAGE));
                assertThat(other.awaitEvent("peer").path("id").asText()).isEqualTo(hex(PAGE));
                other.await(line -> line.path("incomplete").asInt() == 2);
                page.command("scrape");
                JsonNode scraped = page.awaitEvent("scrape");
                assertThat(scraped.path("infoHash").asText()).isEqualTo(HASH.hex());
                assertThat(scraped.path("incomplete").asInt()).isEqualTo(2);
                other.command("stop");
                Await.until(() -> tracker.stats().peers() == 1);
                assertThat(other.printed()).noneMatch(line -> line.has("warning") || line.has("error"));
            }
            Await.until(() -> tracker.stats().connections() == 1);
            assertThat(page.printed()).noneMatch(line -> line.has("warning") || line.has("error"));
        }
        Await.threadsToEnd("tracker-");
    }

    @Test
    void ourClientMeetsARealOneThroughOurTrackerInBothRoles() throws IOException {
        try (TrackerServer tracker = start();
                TrackerClient ours = new TrackerClient(tracker.url(), FIRST, "a")) {
            ours.join(HASH);
            Await.until(() -> tracker.stats().peers() == 1);
            try (NodeProcess page = client(tracker.url(), PAGE)) {
                Await.until(() -> ours.heard().stream().anyMatch(told -> told.startsWith("offer from " + PAGE)));
                ours.answerLastOffer("v=0 ours");
                page.await(line -> line.path("id").asText().equals(hex(FIRST))
                        && line.path("initiator").asBoolean());
                // our own offers reach the page at our next announce, after the interval of 5 s
                page.await(line -> line.path("id").asText().equals(hex(FIRST))
                        && !line.path("initiator").asBoolean(true));
                Await.until(() ->
                        ours.heard().stream().anyMatch(told -> told.contains("from " + PAGE + " v=0 fake answer")));
            }
        }
        Await.threadsToEnd("tracker-");
    }

    private static TrackerServer start() throws IOException {
        return TrackerServer.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                new TrackerServerOptions(Duration.ofSeconds(5)));
    }

    private static NodeProcess client(URI url, PeerId peer) throws IOException {
        return NodeProcess.start("tracker-client.mjs", url.toString(), HASH.hex(), hex(peer));
    }

    private static String hex(PeerId peer) {
        return HexFormat.of().formatHex(peer.text().getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Our client has no need to scrape; this shows that the tracker counted us as one should. */
    private static JsonNode scrape(URI url) throws IOException {
        CompletableFuture<String> answer = new CompletableFuture<>();
        WebSocket socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(url, new WebSocket.Listener() {
                    private final StringBuilder text = new StringBuilder();

                    @Override
                    public CompletionStage<?> onText(WebSocket source, CharSequence data, boolean last) {
                        text.append(data);
                        if (last) {
                            answer.complete(text.toString());
                        }
                        return WebSocket.Listener.super.onText(source, data, last);
                    }
                })
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
        String request = new ObjectMapper()
                .createObjectNode()
                .put("action", "scrape")
                .put("info_hash", HASH.binary())
                .toString();
        socket.sendText(request, true).orTimeout(30, TimeUnit.SECONDS).join();
        try {
            return new ObjectMapper()
                    .readTree(answer.orTimeout(30, TimeUnit.SECONDS).join());
        } finally {
            socket.abort();
        }
    }
}
