package org.swarmglass.engine.playlist.dash;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * One encoding of one period's video, audio or text.
 *
 * @param id empty if it has none
 * @param bandwidth bits per second; 0 if not said
 * @param mimeType its own or its set's, with case as written; empty if neither says one
 * @param codecs as written; empty if not said
 * @param channels the number of audio channels
 * @param trickMode for seeking pictures only
 * @param bases the addresses it is offered under, first choice first, never empty
 * @param init what a decoder needs in front of every segment
 * @param listing how its segments are found
 * @param index where the segments are listed that are not in the manifest ({@code SegmentBase})
 * @param segments oldest first; of a live presentation those that can be had now
 */
public record Representation(
        String id,
        long bandwidth,
        String mimeType,
        String codecs,
        Picture picture,
        OptionalInt channels,
        boolean trickMode,
        List<URI> bases,
        Optional<Resource> init,
        Listing listing,
        Optional<Resource> index,
        List<DashSegment> segments) {
    public Representation {
        bases = List.copyOf(bases);
        segments = List.copyOf(segments);
    }

    /** Ways in which an MPD tells of segments. */
    public enum Listing {
        /** Each by its address. */
        FILES,
        /** A template of addresses for segments of one duration. */
        COUNTED_TEMPLATE,
        /** A template of addresses for the segments of a timeline. */
        TIMELINE_TEMPLATE,
        /** One file, with or without an index. */
        SINGLE_FILE
    }

    /** What is known of a picture; empty for audio. */
    public record Picture(OptionalInt width, OptionalInt height, OptionalDouble frameRate) {
        public static final Picture NONE =
                new Picture(OptionalInt.empty(), OptionalInt.empty(), OptionalDouble.empty());
    }
}
