package org.swarmglass.engine;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swarmglass.engine.loop.Entropy;
import org.swarmglass.engine.loop.ThreadedLoop;
import org.swarmglass.engine.model.TrackerTarget;
import org.swarmglass.engine.origin.ResumingFetch;
import org.swarmglass.engine.origin.http.HttpOriginOptions;
import org.swarmglass.engine.snapshot.CensusStatus;
import org.swarmglass.engine.stream.ManifestCensus;
import org.swarmglass.engine.stream.StreamOrder;
import org.swarmglass.engine.tracker.Tracker;

/**
 * Counts who watches a stream, by swarm, without being seen in any: no join, no offer, no upload, no player. Any thread
 * but its own loop.
 */
public final class CensusRun implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CensusRun.class);
    private static final Duration PUBLISH_EVERY = Duration.ofMillis(100);
    private static final long CLOSE_SECONDS = 3;

    private final ThreadedLoop loop = new ThreadedLoop("census-loop");
    private final OriginFactory origins = new OriginFactory(loop);
    private final PresentationPool presentations = new PresentationPool(loop);
    private final List<TrackerTarget> targets;
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile CensusStatus published = CensusStatus.OPENING;
    private List<Tracker> trackers = List.of();

    private CensusRun(List<TrackerTarget> targets) {
        this.targets = List.copyOf(targets);
    }

    /**
     * Begins to read the manifest, then to count.
     *
     * @param request its live delay and rendition do not matter
     * @param period how often to count, at least ten seconds
     * @throws IllegalArgumentException if a header cannot be sent or there is no tracker; the message is for a person
     */
    public static CensusRun start(StreamRequest request, List<TrackerTarget> trackers, Duration period) {
        if (trackers.isEmpty()) {
            throw new IllegalArgumentException("there is no tracker to ask; name the stream's with --tracker");
        }
        HttpOriginOptions options = OriginFactory.options(request);
        CensusRun run = new CensusRun(trackers);
        run.loop.post("census", () -> run.begin(request, options, period));
        return run;
    }

    /** How far it is; published ten times a second. */
    public CensusStatus status() {
        return published;
    }

    private void begin(StreamRequest request, HttpOriginOptions options, Duration period) {
        Entropy entropy = Entropy.system();
        // What happens to a tracker's connection is told by the census itself.
        trackers = Trackers.connect(loop, entropy, EngineConfig.defaults().withTrackers(targets), event -> {});
        StreamOrder order =
                new StreamOrder(request.url(), request.swarmId(), request.liveDelay(), request.rendition(), Set.of());
        ResumingFetch origin = new ResumingFetch(loop, entropy, origins.open(options), OriginFactory.RETRIES);
        ManifestCensus census = new ManifestCensus(
                order, new ManifestCensus.Ports(loop, origin, presentations, InstantSource.system(), trackers, period));
        census.start();
        publishAndRepeat(census);
    }

    private void publishAndRepeat(ManifestCensus census) {
        if (closed.get()) {
            census.close();
        } else {
            loop.after(PUBLISH_EVERY, "publish census", () -> publishAndRepeat(census));
            published = census.status();
        }
    }

    /** Closes the connections. Blocks for up to a few seconds; idempotent. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        CountDownLatch left = new CountDownLatch(1);
        loop.post("census close", () -> {
            trackers.forEach(Tracker::close);
            left.countDown();
        });
        try {
            if (!left.await(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("the census did not leave its trackers within {} s", CLOSE_SECONDS);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        origins.close();
        presentations.close();
        loop.close();
    }
}
