package org.swarmglass.engine.origin.http;

import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swarmglass.engine.loop.EngineLoop;
import org.swarmglass.engine.origin.ExchangeListener;
import org.swarmglass.engine.origin.Origin;
import org.swarmglass.engine.origin.OriginRequest;

/**
 * The origin over java.net.http: HTTP/2 where TLS offers it, else HTTP/1.1; always direct, since a proxy would connect to
 * addresses nobody checked. One per open stream.
 *
 * <p>Threads: {@code fetch} and all listener calls on the loop; {@code origin-http-N} for name lookups and the client's
 * work; the client's selector thread. All are daemons and end with {@link #close}.
 */
public final class HttpOrigin implements Origin {
    private static final boolean PINNING = HostHeader.allow();
    private static final long IDLE_THREAD_SECONDS = 10;
    private static final long CLOSE_MILLIS = 400;

    private static final Logger LOG = LoggerFactory.getLogger(HttpOrigin.class);

    private final EngineLoop loop;
    private final HttpOriginOptions options;
    private final AddressPolicy policy;
    private final ThreadPoolExecutor threads;
    private final HttpClient client;
    private final Set<RunningFetch> running = ConcurrentHashMap.newKeySet();

    public HttpOrigin(EngineLoop loop, HttpOriginOptions options) {
        this(loop, options, NameLookup.system());
    }

    HttpOrigin(EngineLoop loop, HttpOriginOptions options, NameLookup lookup) {
        this.loop = loop;
        this.options = options;
        this.policy = new AddressPolicy(options.stream(), options.privateNetworks(), lookup);
        this.threads = threads();
        this.client = HttpClient.newBuilder()
                .executor(threads)
                .connectTimeout(options.connectTimeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(HttpClient.Builder.NO_PROXY)
                .build();
    }

    /** Unbounded on purpose: a name lookup that hangs must not hold up the client's own tasks. */
    private static ThreadPoolExecutor threads() {
        AtomicInteger number = new AtomicInteger();
        return new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, IDLE_THREAD_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
                    Thread thread = new Thread(task, "origin-http-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
    }

    @Override
    public Exchange fetch(OriginRequest request, ExchangeListener listener) {
        loop.assertOnLoop();
        RunningFetch fetch = new RunningFetch(loop, options, request, listener, new ClientWire());
        running.add(fetch);
        fetch.start();
        return fetch;
    }

    private HttpRequest toHttp(Target target, OriginRequest request) {
        boolean pin = PINNING && !target.secure() && !target.literal();
        HttpRequest.Builder http = HttpRequest.newBuilder(pin ? target.pinned() : target.uri());
        if (pin) {
            http.setHeader("Host", target.hostHeader());
        }
        if (!target.secure()) {
            http.version(HttpClient.Version.HTTP_1_1); // else every first request would offer an upgrade
        }
        http.setHeader("User-Agent", options.userAgent());
        // Offsets of a range count packed bytes, so a part is asked for unpacked.
        http.setHeader("Accept-Encoding", request.range().isPresent() ? "identity" : "gzip, deflate");
        request.range().ifPresent(range -> http.setHeader("Range", range.toHeader()));
        if (options.trustsWithHeaders(target.uri())) {
            options.headers().forEach(http::setHeader);
        }
        return http.GET().build();
    }

    @Override
    public void close() {
        running.forEach(RunningFetch::close);
        running.clear();
        ClientEnd.end(client);
        threads.shutdownNow();
        try {
            // A thread inside a name lookup cannot be interrupted; it is a daemon and finds nothing to do afterwards.
            if (!threads.awaitTermination(CLOSE_MILLIS, TimeUnit.MILLISECONDS)) {
                LOG.warn("the origin's threads did not end within {} ms", CLOSE_MILLIS);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private final class ClientWire implements RunningFetch.Wire {
        @Override
        public boolean offLoop(Runnable step) {
            try {
                threads.execute(step);
                return true;
            } catch (RejectedExecutionException closed) {
                return false;
            }
        }

        @Override
        public CompletableFuture<?> send(URI uri, OriginRequest request, HttpResponse.BodyHandler<Void> handler)
                throws RefusedTargetException, UnknownHostException {
            Target target = policy.check(uri);
            return client.sendAsync(toHttp(target, request), handler);
        }

        @Override
        public void onOver(RunningFetch fetch) {
            running.remove(fetch);
        }
    }
}
