package org.swarmglass.app.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swarmglass.engine.Engine;
import org.swarmglass.engine.EngineConfig;
import org.swarmglass.engine.StreamRequest;
import org.swarmglass.engine.model.Generation;
import org.swarmglass.engine.model.TrackerTarget;
import org.swarmglass.engine.reader.HeadlessReader;
import org.swarmglass.engine.tracker.server.TrackerServer;
import org.swarmglass.engine.tracker.server.TrackerServerOptions;

/**
 * Everything around the watching engine of the demo: origin, tracker and peers, each of them a whole engine with a
 * reader. Owned by the thread that starts it.
 */
public final class DemoSwarm implements AutoCloseable {
    /** A peer stores only what it plays and shares; the clip needs 100 kB/s. */
    private static final long PEER_MEMORY_BYTES = 32L << 20;

    private static final Logger LOG = LoggerFactory.getLogger(DemoSwarm.class);
    private static final long START_SECONDS = 10;

    private final DemoStream origin;
    private final TrackerServer tracker;
    private final List<Peer> peers = new CopyOnWriteArrayList<>();
    private final ExecutorService starter = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "demo-peers");
        thread.setDaemon(true);
        return thread;
    });

    private final Optional<Invitation> invitation;

    private DemoSwarm(DemoStream origin, TrackerServer tracker, Optional<Invitation> invitation) {
        this.origin = origin;
        this.tracker = tracker;
        this.invitation = invitation;
    }

    /**
     * Starts origin and tracker on free ports: of loopback, or of all interfaces if browsers are invited.
     *
     * @throws IOException if none can be bound
     */
    public static DemoSwarm start(Optional<Invitation> invitation) throws IOException {
        InetSocketAddress bind = invitation.isPresent()
                ? new InetSocketAddress(0)
                : new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        TrackerServer tracker = TrackerServer.start(bind, TrackerServerOptions.defaults());
        Map<String, StaticFile> pages =
                invitation.map(each -> each.filesFor(tracker.url().getPort())).orElse(Map.of());
        try {
            return new DemoSwarm(DemoStream.start(bind, pages), tracker, invitation);
        } catch (IOException unbound) {
            tracker.close();
            throw unbound;
        }
    }

    public URI stream() {
        return origin.master();
    }

    /** The name of the swarm, where the stream's address is none that all agree on. */
    public Optional<String> swarmId() {
        return invitation.map(Invitation::swarmId);
    }

    /** What to open in a browser of this network, if browsers are invited. */
    public Optional<URI> page() {
        return invitation.map(
                each -> URI.create("http://" + each.address().getHostAddress() + ":" + origin.port() + "/invite/"));
    }

    /**
     * What to type after the program's name to watch it, too: on this machine, or on any of the network if browsers are
     * invited.
     */
    public String watchCommand() {
        return "watch " + reachable(stream()) + " --tracker " + reachable(tracker.url())
                + invitation.map(each -> " --swarm-id " + each.swarmId()).orElse(" --loopback");
    }

    private String reachable(URI local) {
        return invitation
                .map(each ->
                        local.toString().replace(local.getHost(), each.address().getHostAddress()))
                .orElse(local.toString());
    }

    public List<TrackerTarget> trackers() {
        return List.of(TrackerTarget.parse(tracker.url().toString()));
    }

    /**
     * Adds peers that play the stream to nobody. They start one after the other on a thread of their own, so that the
     * watching engine need not wait for them. Each is of one generation only, as browsers are: with several, the watching
     * engine is the bridge between them.
     *
     * @param config of the watching engine: they share its trackers and way to connect
     * @param after how long they wait with that
     */
    public void join(int count, EngineConfig config, StreamRequest request, Duration after) {
        // An engine that looks for peers by itself must find some.
        List<Generation> generations = config.generations().isEmpty()
                ? List.of(Generation.V2_3)
                : config.generations().stream().sorted().toList();
        Executor later = CompletableFuture.delayedExecutor(after.toMillis(), TimeUnit.MILLISECONDS, this::begin);
        later.execute(() -> {
            for (int i = 0; i < count && !starter.isShutdown(); i++) {
                start(peerConfig(config, generations.get(i % generations.size())), request);
            }
        });
    }

    /** A demo that was closed meanwhile needs no peers. */
    private void begin(Runnable joining) {
        if (!starter.isShutdown()) {
            starter.execute(joining);
        }
    }

    private static EngineConfig peerConfig(EngineConfig config, Generation generation) {
        return new EngineConfig(
                config.trackers(),
                config.iceServers(),
                Set.of(generation),
                true,
                true,
                config.loopback(),
                PEER_MEMORY_BYTES,
                OptionalLong.empty());
    }

    private void start(EngineConfig config, StreamRequest request) {
        try {
            Engine engine = Engine.start(config);
            engine.open(request);
            peers.add(new Peer(engine, HeadlessReader.start(engine.playerUrl(), engine::report)));
        } catch (IOException unbound) {
            LOG.warn("a peer of the demo has no port on 127.0.0.1 and is missing", unbound);
        }
    }

    @Override
    public void close() {
        starter.shutdown();
        try {
            if (!starter.awaitTermination(START_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("a peer of the demo is still starting");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
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
