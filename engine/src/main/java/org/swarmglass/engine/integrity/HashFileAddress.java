package org.swarmglass.engine.integrity;

import java.net.URI;
import java.util.Optional;

/**
 * Where the hashes of a stream's segments are.
 *
 * @param guessed true if nobody said so: an origin that does not have the file then has no hashes at all
 */
public record HashFileAddress(URI uri, boolean guessed) {
    /** In the path of every playlist that PeerTube serves itself, and of most it keeps in an object storage. */
    private static final String PEERTUBE = "/streaming-playlists/";

    private static final String NAME = "segments-sha256.json";

    public static HashFileAddress given(URI uri) {
        return new HashFileAddress(uri, false);
    }

    /**
     * Beside a playlist that looks like PeerTube's, under the name of its live streams and older recordings; newer
     * recordings put an id before it that only PeerTube's API tells ({@code segmentsSha256Url}). Other origins are not
     * bothered with a request for what they do not have. The query is kept: what opens the playlist of a private video
     * opens this too.
     */
    public static Optional<HashFileAddress> beside(URI playlist) {
        String path = Optional.ofNullable(playlist.getRawPath()).orElse("");
        if (!path.contains(PEERTUBE)) {
            return Optional.empty();
        }
        String query = Optional.ofNullable(playlist.getRawQuery())
                .map(text -> "?" + text)
                .orElse("");
        return Optional.of(new HashFileAddress(playlist.resolve(NAME + query), true));
    }
}
