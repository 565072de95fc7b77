package org.swarmglass.engine.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/**
 * A recording whose segments are all the same 2 MB: whole at once below {@code /whole}, in small portions over two seconds
 * below {@code /drip}. Keeps connections; a thread for each.
 */
final class BenchOrigin implements AutoCloseable {
    static final int SEGMENT_BYTES = 2_000_000;
    static final int SEGMENTS = 300;
    static final int SEGMENT_SECONDS = 10;
    private static final int PORTIONS = 80;
    private static final long PORTION_NANOS = 2_000_000_000L / PORTIONS;

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final byte[] segment = new byte[SEGMENT_BYTES];

    BenchOrigin() throws IOException {
        new Random(3).nextBytes(segment);
        start("bench-origin", this::accept);
    }

    /** @param pace {@code whole} or {@code drip} */
    URI playlist(String pace) {
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/" + pace + "/index.m3u8");
    }

    URI segment(String pace, int number) {
        return playlist(pace).resolve(number + ".ts");
    }

    private static void start(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (!server.isClosed()) {
                Socket client = server.accept();
                client.setTcpNoDelay(true);
                start("bench-origin-client", () -> serve(client));
            }
        } catch (SocketException closed) {
            return; // by close()
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void serve(Socket client) {
        try (client) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String path = line.split(" ", -1)[1];
                for (String header = in.readLine(); header != null && !header.isEmpty(); ) {
                    header = in.readLine();
                }
                answer(path, client.getOutputStream());
            }
        } catch (IOException gone) {
            return; // a client that has had enough closes
        }
    }

    private void answer(String path, OutputStream out) throws IOException {
        byte[] body = path.endsWith(".m3u8") ? list() : segment;
        out.write(("HTTP/1.1 200 OK\r\nContent-Length: " + body.length + "\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1));
        if (!path.startsWith("/drip/") || path.endsWith(".m3u8")) {
            out.write(body);
            return;
        }
        long start = System.nanoTime();
        int portion = body.length / PORTIONS;
        for (int i = 0; i < PORTIONS; i++) {
            out.write(body, i * portion, portion);
            while (System.nanoTime() - start < (i + 1) * PORTION_NANOS) {
                LockSupport.parkNanos(1_000_000);
            }
        }
    }

    private static byte[] list() {
        StringBuilder text =
                new StringBuilder("#EXTM3U\n#EXT-X-TARGETDURATION:" + SEGMENT_SECONDS + "\n#EXT-X-PLAYLIST-TYPE:VOD\n");
        for (int i = 0; i < SEGMENTS; i++) {
            text.append("#EXTINF:")
                    .append(SEGMENT_SECONDS)
                    .append(".0,\n")
                    .append(i)
                    .append(".ts\n");
        }
        return text.append("#EXT-X-ENDLIST\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
