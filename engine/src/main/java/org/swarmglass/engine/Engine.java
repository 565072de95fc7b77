package org.swarmglass.engine;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swarmglass.engine.event.EventPage;
import org.swarmglass.engine.loop.ThreadedLoop;
import org.swarmglass.engine.model.PlayerReport;
import org.swarmglass.engine.origin.http.HttpOriginOptions;
import org.swarmglass.engine.proxy.LocalProxy;
import org.swarmglass.engine.snapshot.EngineSnapshot;
import org.swarmglass.engine.stream.PlayerContent;

/**
 * A peer of the swarms of one stream at a time, with a local proxy for its player. Owns every thread of the engine;
 * commands post to the loop and return. Any thread but the loop.
 */
public final class Engine implements EngineControl {
    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);
    private static final long CLOSE_SECONDS = 5;

    private final ThreadedLoop loop;
    private final LocalProxy proxy;
    private final PeerTransports.Started transport;
    private final EngineCore core;
    private final AtomicBoolean closed = new AtomicBoolean();

    private Engine(ThreadedLoop loop, LocalProxy proxy, PeerTransports.Started transport, EngineCore core) {
        this.loop = loop;
        this.proxy = proxy;
        this.transport = transport;
        this.core = core;
    }

    /**
     * Starts proxy, loop and, if there are trackers, the native transport. A transport that cannot start turns P2P off
     * with an event; the engine is a plain proxy then.
     *
     * @throws IOException if no loopback port can be bound
     */
    public static Engine start(EngineConfig config) throws IOException {
        ThreadedLoop loop = new ThreadedLoop("engine-loop");
        PlayerContent content = new PlayerContent(loop);
        LocalProxy proxy;
        try {
            proxy = LocalProxy.start(content);
        } catch (IOException unbound) {
            loop.close();
            throw unbound;
        }
        PeerTransports.Started transport = PeerTransports.start(loop, config);
        EngineCore core = new EngineCore(loop, config, content, proxy.base());
        loop.onFault(core::onFault);
        loop.post("engine start", () -> core.start(transport));
        return new Engine(loop, proxy, transport, core);
    }

    /** What a player opens, before and after a stream is open: requests are held until it is. */
    public URI playerUrl() {
        return proxy.base().resolve(PlayerContent.INDEX);
    }

    @Override
    public void open(StreamRequest request) {
        HttpOriginOptions options = OriginFactory.options(request);
        loop.post("open stream", () -> core.open(request, options));
    }

    @Override
    public void report(PlayerReport report) {
        loop.post("player report", () -> core.report(report));
    }

    @Override
    public void setPeerToPeer(boolean enabled) {
        loop.post("switch P2P", () -> core.setPeerToPeer(enabled));
    }

    @Override
    public void setUpload(boolean enabled) {
        loop.post("switch upload", () -> core.setUpload(enabled));
    }

    @Override
    public void pinRendition(int index) {
        loop.post("pin rendition", () -> core.pinRendition(index));
    }

    @Override
    public void chooseRenditionAutomatically() {
        loop.post("automatic rendition", core::unpinRendition);
    }

    @Override
    public void releasePlayer() {
        proxy.releasePlayer();
    }

    @Override
    public EngineSnapshot snapshot() {
        return core.published();
    }

    @Override
    public EventPage eventsSince(long cursor) {
        return core.eventsSince(cursor);
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        proxy.releasePlayer();
        CountDownLatch left = new CountDownLatch(1);
        loop.post("engine close", () -> {
            core.close();
            left.countDown();
        });
        try {
            if (!left.await(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("the engine did not leave its swarms within {} s", CLOSE_SECONDS);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        transport.close();
        core.closeOrigins();
        core.closeStorage();
        proxy.close();
        loop.close();
    }
}
