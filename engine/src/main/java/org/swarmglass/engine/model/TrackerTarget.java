package org.swarmglass.engine.model;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * A tracker to announce to.
 *
 * @param url {@code ws:} or {@code wss:}, query (often a token) included
 * @param origin value of the {@code Origin} header, which some trackers insist on
 */
public record TrackerTarget(URI url, Optional<String> origin) {
    /**
     * Reads a tracker URL as people write it; a single trailing slash is dropped, as browsers do.
     *
     * @throws IllegalArgumentException if it is no WebSocket URL, with how it should look
     */
    public static TrackerTarget parse(String text) {
        String trimmed = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
        try {
            URI url = new URI(trimmed);
            boolean webSocket = "ws".equals(url.getScheme()) || "wss".equals(url.getScheme());
            if (webSocket && url.getHost() != null) {
                return new TrackerTarget(url, Optional.empty());
            }
        } catch (URISyntaxException malformed) {
            // Falls through to the one message below.
        }
        throw new IllegalArgumentException(
                "\"" + text + "\" is not a WebTorrent tracker; write wss://host/path or ws://host:port");
    }

    public TrackerTarget withOrigin(String value) {
        return new TrackerTarget(url, Optional.of(value));
    }
}
