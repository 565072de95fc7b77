package org.swarmglass.engine.swarm;

import java.time.Duration;
import org.swarmglass.engine.event.EngineEvent.SegmentSource;
import org.swarmglass.engine.model.SegmentRef;

/**
 * A segment as its download hands it over.
 *
 * @param bytes all of it; nobody writes to the array
 * @param fromPeers how many of the bytes came from peers
 * @param shareable whether it may be passed on to peers
 * @param took since its download was begun
 */
record WholeSegment(SegmentRef ref, byte[] bytes, long fromPeers, boolean shareable, Duration took) {
    SegmentSource source() {
        if (fromPeers == 0) {
            return SegmentSource.HTTP;
        }
        return fromPeers == bytes.length ? SegmentSource.P2P : SegmentSource.MIXED;
    }

    double bytesPerMediaSecond() {
        return bytes.length / Math.max(0.1, ref.duration().toNanos() / 1e9);
    }
}
