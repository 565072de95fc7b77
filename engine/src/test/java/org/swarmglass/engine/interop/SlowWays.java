package org.swarmglass.engine.interop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.java_websocket.WebSocket;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.handshake.ServerHandshake;
import org.java_websocket.server.WebSocketServer;
import org.swarmglass.engine.bench.UdpRelay;

/**
 * Delay and loss between all peers of a lab: the tracker as they see it, which gives each offer and its answer a wire of
 * its own. Nobody learns another's own port. Not netem, which the test machines' kernels lack.
 */
final class SlowWays extends WebSocketServer implements AutoCloseable {
    private static final int LISTEN_SECONDS = 30;
    private static final int STOP_MILLIS = 2000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI tracker;
    private final String host;
    private final UdpRelay relay;
    private final CountDownLatch listening = new CountDownLatch(1);
    private final Map<String, UdpRelay.Wire> wires = new ConcurrentHashMap<>();

    private SlowWays(String host, URI tracker, Wan wan) throws IOException {
        super(new InetSocketAddress(host, 0));
        this.tracker = tracker;
        this.host = host;
        relay = new UdpRelay(InetAddress.getByName(host), Duration.ofMillis(wan.oneWayMillis()), wan.seed());
        relay.lose(wan.loss());
        setReuseAddr(true);
        setDaemon(true);
    }

    static SlowWays start(String host, URI tracker, Wan wan) throws IOException {
        SlowWays ways = new SlowWays(host, tracker, wan);
        ways.start();
        return ways;
    }

    /** What peers are to take for the tracker's. Blocks until it listens. */
    URI url() throws InterruptedException {
        if (!listening.await(LISTEN_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the way to the tracker does not listen; its fault is above");
        }
        return URI.create("ws://" + host + ":" + getPort());
    }

    UdpRelay.Tally tally() {
        return relay.tally();
    }

    @Override
    public void onOpen(WebSocket peer, ClientHandshake handshake) {
        Upstream upstream = new Upstream(tracker, peer);
        peer.setAttachment(upstream);
        try {
            // What the peer says meanwhile waits: one thread serves a connection's events in order.
            if (!upstream.connectBlocking()) {
                peer.close();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void onMessage(WebSocket peer, String message) {
        peer.<Upstream>getAttachment().send(message);
    }

    @Override
    public void onClose(WebSocket peer, int code, String reason, boolean remote) {
        Upstream upstream = peer.getAttachment();
        if (upstream != null) {
            upstream.close();
        }
    }

    @Override
    public void onError(WebSocket peer, Exception fault) {
        // Into the log of the scenario, which is told when it fails.
        fault.printStackTrace();
    }

    @Override
    public void onStart() {
        listening.countDown();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        stop(STOP_MILLIS);
        relay.close();
    }

    /** What the tracker tells a peer, with offers and answers led over their wire. */
    private String led(String message) throws IOException {
        JsonNode told = JSON.readTree(message);
        String id = told.path("offer_id").asText();
        if (told.get("offer") instanceof ObjectNode offer) {
            UdpRelay.Wire wire = relay.wire();
            wires.put(id, wire);
            offer.put("sdp", wire.offer(offer.path("sdp").asText()));
        } else if (told.get("answer") instanceof ObjectNode answer) {
            UdpRelay.Wire wire = wires.get(id);
            if (wire == null) {
                throw new IOException("an answer without an offer: " + id);
            }
            answer.put("sdp", wire.answer(answer.path("sdp").asText()));
        }
        return JSON.writeValueAsString(told);
    }

    /**
     * @param oneWayMillis half of what peers measure as the round trip
     * @param loss share of packets, each way
     */
    record Wan(int oneWayMillis, double loss, long seed) {}

    /** A peer's connection with the real tracker. */
    private final class Upstream extends WebSocketClient {
        private final WebSocket peer;

        private Upstream(URI tracker, WebSocket peer) {
            super(tracker);
            this.peer = peer;
        }

        @Override
        public void onOpen(ServerHandshake handshake) {
            // The peer is open already.
        }

        @Override
        public void onMessage(String message) {
            try {
                String led = led(message);
                if (peer.isOpen()) {
                    peer.send(led);
                }
            } catch (IOException fault) {
                throw new UncheckedIOException(fault);
            }
        }

        @Override
        public void onClose(int code, String reason, boolean remote) {
            peer.close();
        }

        @Override
        public void onError(Exception fault) {
            fault.printStackTrace();
        }
    }
}
