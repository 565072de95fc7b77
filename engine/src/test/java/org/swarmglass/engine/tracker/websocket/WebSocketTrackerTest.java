package org.swarmglass.engine.tracker.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.swarmglass.engine.event.EngineEvent;
import org.swarmglass.engine.loop.Entropy;
import org.swarmglass.engine.model.InfoHash;
import org.swarmglass.engine.model.PeerId;
import org.swarmglass.engine.model.TrackerTarget;
import org.swarmglass.engine.simulation.VirtualLoop;
import org.swarmglass.engine.snapshot.TrackerSnapshot;
import org.swarmglass.engine.snapshot.TrackerSnapshot.TrackerState;

/** The whole client against trackers that do not play by the rules (reliability S13). */
class WebSocketTrackerTest {
    private static final InfoHash HASH = new InfoHash("eKRcJhy89Xn5ipcSgfgn");
    private static final PeerId SELF = new PeerId("-sg0100-aaaaaaaaaaaa");

    @AfterEach
    void nothingOutlivesTheClient() {
        Await.threadsToEnd("tracker-");
    }

    private static String lastErrorAgainst(HostileTracker.Behaviour behaviour) throws IOException {
        try (HostileTracker hostile = new HostileTracker(behaviour);
                TrackerClient client = TrackerClient.slow(hostile.url(), SELF, "a")) {
            client.join(HASH);
            EngineEvent.TrackerLost lost = client.awaitLost();
            TrackerSnapshot after = client.snapshot();
            assertThat(after.state()).isEqualTo(TrackerState.WAITING);
            assertThat(after.lastError()).isEqualTo(lost.reason());
            assertThat(hostile.connections()).isEqualTo(1);
            return lost.reason();
        }
    }

    @Test
    void saysThatATokenIsWanted() throws IOException {
        assertThat(lastErrorAgainst((key, out) -> out.write(HostileTracker.ascii("HTTP/1.1 401 Unauthorized\r\n\r\n"))))
                .isEqualTo("answered \"HTTP/1.1 401 Unauthorized\": it wants a token in the URL or a certain Origin");
    }

    @Test
    void followsNoRedirect() throws IOException {
        try (HostileTracker elsewhere = new HostileTracker((key, out) -> {})) {
            String error = lastErrorAgainst((key, out) -> out.write(HostileTracker.ascii(
                    "HTTP/1.1 302 Found\r\nLocation: " + elsewhere.url() + "\r\nContent-Length: 0\r\n\r\n")));
            assertThat(error).contains("302 Found");
            assertThat(elsewhere.connections()).isZero();
        }
    }

    @Test
    void readsNoFrameOverSixtyFourKibibytes() throws IOException {
        assertThat(lastErrorAgainst((key, out) -> {
                    out.write(HostileTracker.accepted(key));
                    out.write(HostileTracker.textFrameHead(Integer.MAX_VALUE));
                    out.write(new byte[1000]);
                    out.flush();
                }))
                .isEqualTo("sent a message of over 64 KiB");
    }

    @Test
    void readsNoHandshakeWithoutEnd() throws IOException {
        assertThat(lastErrorAgainst((key, out) -> {
                    out.write(HostileTracker.ascii("HTTP/1.1 101 Switching\r\nX: "));
                    for (int i = 0; i < 2000; i++) {
                        out.write(new byte[10_000]);
                    }
                }))
                .isNotEmpty();
    }

    @Test
    void endsAFlood() throws IOException {
        assertThat(lastErrorAgainst((key, out) -> {
                    out.write(HostileTracker.accepted(key));
                    byte[] ping = {(byte) 0x89, 0};
                    for (int i = 0; i < 100_000; i++) {
                        out.write(ping);
                    }
                }))
                .startsWith("floods");
    }

    @Test
    void closesAgainstATrackerThatIsSilent() throws IOException {
        try (HostileTracker silent = new HostileTracker((key, out) -> {});
                TrackerClient connecting = new TrackerClient(silent.url(), SELF, "a")) {
            connecting.join(HASH);
            Await.until(() -> silent.connections() == 1);
        }
        try (HostileTracker deaf = new HostileTracker((key, out) -> out.write(HostileTracker.accepted(key)));
                TrackerClient connected = new TrackerClient(deaf.url(), SELF, "a")) {
            connected.join(HASH);
            Await.until(() -> connected.snapshot().state() == TrackerState.CONNECTED);
        }
    }

    @Test
    void saysThatAHostIsUnknown() {
        try (TrackerClient client = new TrackerClient(URI.create("ws://tracker.invalid:1/"), SELF, "a")) {
            client.join(HASH);
            Await.until(() -> client.snapshot().lastError().equals("unknown host name"));
        }
    }

    @Test
    void takesNothingButWebSocketUrls() {
        TrackerTarget http = new TrackerTarget(URI.create("http://tracker.example"), Optional.empty());
        assertThatThrownBy(() -> new WebSocketTracker(new VirtualLoop(), Entropy.seeded(1), http, event -> {}))
                .isInstanceOf(IllegalArgumentException.class);
        TrackerTarget split = TrackerTarget.parse("wss://tracker.example").withOrigin("https://a\r\nX: y");
        assertThatThrownBy(() -> new WebSocketTracker(new VirtualLoop(), Entropy.seeded(1), split, event -> {}))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
