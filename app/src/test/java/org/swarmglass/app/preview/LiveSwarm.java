package org.swarmglass.app.preview;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.swarmglass.engine.Engine;
import org.swarmglass.engine.EngineConfig;
import org.swarmglass.engine.StreamRequest;
import org.swarmglass.engine.model.TrackerTarget;
import org.swarmglass.engine.reader.HeadlessReader;
import org.swarmglass.engine.tracker.server.TrackerServer;
import org.swarmglass.engine.tracker.server.TrackerServerOptions;

/** A live stream with a tracker and peers that read it, all in this JVM and over real data channels. */
public final class LiveSwarm implements AutoCloseable {
    private final LiveOrigin origin;
    private final TrackerServer tracker;
    private final List<HeadlessReader> readers = new ArrayList<>();
    private final List<Engine> engines = new ArrayList<>();

    private LiveSwarm(LiveOrigin origin, TrackerServer tracker) {
        this.origin = origin;
        this.tracker = tracker;
    }

    public static LiveSwarm start(Path folder, int peers) throws IOException, InterruptedException {
        LiveOrigin origin = LiveOrigin.start(folder);
        TrackerServer tracker = TrackerServer.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), TrackerServerOptions.defaults());
        LiveSwarm swarm = new LiveSwarm(origin, tracker);
        for (int i = 0; i < peers; i++) {
            Engine engine = Engine.start(swarm.config());
            swarm.engines.add(engine);
            engine.open(swarm.request());
            swarm.readers.add(HeadlessReader.start(engine.playerUrl(), engine::report));
        }
        return swarm;
    }

    public EngineConfig config() {
        return EngineConfig.defaults()
                .withTrackers(List.of(TrackerTarget.parse(tracker.url().toString())))
                .withLoopback(true);
    }

    public StreamRequest request() {
        return StreamRequest.of(origin.master());
    }

    @Override
    public void close() {
        readers.forEach(HeadlessReader::close);
        engines.forEach(Engine::close);
        tracker.close();
        origin.close();
    }
}
