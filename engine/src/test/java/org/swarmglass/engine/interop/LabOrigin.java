package org.swarmglass.engine.interop;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Serves a clip, as live or VOD, and the browsers' page; receives the segments that browsers got from peers. Any
 * thread.
 */
final class LabOrigin implements AutoCloseable {
    /** Clients name themselves by it, so the origin can count for each. */
    static final String CLIENT_HEADER = "X-Lab-Client";

    private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d*)");
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "m3u8", "application/vnd.apple.mpegurl",
            "mpd", "application/dash+xml",
            "ts", "video/mp2t",
            "m4s", "video/iso.segment",
            "mp4", "video/mp4");

    private final HttpServer server;
    private final ExecutorService threads;
    private final InteropMedia clip;
    private final Path media;
    private final Path page;
    private final SegmentComparison comparison;
    private final Map<String, Long> asked = new ConcurrentHashMap<>();
    private final Map<String, LiveWindow> live;
    private final long startedNanos = System.nanoTime();

    private LabOrigin(HttpServer server, InteropMedia clip, Path media, Path page, Map<String, LiveWindow> live) {
        this.clip = clip;
        this.server = server;
        this.threads = Executors.newCachedThreadPool();
        this.media = media;
        this.page = page;
        this.live = live;
        this.comparison = new SegmentComparison(media);
    }

    /** @param page folder with the pages of {@link BrowserPage} */
    static LabOrigin start(String host, InteropMedia clip, Path media, Path page) throws IOException {
        Map<String, LiveWindow> live = new ConcurrentHashMap<>();
        if (clip == InteropMedia.LIVE_TS) {
            for (String rendition : InteropMedia.RENDITIONS) {
                String vod = Files.readString(media.resolve(rendition).resolve("index.m3u8"));
                live.put(rendition, LiveWindow.over(vod));
            }
        }
        LabOrigin origin = new LabOrigin(HttpServer.create(new InetSocketAddress(host, 0), 0), clip, media, page, live);
        origin.server.setExecutor(origin.threads);
        origin.server.createContext("/media/", origin::onMedia);
        origin.server.createContext("/received/", origin::onReceived);
        origin.server.createContext("/page-", origin::onPage);
        origin.server.start();
        return origin;
    }

    URI url() {
        InetSocketAddress address = server.getAddress();
        return URI.create("http://" + address.getHostString() + ":" + address.getPort() + "/");
    }

    URI manifest() {
        return url().resolve("media/" + clip.manifest());
    }

    SegmentComparison comparison() {
        return comparison;
    }

    /** Bytes of media segments that were asked for, by client. */
    Map<String, Long> asked() {
        return Map.copyOf(asked);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void onPage(HttpExchange exchange) throws IOException {
        try (exchange) {
            answerFile(exchange, page.resolve(exchange.getRequestURI().getPath().substring(1)), false);
        }
    }

    private void onMedia(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath().substring("/media/".length());
            int slash = path.indexOf('/');
            String name = path.substring(slash + 1);
            LiveWindow window = live.get(path.substring(0, Math.max(0, slash)));
            Duration elapsed = Duration.ofNanos(System.nanoTime() - startedNanos);
            if (path.equals(InteropMpd.NAME)) {
                answer(exchange, InteropMpd.of(clip).getBytes(StandardCharsets.UTF_8), name, false);
            } else if (window != null && name.equals("index.m3u8")) {
                answer(exchange, window.playlist(elapsed).getBytes(StandardCharsets.UTF_8), name, false);
            } else if (window == null || window.serves(name, elapsed)) {
                answerFile(exchange, media.resolve(path), name.startsWith("seg_"));
            } else {
                exchange.sendResponseHeaders(404, -1);
            }
        }
    }

    /** The path is the segment's own, after our prefix. */
    private void onReceived(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] segment = exchange.getRequestBody().readAllBytes();
            String path = exchange.getRequestURI().getPath().substring("/received/media/".length());
            comparison.compare(client(exchange), path, segment);
            exchange.sendResponseHeaders(204, -1);
        }
    }

    private void answerFile(HttpExchange exchange, Path file, boolean segment) throws IOException {
        Path normal = file.normalize();
        if (!(normal.startsWith(media) || normal.startsWith(page)) || !Files.isRegularFile(normal)) {
            exchange.sendResponseHeaders(404, -1);
            return;
        }
        answer(exchange, Files.readAllBytes(normal), normal.getFileName().toString(), segment);
    }

    /** Answers with the part that was asked for. */
    private void answer(HttpExchange exchange, byte[] whole, String name, boolean segment) throws IOException {
        int first = 0;
        int last = whole.length - 1;
        Matcher range =
                RANGE.matcher(Optional.ofNullable(exchange.getRequestHeaders().getFirst("Range"))
                        .orElse(""));
        boolean partial = range.matches();
        if (partial) {
            first = Integer.parseInt(range.group(1));
            last = range.group(2).isEmpty() ? last : Math.min(last, Integer.parseInt(range.group(2)));
        }
        if (partial && first > last) {
            exchange.getResponseHeaders().set("Content-Range", "bytes */" + whole.length);
            exchange.sendResponseHeaders(416, -1);
            return;
        }
        String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        exchange.getResponseHeaders().set("Content-Type", type == null ? "application/octet-stream" : type);
        exchange.getResponseHeaders().set("Accept-Ranges", "bytes");
        exchange.getResponseHeaders().set("Cache-Control", name.endsWith(".m3u8") ? "no-store" : "max-age=60");
        if (partial) {
            exchange.getResponseHeaders().set("Content-Range", "bytes " + first + "-" + last + "/" + whole.length);
        }
        int length = last - first + 1;
        if (segment) {
            // Before they are written: what a client breaks off is counted too, so nobody can receive more.
            asked.merge(client(exchange), (long) length, Long::sum);
        }
        exchange.sendResponseHeaders(partial ? 206 : 200, length);
        try (OutputStream body = exchange.getResponseBody()) {
            body.write(whole, first, length);
        }
    }

    private static String client(HttpExchange exchange) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(CLIENT_HEADER))
                .orElse("unnamed");
    }
}
