package org.swarmglass.engine.reader;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An HTTP server that answers by script: a body, a status, or a body once a latch opens. */
final class ScriptedServer implements AutoCloseable {
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    private record Answer(int status, byte[] body, CountDownLatch held) {}

    ScriptedServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    URI uri(String name) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/t/" + name);
    }

    void put(String name, String body) {
        answers.put(name, new Answer(200, body.getBytes(StandardCharsets.UTF_8), new CountDownLatch(0)));
    }

    void fail(String name, int status) {
        answers.put(name, new Answer(status, new byte[0], new CountDownLatch(0)));
    }

    CountDownLatch hold(String name, String body) {
        CountDownLatch held = new CountDownLatch(1);
        answers.put(name, new Answer(200, body.getBytes(StandardCharsets.UTF_8), held));
        return held;
    }

    /** Names in the order they were asked for, a range behind a space. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String name = exchange.getRequestURI().getPath().substring("/t/".length());
        String range = exchange.getRequestHeaders().getFirst("Range");
        asked.add(range == null ? name : name + " " + range);
        Answer answer = answers.getOrDefault(name, new Answer(404, new byte[0], new CountDownLatch(0)));
        try (exchange) {
            answer.held().await();
            exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        server.stop(0);
    }
}
