package org.swarmglass.engine.model;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Where a media segment is at the origin and when it plays.
 *
 * @param range the sub-range of the resource that is the segment (EXT-X-BYTERANGE), if it is not the whole
 * @param start where it begins on the stream's own time line: the sum of the durations before it since the first
 *     playlist that was read. Differs between viewers, so it never goes on a wire.
 */
public record SegmentRef(SegmentId id, URI uri, Optional<ByteRange> range, Duration duration, Duration start) {
    public Duration end() {
        return start.plus(duration);
    }
}
