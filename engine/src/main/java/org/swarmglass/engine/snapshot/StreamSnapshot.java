package org.swarmglass.engine.snapshot;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The open stream.
 *
 * @param url as the person gave it, query values removed
 * @param playerUrl what a player opens: the local proxy
 * @param current index into {@code renditions}
 * @param pinned true if a person chose the rendition
 * @param window length of the origin's playlist
 * @param withheld how much of its newest end the player does not see yet: the room P2P has
 */
public record StreamSnapshot(
        String url,
        URI playerUrl,
        Form form,
        List<RenditionSnapshot> renditions,
        int current,
        boolean pinned,
        Duration targetDuration,
        Duration window,
        Duration withheld) {
    public StreamSnapshot {
        renditions = List.copyOf(renditions);
    }

    /** RFC 8216's playlist types. */
    public enum Form {
        LIVE,
        EVENT,
        VOD
    }

    /**
     * One variant of the master playlist.
     *
     * @param label what people call it, such as {@code 720p} or {@code 1200 kbit/s}
     * @param bitsPerSecond the BANDWIDTH attribute; 0 for a media playlist without a master
     */
    public record RenditionSnapshot(
            String label,
            long bitsPerSecond,
            Optional<Size> size,
            Optional<String> codecs,
            Optional<Double> frameRate) {}

    /** Picture size in pixels. */
    public record Size(int width, int height) {}
}
