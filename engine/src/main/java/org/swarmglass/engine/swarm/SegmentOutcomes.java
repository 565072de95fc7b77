package org.swarmglass.engine.swarm;

import java.util.HashSet;
import java.util.Set;
import org.swarmglass.engine.event.EngineEvent;
import org.swarmglass.engine.metrics.SegmentCounts;
import org.swarmglass.engine.model.SegmentId;

/**
 * What becomes of the segments of one stream: acquired or lost, counted and told, and what the acquired ones teach about
 * those to come. Loop thread only.
 */
final class SegmentOutcomes {
    private final DownloadPorts ports;
    private final SegmentCounts counts;
    private final Set<Long> unverified = new HashSet<>();
    private double bytesPerMediaSecond;

    SegmentOutcomes(DownloadPorts ports, SegmentCounts counts) {
        this.ports = ports;
        this.counts = counts;
    }

    void onAcquired(WholeSegment segment) {
        SegmentId id = segment.ref().id();
        keepInMind(id, segment.shareable());
        double rate = segment.bytesPerMediaSecond();
        bytesPerMediaSecond = bytesPerMediaSecond == 0 ? rate : bytesPerMediaSecond * 0.7 + rate * 0.3;
        counts.onAcquired(segment.source());
        ports.store().put(segment.ref(), segment.bytes());
        ports.events()
                .accept(new EngineEvent.SegmentAcquired(
                        ports.loop().nowNanos(),
                        id,
                        segment.source(),
                        segment.bytes().length,
                        segment.fromPeers(),
                        segment.took()));
    }

    private void keepInMind(SegmentId segment, boolean shareable) {
        unverified.removeIf(number -> !ports.store().holds(new SegmentId(segment.stream(), number)));
        if (shareable) {
            unverified.remove(segment.number());
        } else {
            unverified.add(segment.number());
        }
    }

    /** The player has asked for it and will not get it, or not all of it. */
    void onLost(SegmentId segment, String reason) {
        counts.onLost();
        ports.events().accept(new EngineEvent.SegmentLost(ports.loop().nowNanos(), segment, reason));
    }

    /** Whether peers may be given it, if it is stored: not what the origin's own hashes do not vouch for. */
    boolean shareable(long number) {
        return !unverified.contains(number);
    }

    /** As measured, the newest weighing most; 0 while unknown. */
    double bytesPerMediaSecond() {
        return bytesPerMediaSecond;
    }
}
