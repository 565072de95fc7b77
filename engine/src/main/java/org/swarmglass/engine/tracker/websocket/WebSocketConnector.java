package org.swarmglass.engine.tracker.websocket;

import java.util.Map;
import org.swarmglass.engine.loop.EngineLoop;
import org.swarmglass.engine.model.TrackerTarget;
import org.swarmglass.engine.tracker.protocol.TrackerSocket;

/** Makes sockets to one tracker: its URL with the token in the query, its {@code Origin} header. Loop thread only. */
final class WebSocketConnector implements TrackerSocket.Connector {
    private final EngineLoop loop;
    private final TrackerTarget target;
    private final Map<String, String> headers;

    WebSocketConnector(EngineLoop loop, TrackerTarget target) {
        String scheme = target.url().getScheme();
        if (target.url().getHost() == null || !("ws".equals(scheme) || "wss".equals(scheme))) {
            throw new IllegalArgumentException("a tracker URL begins with ws:// or wss://");
        }
        if (target.origin()
                .filter(value -> value.chars().anyMatch(c -> c < ' '))
                .isPresent()) {
            throw new IllegalArgumentException("an Origin header has no control characters");
        }
        this.loop = loop;
        this.target = target;
        this.headers = target.origin().map(value -> Map.of("Origin", value)).orElse(Map.of());
    }

    @Override
    public TrackerSocket connect(TrackerSocket.Listener listener) {
        JavaWebSocket socket = new JavaWebSocket(loop, target.url(), headers, listener);
        socket.start();
        return socket;
    }
}
