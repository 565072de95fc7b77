package org.swarmglass.engine.bench;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The cheapest client there is, for one connection: asks, reads, counts. One thread. */
final class HttpProbe implements AutoCloseable {
    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d+)\r\n");

    private final SocketChannel socket;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(256 << 10);
    private long firstByteNanos;

    HttpProbe(URI server) throws IOException {
        socket = SocketChannel.open(new InetSocketAddress(server.getHost(), server.getPort()));
        socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
    }

    /**
     * GETs and reads all.
     *
     * @return bytes of the body
     */
    long get(URI address) throws IOException {
        String request = "GET " + address.getRawPath() + " HTTP/1.1\r\nHost: " + address.getRawAuthority() + "\r\n\r\n";
        long start = System.nanoTime();
        socket.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.ISO_8859_1)));
        long length = readHead();
        long left = length - buffer.remaining();
        firstByteNanos = buffer.hasRemaining() ? System.nanoTime() - start : 0;
        while (left > 0) {
            int read = socket.read(buffer.clear());
            if (read < 0) {
                throw new EOFException(left + " bytes are missing of " + address);
            }
            if (firstByteNanos == 0) {
                firstByteNanos = System.nanoTime() - start;
            }
            left -= read;
        }
        return length;
    }

    /** From the request to the first byte of the body, of the last answer. */
    double firstByteMillis() {
        return firstByteNanos / 1e6;
    }

    /** Leaves what came of the body in the buffer. */
    private long readHead() throws IOException {
        buffer.clear();
        while (socket.read(buffer) >= 0) {
            String text = StandardCharsets.ISO_8859_1
                    .decode(buffer.duplicate().flip().limit(Math.min(buffer.position(), 4096)))
                    .toString();
            int end = text.indexOf("\r\n\r\n");
            if (end >= 0) {
                Matcher length = LENGTH.matcher(text.substring(0, end + 2));
                if (!text.startsWith("HTTP/1.1 200") || !length.find()) {
                    throw new IOException("not a whole answer: " + text.substring(0, end));
                }
                buffer.flip().position(end + 4);
                return Long.parseLong(length.group(1));
            }
        }
        throw new EOFException("no answer");
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
