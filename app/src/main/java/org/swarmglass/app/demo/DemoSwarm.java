package org.swarmglass.app.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.swarmglass.engine.Engine;
import org.swarmglass.engine.EngineConfig;
import org.swarmglass.engine.StreamRequest;
import org.swarmglass.engine.model.TrackerTarget;
import org.swarmglass.engine.reader.HeadlessReader;
import org.swarmglass.engine.tracker.server.TrackerServer;
import org.swarmglass.engine.tracker.server.TrackerServerOptions;

/**
 * Everything around the watching engine of the demo: origin, tracker and peers, each of them a whole engine with a reader.
 * Owned by the thread that starts it.
 */
public final class DemoSwarm implements AutoCloseable {
    /** A peer stores only what it plays and shares; the clip needs 100 kB/s. */
    private static final long PEER_MEMORY_BYTES = 32L << 20;

    private final DemoStream origin;
    private final TrackerServer tracker;
    private final List<Peer> peers = new ArrayList<>();

    private DemoSwarm(DemoStream origin, TrackerServer tracker) {
        this.origin = origin;
        this.tracker = tracker;
    }

    /**
     * Starts origin and tracker on free loopback ports.
     *
     * @throws IOException if none can be bound
     */
    public static DemoSwarm start() throws IOException {
        InetSocketAddress loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        DemoStream origin = DemoStream.start(loopback);
        try {
            return new DemoSwarm(origin, TrackerServer.start(loopback, TrackerServerOptions.defaults()));
        } catch (IOException unbound) {
            origin.close();
            throw unbound;
        }
    }

    public URI stream() {
        return origin.master();
    }

    public List<TrackerTarget> trackers() {
        return List.of(TrackerTarget.parse(tracker.url().toString()));
    }

    /**
     * Adds peers that play the stream to nobody.
     *
     * @param config of the watching engine: they share its trackers, generations and way to connect
     * @throws IOException if no loopback port can be bound
     */
    public void join(int count, EngineConfig config, StreamRequest request) throws IOException {
        EngineConfig own = new EngineConfig(
                config.trackers(),
                config.iceServers(),
                config.generations(),
                true,
                true,
                config.loopback(),
                PEER_MEMORY_BYTES,
                OptionalLong.empty());
        for (int i = 0; i < count; i++) {
            Engine engine = Engine.start(own);
            engine.open(request);
            peers.add(new Peer(engine, HeadlessReader.start(engine.playerUrl(), engine::report)));
        }
    }

    @Override
    public void close() {
        peers.forEach(Peer::close);
        tracker.close();
        origin.close();
    }

    private record Peer(Engine engine, HeadlessReader reader) {
        void close() {
            reader.close();
            engine.close();
        }
    }
}
