package org.swarmglass.app.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The origin of the demo: the bundled clip as an endless live HLS stream of two renditions over HTTP, with CORS for
 * browsers. Its requests are answered on four daemon threads.
 */
final class DemoStream implements AutoCloseable {
    private static final String PLAYLIST = "application/vnd.apple.mpegurl";
    private static final String PAGES = "/invite/";
    private static final int THREADS = 4;

    /** The console names a stream by its file. */
    private static final String MASTER = "/swarmglass-demo.m3u8";

    private final List<Clip> clips = List.of(Clip.load("360p"), Clip.load("180p"));
    private final LiveWindow window = new LiveWindow(System::nanoTime, Instant.now());
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, task -> {
        Thread thread = new Thread(task, "demo-origin");
        thread.setDaemon(true);
        return thread;
    });
    private final Map<String, StaticFile> pages;
    private final HttpServer server;

    private DemoStream(InetSocketAddress bind, Map<String, StaticFile> pages) throws IOException {
        this.pages = pages;
        server = HttpServer.create(bind, 0);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    /**
     * Serves when it returns.
     *
     * @param bind port 0 takes a free one
     * @param pages further files, by their name below {@code /invite/}
     * @throws IOException if the address cannot be bound
     */
    static DemoStream start(InetSocketAddress bind, Map<String, StaticFile> pages) throws IOException {
        return new DemoStream(bind, pages);
    }

    /** The master playlist, as this machine reaches it. */
    URI master() {
        return URI.create("http://127.0.0.1:" + port() + MASTER);
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Access-Control-Allow-Origin", "*");
            String method = exchange.getRequestMethod();
            if (method.equals("OPTIONS")) {
                exchange.getResponseHeaders().set("Access-Control-Allow-Headers", "Range");
                exchange.sendResponseHeaders(204, -1);
            } else if (!method.equals("GET") && !method.equals("HEAD")) {
                exchange.sendResponseHeaders(405, -1);
            } else {
                serve(exchange);
            }
        }
    }

    private void serve(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.equals(MASTER)) {
            sendPlaylist(exchange, LiveWindow.master(clips));
            return;
        }
        StaticFile page = path.startsWith(PAGES) ? pages.get(path.substring(PAGES.length())) : null;
        if (page != null) {
            exchange.getResponseHeaders().set("Content-Type", page.contentType());
            send(exchange, 200, page.bytes());
            return;
        }
        Optional<Clip> clip = clips.stream()
                .filter(each -> path.startsWith("/" + each.name() + "/"))
                .findFirst();
        String file = path.substring(path.lastIndexOf('/') + 1);
        OptionalLong number = window.available(file);
        if (clip.isPresent() && file.equals("index.m3u8")) {
            sendPlaylist(exchange, window.media());
        } else if (clip.isPresent() && number.isPresent()) {
            sendSegment(exchange, clip.get().segment(number.getAsLong()));
        } else {
            exchange.sendResponseHeaders(404, -1);
        }
    }

    private void sendPlaylist(HttpExchange exchange, String text) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", PLAYLIST);
        exchange.getResponseHeaders().set("Cache-Control", "no-cache");
        send(exchange, 200, text.getBytes(StandardCharsets.UTF_8));
    }

    private void sendSegment(HttpExchange exchange, byte[] segment) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "video/mp2t");
        exchange.getResponseHeaders().set("Accept-Ranges", "bytes");
        exchange.getResponseHeaders().set("Cache-Control", "max-age=60");
        Optional<RequestedRange> range =
                RequestedRange.parse(exchange.getRequestHeaders().getFirst("Range"), segment.length);
        if (range.isEmpty()) {
            send(exchange, 200, segment);
            return;
        }
        RequestedRange part = range.get();
        exchange.getResponseHeaders().set("Content-Range", part.contentRange(segment.length));
        if (part.satisfiable()) {
            send(exchange, 206, Arrays.copyOfRange(segment, part.first(), part.end()));
        } else {
            exchange.sendResponseHeaders(416, -1);
        }
    }

    private void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", String.valueOf(body.length));
            exchange.sendResponseHeaders(status, -1);
            return;
        }
        exchange.sendResponseHeaders(status, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }
}
