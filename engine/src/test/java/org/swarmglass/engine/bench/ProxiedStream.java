package org.swarmglass.engine.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.swarmglass.engine.Engine;
import org.swarmglass.engine.EngineConfig;
import org.swarmglass.engine.StreamRequest;

/** A whole engine without peers, in front of an origin, as a player sees it. */
final class ProxiedStream implements AutoCloseable {
    private final Engine engine;
    private final List<URI> segments;

    ProxiedStream(URI playlist) throws IOException, InterruptedException {
        engine = Engine.start(EngineConfig.defaults());
        engine.open(StreamRequest.of(playlist));
        URI list = engine.playerUrl();
        String text = read(list);
        while (text.contains("#EXT-X-STREAM-INF")) {
            list = list.resolve(addresses(text).get(0));
            text = read(list);
        }
        URI base = list;
        segments = addresses(text).stream().map(base::resolve).toList();
    }

    private static String read(URI address) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static List<String> addresses(String playlist) {
        return playlist.lines()
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
    }

    URI segment(int index) {
        return segments.get(index);
    }

    @Override
    public void close() {
        engine.close();
    }
}
