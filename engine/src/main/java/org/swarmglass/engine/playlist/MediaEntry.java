package org.swarmglass.engine.playlist;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.swarmglass.engine.model.ByteRange;

/**
 * A media segment as one playlist lists it.
 *
 * @param sequence media sequence number (RFC 8216, section 3)
 * @param position in the playlist, from 0
 * @param range the sub-range of the resource, an implicit offset made explicit
 * @param discontinuitySequence counted as hls.js does: a tag in front of the first segment counts too
 * @param discontinuity true if an {@code EXT-X-DISCONTINUITY} stands in front of it
 * @param key what its bytes are encrypted with; they are shared as they are
 * @param tags its own lines as the origin wrote them, unknown ones included and URIs in them absolute; without KEY, MAP,
 *     DISCONTINUITY, BYTERANGE and low-latency parts
 * @param number what peers call it where that is made of its time (DASH); else the place in the list decides
 */
public record MediaEntry(
        long sequence,
        int position,
        URI uri,
        Optional<ByteRange> range,
        Duration duration,
        long discontinuitySequence,
        boolean discontinuity,
        Optional<Instant> programDateTime,
        Optional<KeyInfo> key,
        Optional<InitSection> map,
        List<String> tags,
        OptionalLong number) {
    public MediaEntry {
        tags = List.copyOf(tags);
    }

    /**
     * True if the origin says it has no media here ({@code EXT-X-GAP}). The number is taken all the same; who serves it
     * answers with nothing at once, since VLC 3 does not know the tag and asks for it.
     */
    public boolean gap() {
        return tags.contains("#EXT-X-GAP");
    }
}
