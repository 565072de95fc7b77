package org.swarmglass.engine;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.swarmglass.engine.model.LiveDelay;

/**
 * A stream to open.
 *
 * @param url master or media playlist, http or https
 * @param headers sent to the stream's origin only, never to peers or trackers
 * @param swarmId used verbatim instead of the manifest URL, as pages may configure it
 * @param rendition a height such as {@code 720p} or an index, to be pinned; absent for automatic choice
 * @param segmentHashes a {@code segments-sha256.json} that every segment is verified against; absent to look for one
 *     beside playlists that look like PeerTube's
 */
public record StreamRequest(
        URI url,
        Map<String, String> headers,
        Optional<String> swarmId,
        LiveDelay liveDelay,
        Optional<String> rendition,
        Optional<URI> segmentHashes) {
    public StreamRequest {
        headers = Map.copyOf(headers);
    }

    public StreamRequest(
            URI url,
            Map<String, String> headers,
            Optional<String> swarmId,
            LiveDelay liveDelay,
            Optional<String> rendition) {
        this(url, headers, swarmId, liveDelay, rendition, Optional.empty());
    }

    /** Verified against that list instead of one that is found. */
    public StreamRequest withSegmentHashes(URI list) {
        return new StreamRequest(url, headers, swarmId, liveDelay, rendition, Optional.of(list));
    }

    public static StreamRequest of(URI url) {
        return new StreamRequest(url, Map.of(), Optional.empty(), LiveDelay.AUTOMATIC, Optional.empty());
    }
}
