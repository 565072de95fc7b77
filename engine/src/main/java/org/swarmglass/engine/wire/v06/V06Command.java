package org.swarmglass.engine.wire.v06;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What 0.6 peers say to each other, apart from raw segment bytes. Segments are named by opaque strings: the stream's swarm
 * id, a plus sign, the sequence (protocol/v06 1.3).
 */
public sealed interface V06Command {
    /**
     * The answer to a request: so many raw bytes follow, the whole segment, and nothing is sent in between.
     *
     * @param bytes -1 if the remote gave no usable number
     */
    record SegmentData(String id, long bytes) implements V06Command {}

    /** The answer to a request that cannot be served. */
    record SegmentAbsent(String id) implements V06Command {}

    /**
     * All that the sender has, in place of what it said before.
     *
     * @param streams by stream swarm id, then by sequence; in the order of the wire
     */
    record SegmentsMap(Map<String, Map<String, Status>> streams) implements V06Command {
        public SegmentsMap {
            Map<String, Map<String, Status>> copy = new LinkedHashMap<>();
            streams.forEach(
                    (stream, segments) -> copy.put(stream, Collections.unmodifiableMap(new LinkedHashMap<>(segments))));
            streams = Collections.unmodifiableMap(copy);
        }
    }

    record SegmentRequest(String id) implements V06Command {}

    /** Browsers do nothing when they get it. */
    record CancelSegmentRequest(String id) implements V06Command {}

    /** A JSON object that says nothing known; browsers ignore it. */
    record Unknown() implements V06Command {}

    /** Of a segment in the map. */
    enum Status {
        /** May be requested. */
        LOADED,
        /** Is being fetched from the origin: a promise to have it soon, on which others refrain from fetching it. */
        LOADING_BY_HTTP
    }
}
