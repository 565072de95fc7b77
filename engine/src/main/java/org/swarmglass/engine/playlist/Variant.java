package org.swarmglass.engine.playlist;

import java.net.URI;
import java.util.Optional;
import org.swarmglass.engine.snapshot.StreamSnapshot;

/**
 * One {@code EXT-X-STREAM-INF} (RFC 8216, section 4.3.4.2).
 *
 * @param index the index of its StreamId of kind MAIN: position among the distinct URIs of the master
 * @param bandwidth peak bits per second; 0 where the (mandatory) attribute is missing or no number
 * @param codecs the attribute as written, not split
 */
public record Variant(
        int index,
        URI uri,
        long bandwidth,
        Optional<Long> averageBandwidth,
        Optional<StreamSnapshot.Size> size,
        Optional<String> codecs,
        Optional<Double> frameRate,
        Optional<String> audioGroup,
        Optional<String> subtitlesGroup) {}
