package org.swarmglass.engine.playlist.dash;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.swarmglass.engine.model.ByteRange;

/**
 * A media segment of one representation.
 *
 * @param range the part of the resource; absent for all of it
 */
public record DashSegment(URI uri, Optional<ByteRange> range, SegmentTime time, Duration duration) {}
