package org.swarmglass.engine.tracker.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.swarmglass.engine.model.InfoHash;
import org.swarmglass.engine.model.PeerId;
import org.swarmglass.engine.snapshot.TrackerSnapshot.TrackerState;
import org.swarmglass.engine.tracker.websocket.Await;
import org.swarmglass.engine.tracker.websocket.TrackerClient;

/** The embedded tracker over real sockets, with our own client as its peers. */
class TrackerServerTest {
    private static final InfoHash HASH = new InfoHash("eKRcJhy89Xn5ipcSgfgn");

    private TrackerServer server;

    @BeforeEach
    void start() throws IOException {
        server = TrackerServer.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                TrackerServerOptions.defaults().withInterval(Duration.ofSeconds(5)));
    }

    @AfterEach
    void everythingEnds() {
        server.close();
        Await.threadsToEnd("tracker-");
    }

    @Test
    void introducesTwoPeersAndSeesThemLeave() {
        try (TrackerClient first = new TrackerClient(server.url(), new PeerId("-sg0100-aaaaaaaaaaaa"), "a");
                TrackerClient second = new TrackerClient(server.url(), new PeerId("-sg0100-bbbbbbbbbbbb"), "b")) {
            first.join(HASH);
            Await.until(() -> server.stats().peers() == 1);
            second.join(HASH);
            first.awaitHeard("offer from -sg0100-bbbbbbbbbbbb v=0");
            first.answerLastOffer("v=answer");
            second.awaitHeard("answer to 0 from -sg0100-aaaaaaaaaaaa v=answer");
            Await.until(() -> first.snapshot().swarms().get(0).leechers().equals(java.util.Optional.of(2))
                    || second.snapshot().swarms().get(0).leechers().equals(java.util.Optional.of(2)));
            assertThat(server.stats())
                    .extracting(Stats::connections, Stats::swarms, Stats::peers)
                    .containsExactly(2, 1, 2);
            first.leave();
            Await.until(() -> server.stats().peers() == 1);
        }
        Await.until(() -> server.stats().connections() == 0);
        assertThat(server.stats().peers()).isZero();
    }

    @Test
    void clientsComeBackWhenTheTrackerDoes() throws IOException {
        try (TrackerClient client = new TrackerClient(server.url(), new PeerId("-sg0100-aaaaaaaaaaaa"), "a")) {
            client.join(HASH);
            Await.until(() -> client.snapshot().state() == TrackerState.CONNECTED);
            int port = server.url().getPort();
            server.close();
            assertThat(client.awaitLost().reason()).contains("closed by the tracker (1001");
            server = TrackerServer.start(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TrackerServerOptions.defaults());
            // after the first wait, which the test client's seed makes short
            Await.until(() -> server.stats().peers() == 1);
        }
    }

    @Test
    void saysWhichAddressItCannotTake() {
        InetSocketAddress taken =
                new InetSocketAddress(server.url().getHost(), server.url().getPort());
        assertThatThrownBy(() -> TrackerServer.start(taken, TrackerServerOptions.defaults()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cannot listen on")
                .hasMessageContaining(String.valueOf(taken.getPort()));
    }

    @Test
    void closesSocketsThatNeverFinishAHandshakeOrSendTooMuch() throws IOException {
        try (Socket silent = connect();
                Socket endless = connect()) {
            OutputStream out = endless.getOutputStream();
            out.write("GET / HTTP/1.1\r\nX: ".getBytes(StandardCharsets.US_ASCII));
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 10_000; i++) {
                            out.write(new byte[10_000]);
                        }
                    })
                    .isInstanceOf(IOException.class);
            server.close();
            assertThat(silent.getInputStream().read()).isEqualTo(-1);
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(server.url().getHost(), server.url().getPort());
        socket.setSoTimeout(30_000);
        return socket;
    }
}
