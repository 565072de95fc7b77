package org.swarmglass.engine.metrics;

import org.swarmglass.engine.event.EngineEvent.SegmentSource;
import org.swarmglass.engine.snapshot.SegmentTotals;

/** Whole and lost segments since the engine was opened. Loop thread only. */
public final class SegmentCounts {
    private long http;
    private long p2p;
    private long mixed;
    private long lost;

    public void onAcquired(SegmentSource source) {
        switch (source) {
            case HTTP -> http++;
            case P2P -> p2p++;
            case MIXED -> mixed++;
        }
    }

    public void onLost() {
        lost++;
    }

    public SegmentTotals totals() {
        return new SegmentTotals(http, p2p, mixed, lost);
    }
}
