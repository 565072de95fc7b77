package org.swarmglass.engine;

import java.util.ArrayList;
import java.util.List;
import org.swarmglass.engine.loop.EngineLoop;
import org.swarmglass.engine.model.Product;
import org.swarmglass.engine.origin.Origin;
import org.swarmglass.engine.origin.RetryPolicy;
import org.swarmglass.engine.origin.http.HttpOrigin;
import org.swarmglass.engine.origin.http.HttpOriginOptions;

/** One origin client per opened stream, because each has its own headers and address rules. */
final class OriginFactory implements AutoCloseable {
    static final RetryPolicy RETRIES = RetryPolicy.forSegments();

    private final EngineLoop loop;
    private final List<Origin> opened = new ArrayList<>();

    OriginFactory(EngineLoop loop) {
        this.loop = loop;
    }

    /** @throws IllegalArgumentException if a header cannot be sent; the message is for a person */
    static HttpOriginOptions options(StreamRequest request) {
        return HttpOriginOptions.forStream(request.url(), request.headers(), Product.VERSION);
    }

    /** Loop thread only. Clients of earlier streams are closed in the background: closing may block. */
    synchronized Origin open(HttpOriginOptions options) {
        List<Origin> old = List.copyOf(opened);
        opened.clear();
        if (!old.isEmpty()) {
            Thread closer = new Thread(() -> old.forEach(Origin::close), "engine-origin-closer");
            closer.setDaemon(true);
            closer.start();
        }
        Origin origin = new HttpOrigin(loop, options);
        opened.add(origin);
        return origin;
    }

    /** Any thread but the loop. */
    @Override
    public synchronized void close() {
        opened.forEach(Origin::close);
        opened.clear();
    }
}
