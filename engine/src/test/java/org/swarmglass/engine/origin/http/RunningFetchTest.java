package org.swarmglass.engine.origin.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.swarmglass.engine.origin.FetchFailure;
import org.swarmglass.engine.origin.OriginRequest;
import org.swarmglass.engine.origin.RecordingExchange;
import org.swarmglass.engine.simulation.VirtualLoop;

/** Redirects between schemes, which the plain-http test server cannot make. */
class RunningFetchTest {
    private final VirtualLoop loop = new VirtualLoop();
    private final Map<String, String> redirects = new HashMap<>();
    private final List<URI> asked = new ArrayList<>();

    @Test
    void refusesToGoFromHttpsToHttp() {
        redirects.put("https://a.test/1", "http://a.test/2");
        RecordingExchange got = run("https://a.test/1");
        assertThat(asked).containsExactly(URI.create("https://a.test/1"));
        assertThat(got.failure()).isEqualTo(new FetchFailure.Refused("the origin redirects from https to http"));
    }

    @Test
    void goesFromHttpToHttpsAndDropsTheFragment() {
        redirects.put("http://a.test/1", "https://b.test/2?x=1#there");
        RecordingExchange got = run("http://a.test/1");
        assertThat(asked).containsExactly(URI.create("http://a.test/1"), URI.create("https://b.test/2?x=1"));
        assertThat(got.head().uri()).isEqualTo(URI.create("https://b.test/2?x=1"));
    }

    private RecordingExchange run(String url) {
        RecordingExchange got = new RecordingExchange();
        URI uri = URI.create(url);
        new RunningFetch(
                        loop,
                        HttpOriginOptions.forStream(uri, Map.of(), "1"),
                        new OriginRequest(uri, Optional.empty(), 1_000),
                        got,
                        new FakeWire())
                .start();
        loop.advance(Duration.ofMinutes(1));
        return got;
    }

    /** Answers at once: a redirect if there is one, else a head without a body. */
    private final class FakeWire implements RunningFetch.Wire {
        @Override
        public boolean offLoop(Runnable step) {
            step.run();
            return true;
        }

        @Override
        public CompletableFuture<?> send(URI uri, OriginRequest request, HttpResponse.BodyHandler<Void> handler) {
            asked.add(uri);
            String location = redirects.get(uri.toString());
            HttpResponse.BodySubscriber<Void> unused = handler.apply(new Info(
                    location == null ? 200 : 302,
                    HttpHeaders.of(
                            location == null ? Map.of() : Map.of("Location", List.of(location)), (name, value) -> true),
                    HttpClient.Version.HTTP_1_1));
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void onOver(RunningFetch fetch) {
            assertThat(asked).isNotEmpty();
        }
    }

    private record Info(int statusCode, HttpHeaders headers, HttpClient.Version version)
            implements HttpResponse.ResponseInfo {}
}
