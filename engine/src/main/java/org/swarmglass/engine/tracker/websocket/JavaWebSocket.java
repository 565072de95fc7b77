package org.swarmglass.engine.tracker.websocket;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.java_websocket.WebSocket;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.exceptions.InvalidDataException;
import org.java_websocket.exceptions.WebsocketNotConnectedException;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.framing.Framedata;
import org.java_websocket.handshake.ServerHandshake;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swarmglass.engine.loop.EngineLoop;
import org.swarmglass.engine.tracker.protocol.TrackerJson;
import org.swarmglass.engine.tracker.protocol.TrackerSocket;

/**
 * A tracker socket on Java-WebSocket. Redirects are not followed; TLS certificate and host name are checked (the
 * library's and the JDK's defaults).
 *
 * <p>Threads, all daemons: a reader which runs the library's client and ends with the socket, the library's writer and
 * ping timer, and at the end a closer, which waits a second for a polite end and then takes the TCP socket away.
 */
final class JavaWebSocket implements TrackerSocket {
    private static final Logger LOG = LoggerFactory.getLogger(JavaWebSocket.class);
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final int PING_SECONDS = 30;
    private static final long POLITE_MILLIS = 1000;

    private final EngineLoop loop;
    private final TrackerSocket.Listener listener;
    private final Client client;
    private final Thread reader;
    private final Backlog backlog = new Backlog();
    /** Loop only: nothing is told any more. */
    private boolean ended;

    JavaWebSocket(EngineLoop loop, URI url, Map<String, String> headers, TrackerSocket.Listener listener) {
        this.loop = loop;
        this.listener = listener;
        this.client = new Client(url, headers);
        this.reader = daemon("tracker-socket", client::runToEnd);
    }

    void start() {
        reader.start();
    }

    @Override
    public void send(String text) {
        loop.assertOnLoop();
        if (ended || !client.isOpen()) {
            return;
        }
        try {
            client.send(text);
        } catch (WebsocketNotConnectedException closedMeanwhile) {
            LOG.debug("closed before a message could be sent; its end is being reported");
        }
    }

    @Override
    public void close() {
        loop.assertOnLoop();
        if (!ended) {
            ended = true;
            daemon("tracker-close", this::end).start();
        }
    }

    private static Thread daemon(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    /** Runs on the closer: asks, waits, then takes the socket away, which ends every thread that blocks on it. */
    private void end() {
        try {
            if (client.isOpen()) {
                client.close();
                reader.join(POLITE_MILLIS);
            }
            client.closeConnection(CloseFrame.NORMAL, "");
            for (int i = 0; i < 10 && reader.isAlive(); i++) { // the reader may be just about to make its socket
                client.closeTcp();
                reader.join(POLITE_MILLIS / 10);
            }
            client.closeTcp();
        } catch (InterruptedException stop) {
            client.closeTcp();
            Thread.currentThread().interrupt();
        }
    }

    /** Any thread. */
    private void tell(String what, int size, Runnable task) {
        if (!backlog.add(size)) {
            client.closeConnection(CloseFrame.TOOBIG, "floods: more than 1 MiB waits to be read");
            return;
        }
        loop.post(what, () -> {
            backlog.done(size);
            if (!ended) {
                task.run();
            }
        });
    }

    /** Any thread, more than once. Not subject to the backlog: the end must always arrive. */
    private void tellEnd(String reason) {
        loop.post("tracker socket closed", () -> {
            if (!ended) {
                close();
                listener.onClosed(reason);
            }
        });
    }

    /** Called on the reader or on the library's other threads. */
    private final class Client extends WebSocketClient {
        private volatile Optional<Exception> failure = Optional.empty();

        Client(URI url, Map<String, String> headers) {
            super(url, new BoundedDraft(), headers, (int) CONNECT_TIMEOUT.toMillis());
            setDaemon(true);
            setTcpNoDelay(true);
            setConnectionLostTimeout(PING_SECONDS);
        }

        void runToEnd() {
            try {
                TrackerJson.warmUp();
                run();
            } finally {
                tellEnd(failure.map(CloseWording::of).orElse("connection lost"));
            }
        }

        void closeTcp() {
            Socket socket = getSocket();
            if (socket == null) {
                return;
            }
            try {
                socket.close();
            } catch (IOException e) {
                LOG.debug("closing the tracker's socket", e);
            }
        }

        @Override
        public void onOpen(ServerHandshake handshake) {
            tell("tracker socket open", 0, listener::onOpen);
        }

        @Override
        public void onMessage(String message) {
            tell("tracker message", message.length(), () -> listener.onText(message));
        }

        /** Trackers speak text, but browsers read binary frames just the same. */
        @Override
        public void onMessage(ByteBuffer bytes) {
            onMessage(StandardCharsets.UTF_8.decode(bytes).toString());
        }

        @Override
        public void onWebsocketPing(WebSocket connection, Framedata ping) {
            super.onWebsocketPing(connection, ping);
            tell("tracker ping", 0, listener::onPing);
        }

        @Override
        public void onClose(int code, @Nullable String reason, boolean byTracker) {
            tellEnd(failure.map(CloseWording::of).orElseGet(() -> CloseWording.of(code, reason, byTracker)));
        }

        /** A breach of the protocol is told by the close code instead, in better words. */
        @Override
        public void onError(Exception e) {
            if (!(e instanceof InvalidDataException)) {
                failure = Optional.of(e);
            }
        }
    }
}
