package org.swarmglass.engine.swarm;

import java.util.Optional;
import java.util.function.Consumer;
import org.swarmglass.engine.event.EngineEvent;
import org.swarmglass.engine.loop.EngineLoop;
import org.swarmglass.engine.metrics.Throughput;
import org.swarmglass.engine.metrics.Traffic;
import org.swarmglass.engine.origin.ResumingFetch;
import org.swarmglass.engine.schedule.Planner;
import org.swarmglass.engine.store.SegmentStore;

/**
 * What downloads work with.
 *
 * @param planner decides what is fetched from whom
 * @param fromOrigin speed of the origin alone, for deadlines
 * @param fromAll speed of whatever delivered, for the choice of rendition
 * @param hashes what whole segments are verified against before anyone gets them; empty if there is nothing
 */
public record DownloadPorts(
        EngineLoop loop,
        ResumingFetch origin,
        SegmentStore store,
        Planner planner,
        Traffic traffic,
        Throughput fromOrigin,
        Throughput fromAll,
        Consumer<EngineEvent> events,
        Optional<HashSource> hashes) {}
