package org.swarmglass.engine.tracker.websocket;

import java.util.List;
import java.util.function.Consumer;
import org.swarmglass.engine.event.EngineEvent;
import org.swarmglass.engine.loop.EngineLoop;
import org.swarmglass.engine.loop.Entropy;
import org.swarmglass.engine.model.InfoHash;
import org.swarmglass.engine.model.PeerId;
import org.swarmglass.engine.model.TrackerTarget;
import org.swarmglass.engine.snapshot.TrackerSnapshot;
import org.swarmglass.engine.tracker.Introductions;
import org.swarmglass.engine.tracker.ScrapeOutcome;
import org.swarmglass.engine.tracker.ScrapeRequest;
import org.swarmglass.engine.tracker.Tracker;
import org.swarmglass.engine.tracker.TrackerMembership;
import org.swarmglass.engine.tracker.protocol.AnnouncingTracker;

/**
 * A WebTorrent tracker, reached over {@code ws:} or {@code wss:}. Connects on the first join. Loop thread only, but for
 * the constructor.
 */
public final class WebSocketTracker implements Tracker {
    private final AnnouncingTracker protocol;

    /**
     * @param events told on the loop
     * @throws IllegalArgumentException if the target is no WebSocket URL or its origin no header value
     */
    public WebSocketTracker(EngineLoop loop, Entropy entropy, TrackerTarget target, Consumer<EngineEvent> events) {
        WebSocketConnector connector = new WebSocketConnector(loop, target);
        protocol = new AnnouncingTracker(loop, entropy, target.url(), events, connector);
    }

    @Override
    public TrackerMembership join(InfoHash infoHash, PeerId self, Introductions introductions) {
        return protocol.join(infoHash, self, introductions);
    }

    @Override
    public ScrapeRequest scrape(List<InfoHash> infoHashes, Consumer<ScrapeOutcome> outcome) {
        return protocol.scrape(infoHashes, outcome);
    }

    @Override
    public TrackerSnapshot snapshot() {
        return protocol.snapshot();
    }

    /** The socket's threads end within two seconds, on their own. */
    @Override
    public void close() {
        protocol.close();
    }
}
