package org.swarmglass.app.preview;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A live HLS stream for tests: a clip that ffmpeg makes once, served through a window that slides by the clock. It has
 * played for a full window when it starts; timestamps are continuous, as the clip is longer than any test.
 */
public final class LiveOrigin implements AutoCloseable {
    private static final int SEGMENT_SECONDS = 2;
    private static final int CLIP_SECONDS = 120;
    private static final int WINDOW = 14;
    private static final String WHOLE = "whole.m3u8";

    private final HttpServer server;
    private final ExecutorService pool = Executors.newCachedThreadPool();
    private final Path folder;
    private final long startNanos = System.nanoTime();
    private volatile CountDownLatch gate = new CountDownLatch(0);

    private LiveOrigin(HttpServer server, Path folder) {
        this.server = server;
        this.folder = folder;
    }

    /** Makes the clip in the folder, unless it is there, and serves it on a free loopback port. */
    public static LiveOrigin start(Path folder) throws IOException, InterruptedException {
        if (!Files.exists(folder.resolve(WHOLE))) {
            makeClip(folder);
        }
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        LiveOrigin origin = new LiveOrigin(server, folder);
        server.createContext("/", origin::answer);
        server.setExecutor(origin.pool);
        server.start();
        return origin;
    }

    private static void makeClip(Path folder) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("ffmpeg", "-loglevel", "error", "-nostdin", "-f", "lavfi", "-i"));
        command.add("testsrc2=size=640x360:rate=25:duration=" + CLIP_SECONDS);
        command.addAll(List.of("-f", "lavfi", "-i", "sine=frequency=330:duration=" + CLIP_SECONDS));
        command.addAll(List.of("-c:v", "libx264", "-preset", "ultrafast", "-b:v", "700k", "-pix_fmt", "yuv420p"));
        command.addAll(List.of("-g", "50", "-keyint_min", "50", "-sc_threshold", "0", "-c:a", "aac", "-b:a", "64k"));
        command.addAll(List.of("-f", "hls", "-hls_time", Integer.toString(SEGMENT_SECONDS), "-hls_list_size", "0"));
        command.addAll(List.of("-hls_segment_filename", folder.resolve("%d.ts").toString()));
        command.add(folder.resolve(WHOLE).toString());
        Process ffmpeg = new ProcessBuilder(command).inheritIO().start();
        if (!ffmpeg.waitFor(180, TimeUnit.SECONDS) || ffmpeg.exitValue() != 0) {
            ffmpeg.destroy();
            throw new IllegalStateException("ffmpeg made no clip; this test needs it: apt install ffmpeg");
        }
    }

    public URI master() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/stadium-cam-3/master.m3u8");
    }

    /** The clip on demand. */
    public URI whole() {
        return master().resolve(WHOLE);
    }

    /** From now on segments are not answered until {@link #release}. */
    public void hold() {
        gate = new CountDownLatch(1);
    }

    public void release() {
        gate.countDown();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String name = path.substring(path.lastIndexOf('/') + 1);
        byte[] body;
        if (name.equals("master.m3u8")) {
            body = text("#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=850000,RESOLUTION=640x360,FRAME-RATE=25.000,"
                    + "CODECS=\"avc1.42c01e,mp4a.40.2\"\nmedia.m3u8\n");
        } else if (name.equals("media.m3u8")) {
            body = text(playlist());
        } else {
            body = segment(name);
        }
        exchange.sendResponseHeaders(body.length == 0 ? 404 : 200, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private String playlist() {
        long passed = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - startNanos) / SEGMENT_SECONDS;
        long first = Math.min(passed, CLIP_SECONDS / SEGMENT_SECONDS - WINDOW);
        StringBuilder text = new StringBuilder("#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:" + SEGMENT_SECONDS
                + "\n#EXT-X-MEDIA-SEQUENCE:" + first + "\n");
        for (long number = first; number < first + WINDOW; number++) {
            text.append("#EXTINF:")
                    .append(SEGMENT_SECONDS)
                    .append(".000,\n")
                    .append(number)
                    .append(".ts\n");
        }
        return text.toString();
    }

    private byte[] segment(String name) {
        Path file = folder.resolve(name);
        try {
            gate.await();
            return name.matches("\\d+\\.ts|" + WHOLE) && Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
            return new byte[0];
        }
    }

    private static byte[] text(String words) {
        return words.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        release();
        server.stop(0);
        pool.shutdownNow();
    }
}
