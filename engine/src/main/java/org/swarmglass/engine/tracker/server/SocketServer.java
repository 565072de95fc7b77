package org.swarmglass.engine.tracker.server;

import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.java_websocket.WebSocket;
import org.java_websocket.WebSocketAdapter;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.drafts.Draft;
import org.java_websocket.enums.ReadyState;
import org.java_websocket.exceptions.WebsocketNotConnectedException;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.DefaultWebSocketServerFactory;
import org.java_websocket.server.WebSocketServer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swarmglass.engine.loop.EngineLoop;
import org.swarmglass.engine.tracker.websocket.Backlog;
import org.swarmglass.engine.tracker.websocket.BoundedDraft;

/**
 * The tracker's sockets on Java-WebSocket. Callbacks come on the library's selector and worker threads and only post;
 * messages of one client keep their order.
 */
final class SocketServer extends WebSocketServer {
    private static final Logger LOG = LoggerFactory.getLogger(SocketServer.class);
    private static final int MAX_CONNECTIONS = 2_000;
    private static final int MAX_QUEUED_FRAMES = 500;
    private static final int PING_SECONDS = 30;
    private static final int TRY_AGAIN_LATER = 1013;
    private static final Duration HANDSHAKE_SWEEP = Duration.ofSeconds(10);
    private static final int END_MILLIS = 1000;

    private final EngineLoop loop;
    private final SwarmRegistry registry;
    private final Runnable onChange;
    private final Set<WebSocketImpl> accepted = ConcurrentHashMap.newKeySet();
    private final Thread selector = new Thread(this, "tracker-selector");
    /** Loop only: sockets that had not finished their handshake at the last sweep. */
    private Set<WebSocketImpl> unopened = Set.of();

    SocketServer(ServerSocketChannel channel, EngineLoop loop, SwarmRegistry registry, Runnable onChange) {
        super(channel);
        this.loop = loop;
        this.registry = registry;
        this.onChange = onChange;
        setWebSocketFactory(new TrackingFactory());
        setDaemon(true);
        setTcpNoDelay(true);
        setReuseAddr(true); // accepted sockets inherit it; without it the port stays taken for a minute after the end
        setConnectionLostTimeout(PING_SECONDS);
        selector.setDaemon(true);
    }

    /** In place of {@link #start()}, which keeps its thread to itself. */
    void begin() {
        selector.start();
    }

    /** Says goodbye, then takes away what is left: sockets in a handshake, clients that do not answer. */
    void end() {
        try {
            stop(END_MILLIS, "the tracker ends");
            accepted.forEach(socket -> socket.closeConnection(CloseFrame.GOING_AWAY, ""));
            selector.join(END_MILLIS);
        } catch (InterruptedException e) {
            selector.interrupt();
            Thread.currentThread().interrupt();
        }
    }

    /** Loop only. Sockets that send no request would otherwise stay for ever: the library pings opened ones only. */
    void watchHandshakes() {
        accepted.removeIf(WebSocketImpl::isClosed);
        Set<WebSocketImpl> pending =
                accepted.stream().filter(socket -> !socket.isOpen()).collect(Collectors.toSet());
        pending.stream()
                .filter(unopened::contains)
                .forEach(socket -> socket.closeConnection(CloseFrame.NEVER_CONNECTED, "no handshake"));
        unopened = pending;
        loop.after(HANDSHAKE_SWEEP, "sweep handshakes", this::watchHandshakes);
    }

    private void post(String name, Runnable task) {
        loop.post(name, () -> {
            task.run();
            onChange.run();
        });
    }

    @Override
    public void onStart() {
        LOG.debug("tracker listens on {}", getAddress());
    }

    @Override
    public void onOpen(WebSocket socket, ClientHandshake handshake) {
        if (accepted.size() > MAX_CONNECTIONS) {
            socket.close(TRY_AGAIN_LATER, "full");
            return;
        }
        Client client = new Client(socket);
        socket.setAttachment(client);
        post("client connected", () -> registry.onConnected(client.session));
    }

    @Override
    public void onMessage(WebSocket socket, String message) {
        Client client = socket.getAttachment();
        if (client == null) {
            return; // refused in onOpen
        }
        if (!client.backlog.add(message.length())) {
            socket.close(CloseFrame.POLICY_VALIDATION, "more than 1 MiB waits to be read");
            return;
        }
        post("client message", () -> {
            client.backlog.done(message.length());
            registry.onText(client.session, message);
        });
    }

    @Override
    public void onMessage(WebSocket socket, ByteBuffer bytes) {
        onMessage(socket, StandardCharsets.UTF_8.decode(bytes).toString());
    }

    /** After a refused handshake the library would go on reading for ever. */
    @Override
    public void onClosing(WebSocket socket, int code, @Nullable String reason, boolean byClient) {
        if (socket.getReadyState() == ReadyState.NOT_YET_CONNECTED) {
            socket.closeConnection(code, String.valueOf(reason));
        }
    }

    @Override
    public void onClose(WebSocket socket, int code, @Nullable String reason, boolean byClient) {
        accepted.removeIf(WebSocketImpl::isClosed);
        Client client = socket.getAttachment();
        if (client != null) {
            post("client gone", () -> registry.onDisconnected(client.session));
        }
    }

    /** What ends a connection is told by {@link #onClose} as well; no client can harm the server. */
    @Override
    public void onError(@Nullable WebSocket socket, Exception e) {
        if (socket == null) {
            LOG.warn("the tracker's sockets failed", e);
        } else {
            LOG.debug("a client's socket failed", e);
        }
    }

    /** A client's socket: its session on the loop, its backlog on the worker threads. */
    private static final class Client implements ClientSession.Outlet {
        private final WebSocket socket;
        private final Backlog backlog = new Backlog();
        private final ClientSession session = new ClientSession(this);

        Client(WebSocket socket) {
            this.socket = socket;
        }

        @Override
        public void send(String text) {
            if (socket instanceof WebSocketImpl queued && queued.outQueue.size() > MAX_QUEUED_FRAMES) {
                socket.closeConnection(CloseFrame.POLICY_VALIDATION, "does not read");
                return;
            }
            try {
                socket.send(text);
            } catch (WebsocketNotConnectedException gone) {
                LOG.debug("client gone before a message to it; its end is being reported");
            }
        }

        @Override
        public void close(String reason) {
            socket.close(CloseFrame.POLICY_VALIDATION, reason);
        }
    }

    /** Gives every accepted socket its bounds and knows it, even if it never becomes a WebSocket. */
    private final class TrackingFactory extends DefaultWebSocketServerFactory {
        @Override
        public WebSocketImpl createWebSocket(WebSocketAdapter adapter, List<Draft> unbounded) {
            WebSocketImpl created = super.createWebSocket(adapter, List.of(new BoundedDraft()));
            accepted.add(created);
            return created;
        }
    }
}
