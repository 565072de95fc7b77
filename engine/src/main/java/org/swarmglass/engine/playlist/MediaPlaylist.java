package org.swarmglass.engine.playlist;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.swarmglass.engine.snapshot.StreamSnapshot;

/**
 * A media playlist as it was at one moment.
 *
 * @param form VOD exactly if {@code ended}, since hls.js and p2p-media-loader go by ENDLIST and not by PLAYLIST-TYPE
 * @param targetDuration as declared; the longest segment's where the tag is missing
 * @param mediaSequence of the first segment the origin lists, 0 by default
 * @param entries the segments, oldest first
 * @param unsupported why the stream cannot be played though the playlist is valid (DRM), and what to do, for a person
 * @param outer what belongs to no segment
 * @param suggestedDelay how far behind the live edge the author wants it played (an MPD's); zero if that is not said
 */
public record MediaPlaylist(
        URI uri,
        String text,
        StreamSnapshot.Form form,
        boolean ended,
        Duration targetDuration,
        long mediaSequence,
        List<MediaEntry> entries,
        Optional<String> unsupported,
        OuterTags outer,
        Duration suggestedDelay)
        implements Playlist {
    public MediaPlaylist {
        entries = List.copyOf(entries);
    }

    /**
     * Lines that stand outside the segments, in their order, URIs in them absolute. Without the tags whose value this
     * program decides (target duration, sequences, type, end) and those it removes.
     *
     * @param before in front of the first segment
     * @param after behind the last segment
     * @param type value of {@code EXT-X-PLAYLIST-TYPE}: VOD or EVENT
     */
    public record OuterTags(List<String> before, List<String> after, Optional<String> type) {
        public static final OuterTags NONE = new OuterTags(List.of(), List.of(), Optional.empty());

        public OuterTags {
            before = List.copyOf(before);
            after = List.copyOf(after);
        }
    }
}
