package org.swarmglass.engine.proxy;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A client on a bare socket, for what no HTTP library would send. */
final class RawClient implements Closeable {
    /** Far more than an answer takes, also on a busy machine. */
    private static final int PATIENCE_MILLIS = 30_000;

    private final Socket socket;

    RawClient(URI base) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), base.getPort());
        socket.setSoTimeout(PATIENCE_MILLIS);
    }

    void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    Socket socket() {
        return socket;
    }

    /** Reads until the text has come; everything read is returned. */
    String readUntil(String end) throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        while (!read.toString(StandardCharsets.ISO_8859_1).contains(end)) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                return read.toString(StandardCharsets.ISO_8859_1);
            }
            read.write(next);
        }
        return read.toString(StandardCharsets.ISO_8859_1);
    }

    /** Everything until the server closes, or until it has said nothing more for the time. */
    String readAll(int silenceMillis) throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        try {
            int count = socket.getInputStream().read(buffer);
            while (count >= 0) {
                read.write(buffer, 0, count);
                socket.setSoTimeout(silenceMillis);
                count = socket.getInputStream().read(buffer);
            }
        } catch (SocketTimeoutException silence) {
            return read.toString(StandardCharsets.ISO_8859_1) + "<silence>";
        } finally {
            socket.setSoTimeout(PATIENCE_MILLIS);
        }
        return read.toString(StandardCharsets.ISO_8859_1);
    }

    /** Whether the server closes within the time. */
    boolean closedWithin(int millis) throws IOException {
        socket.setSoTimeout(millis);
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException open) {
            return false;
        } catch (IOException reset) {
            return true;
        } finally {
            // What is read next is waited for as long as anything else.
            if (!socket.isClosed()) {
                socket.setSoTimeout(PATIENCE_MILLIS);
            }
        }
    }

    /** Whether the server closes, for which it has as long as it may take on a busy machine. */
    boolean closes() throws IOException {
        return closedWithin(PATIENCE_MILLIS);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
