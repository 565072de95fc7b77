package org.swarmglass.engine.tracker.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;
import org.swarmglass.engine.loop.ThreadedLoop;
import org.swarmglass.engine.tracker.protocol.TrackerSocket;
import org.swarmglass.engine.tracker.protocol.TrackerSocketContract;

class JavaWebSocketTest extends TrackerSocketContract {
    @Override
    protected FarEnd farEnd() {
        return new OverLoopback();
    }

    private static final class OverLoopback implements FarEnd {
        private final ThreadedLoop loop = new ThreadedLoop("test-loop");
        private final RecordingServer server = new RecordingServer();
        private final Socket bound = new Socket();

        OverLoopback() {
            server.start();
            await(() -> server.started.getCount() == 0);
        }

        @Override
        public TrackerSocket connect(TrackerSocket.Listener listener) {
            URI url = URI.create("ws://127.0.0.1:" + server.getPort() + "/path?token=a%20b");
            return connect(url, listener);
        }

        @Override
        public TrackerSocket connectToNobody(TrackerSocket.Listener listener) {
            try {
                // Bound, so that nobody else gets the port, but not listening: who connects is refused.
                bound.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
            return connect(URI.create("ws://127.0.0.1:" + bound.getLocalPort()), listener);
        }

        private TrackerSocket connect(URI url, TrackerSocket.Listener listener) {
            JavaWebSocket socket = new JavaWebSocket(loop, url, Map.of("Origin", "https://page.example"), listener);
            socket.start();
            return socket;
        }

        @Override
        public void accept() {
            await(() -> !server.handshakes.isEmpty());
            assertThat(server.handshakes.get(0)).isEqualTo("/path?token=a%20b from https://page.example");
        }

        @Override
        public void say(String text) {
            server.getConnections().forEach(connection -> connection.send(text));
        }

        @Override
        public void ping() {
            server.getConnections().forEach(WebSocket::sendPing);
        }

        @Override
        public void end() {
            server.getConnections().forEach(WebSocket::close);
        }

        @Override
        public List<String> received() {
            return List.copyOf(server.texts);
        }

        @Override
        public void onLoop(Runnable task) {
            CompletableFuture<Void> done = new CompletableFuture<>();
            loop.post("test", () -> {
                try {
                    task.run();
                    done.complete(null);
                } catch (AssertionError | RuntimeException e) {
                    done.completeExceptionally(e);
                }
            });
            done.orTimeout(30, TimeUnit.SECONDS).join();
        }

        @Override
        public void await(BooleanSupplier condition) {
            Await.until(condition);
        }

        @Override
        public void close() {
            try {
                bound.close();
                server.stop(1000);
            } catch (IOException | InterruptedException e) {
                throw new AssertionError(e);
            }
            loop.close();
            Await.threadsToEnd("tracker-socket", "tracker-close");
        }
    }

    private static final class RecordingServer extends WebSocketServer {
        private final CountDownLatch started = new CountDownLatch(1);
        private final List<String> handshakes = new CopyOnWriteArrayList<>();
        private final List<String> texts = new CopyOnWriteArrayList<>();

        RecordingServer() {
            super(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
            setConnectionLostTimeout((int) Duration.ofMinutes(1).toSeconds());
        }

        @Override
        public void onOpen(WebSocket socket, ClientHandshake handshake) {
            handshakes.add(handshake.getResourceDescriptor() + " from " + handshake.getFieldValue("Origin"));
        }

        @Override
        public void onClose(WebSocket socket, int code, String reason, boolean remote) {
            // the socket under test reports its own end
        }

        @Override
        public void onMessage(WebSocket socket, String message) {
            texts.add(message);
        }

        @Override
        public void onError(WebSocket socket, Exception e) {
            handshakes.add("error " + e);
        }

        @Override
        public void onStart() {
            started.countDown();
        }
    }
}
