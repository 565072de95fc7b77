package org.swarmglass.engine.reader;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.swarmglass.engine.loop.EngineLoop;

/** HTTP for the reader: everything happens on its loop, which is also the client's executor. Reader thread only. */
final class ReaderHttp {
    private final EngineLoop loop;
    private final HttpClient client;
    private final Set<CompletableFuture<?>> open = new HashSet<>();

    ReaderHttp(EngineLoop loop) {
        this.loop = loop;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .executor(task -> loop.post("http", task))
                .build();
    }

    /** How one request went. Status 0: no answer, or one that broke off. */
    record Reply(int status, URI uri, byte[] body) {
        boolean good() {
            return status == 200 || status == 206;
        }
    }

    /**
     * No time limit: a held segment is how the proxy says "not yet".
     *
     * @param onBytes told how many body bytes have come, as they come
     * @param onDone told once, unless the client was closed
     */
    void get(Listing.Part part, Consumer<Integer> onBytes, Consumer<Reply> onDone) {
        HttpRequest.Builder request = HttpRequest.newBuilder(part.uri());
        part.range().ifPresent(range -> request.header("Range", range.toHeader()));
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        CompletableFuture<HttpResponse<Void>> exchange = client.sendAsync(
                request.build(),
                head -> HttpResponse.BodySubscribers.ofByteArrayConsumer(bytes -> bytes.ifPresent(some -> {
                    body.writeBytes(some);
                    loop.post("reader bytes", () -> onBytes.accept(some.length));
                })));
        open.add(exchange);
        exchange.whenComplete((response, failure) -> loop.post("reader reply", () -> {
                    if (open.remove(exchange)) {
                        onDone.accept(reply(part.uri(), response, body));
                    }
                }))
                .exceptionally(told -> null);
    }

    /** Breaks off what is open; nobody is told. */
    void close() {
        Set<CompletableFuture<?>> all = Set.copyOf(open);
        open.clear();
        all.forEach(exchange -> exchange.cancel(true));
    }

    private static Reply reply(URI asked, @Nullable HttpResponse<Void> response, ByteArrayOutputStream body) {
        return response == null
                ? new Reply(0, asked, new byte[0])
                : new Reply(response.statusCode(), response.uri(), body.toByteArray());
    }
}
