package org.swarmglass.engine.tracker.websocket;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;

/** Accepts connections, reads the request, and then does whatever the test wants, which need not be WebSocket. */
final class HostileTracker implements AutoCloseable {
    private static final String KEY_HEADER = "sec-websocket-key:";

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final AtomicInteger connections = new AtomicInteger();
    private final Behaviour behaviour;
    private volatile Socket accepted = new Socket();

    @FunctionalInterface
    interface Behaviour {
        void act(String key, OutputStream out) throws IOException;
    }

    HostileTracker(Behaviour behaviour) throws IOException {
        this.behaviour = behaviour;
        Thread thread = new Thread(this::serve, "hostile-tracker");
        thread.setDaemon(true);
        thread.start();
    }

    URI url() {
        return URI.create("ws://127.0.0.1:" + server.getLocalPort());
    }

    int connections() {
        return connections.get();
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                accepted = socket;
                connections.incrementAndGet();
                String request = request(socket.getInputStream());
                behaviour.act(key(request), socket.getOutputStream());
                while (socket.getInputStream().read() >= 0) {
                    // swallows everything, answers nothing, until the client has gone
                }
            } catch (IOException clientGone) {
                // the next one, please
            }
        }
    }

    private static String request(InputStream in) throws IOException {
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        while (!request.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
            request.write(in.read());
        }
        return request.toString(StandardCharsets.US_ASCII);
    }

    private static String key(String request) {
        return request.lines()
                .filter(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith(KEY_HEADER))
                .map(line -> line.substring(KEY_HEADER.length()).strip())
                .findFirst()
                .orElse("");
    }

    /** The proper answer to a handshake (RFC 6455 section 4.2.2). */
    static byte[] accepted(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1")
                    .digest((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.US_ASCII));
            return ascii("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                    + "Sec-WebSocket-Accept: " + Base64.getEncoder().encodeToString(digest) + "\r\n\r\n");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** A frame's first bytes: text, whole, of that length (up to 2^32). */
    static byte[] textFrameHead(int length) {
        return new byte[] {
            (byte) 0x81,
            127,
            0,
            0,
            0,
            0,
            (byte) (length >>> 24),
            (byte) (length >>> 16),
            (byte) (length >>> 8),
            (byte) length
        };
    }

    @Override
    public void close() throws IOException {
        server.close();
        accepted.close();
    }
}
