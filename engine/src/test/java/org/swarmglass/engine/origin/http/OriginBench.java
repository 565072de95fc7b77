package org.swarmglass.engine.origin.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.swarmglass.engine.loop.ThreadedLoop;
import org.swarmglass.engine.model.ByteRange;
import org.swarmglass.engine.origin.ExchangeListener;
import org.swarmglass.engine.origin.Origin;
import org.swarmglass.engine.origin.OriginRequest;
import org.swarmglass.engine.origin.RecordingExchange;
import org.swarmglass.engine.origin.ScriptedAnswer;

/** A real origin, its loop and a real server, for one test. */
final class OriginBench implements AutoCloseable {
    /** Longer than a busy machine lets the server's thread wait, which is no silence of the origin. */
    static final Duration SILENCE = Duration.ofSeconds(3);

    private static final AtomicBoolean WARM = new AtomicBoolean();

    final ScriptedOriginServer server = new ScriptedOriginServer();
    final ThreadedLoop loop = new ThreadedLoop("origin-test-loop");
    final HttpOrigin origin;

    OriginBench() throws IOException {
        this(Map.of(), NameLookup.system());
    }

    OriginBench(Map<String, String> headers, NameLookup lookup) throws IOException {
        this(options(headers), lookup);
    }

    private OriginBench(HttpOriginOptions template, NameLookup lookup) throws IOException {
        warmUp();
        URI stream = server.uri("127.0.0.1", "/live.m3u8");
        origin = new HttpOrigin(
                loop,
                new HttpOriginOptions(
                        stream,
                        template.headers(),
                        template.userAgent(),
                        false,
                        Duration.ofSeconds(20),
                        SILENCE,
                        template.minBytesPerSecond(),
                        template.rateWindow()),
                lookup);
    }

    /** The first exchange of a process loads some hundred classes: on a busy machine longer than the limits of a test. */
    private static void warmUp() {
        if (!WARM.compareAndSet(false, true)) {
            return;
        }
        try (ScriptedOriginServer server = new ScriptedOriginServer()) {
            server.script("/warm-up", ScriptedAnswer.status(404));
            HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(server.uri("127.0.0.1", "/warm-up"))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static HttpOriginOptions options(Map<String, String> headers) {
        return HttpOriginOptions.forStream(URI.create("http://127.0.0.1/"), headers, "1.2.3");
    }

    Origin.Exchange fetch(OriginRequest request, ExchangeListener listener) throws Exception {
        CompletableFuture<Origin.Exchange> started = new CompletableFuture<>();
        loop.post("test-fetch", () -> started.complete(origin.fetch(request, listener)));
        return started.get(30, TimeUnit.SECONDS);
    }

    void onLoop(Runnable task) throws Exception {
        CompletableFuture<Void> done = new CompletableFuture<>();
        loop.post("test-task", () -> {
            task.run();
            done.complete(null);
        });
        done.get(30, TimeUnit.SECONDS);
    }

    RecordingExchange run(URI uri, Optional<ByteRange> range) throws Exception {
        RecordingExchange exchange = new RecordingExchange();
        fetch(new OriginRequest(uri, range, 8 << 20), exchange);
        awaitEnd(exchange);
        return exchange;
    }

    RecordingExchange run(String path) throws Exception {
        return run(server.uri("127.0.0.1", path), Optional.empty());
    }

    static void awaitEnd(RecordingExchange exchange) throws InterruptedException {
        assertThat(exchange.over.await(60, TimeUnit.SECONDS))
                .as("the exchange ends")
                .isTrue();
    }

    @Override
    public void close() throws IOException {
        origin.close();
        loop.close();
        server.close();
    }
}
