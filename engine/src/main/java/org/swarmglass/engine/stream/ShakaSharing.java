package org.swarmglass.engine.stream;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.swarmglass.engine.event.EngineEvent.Level;
import org.swarmglass.engine.playlist.dash.MediaPresentation;
import org.swarmglass.engine.playlist.dash.Representation.Listing;

/**
 * What browsers with p2p-media-loader-shaka 2.2.2 do not share of an MPD. It shares the segments that Shaka's index holds
 * as objects when it looks, and of a VOD it looks once (its manifest-parser-decorator.ts). Measured in Chromium: a
 * SegmentList is shared; a template with a duration is with Shaka Player 4.16.1, and with 4.16.50 nothing of a VOD and of
 * live what was listed first; of a template with a timeline it is the first segment with both.
 */
final class ShakaSharing {
    private ShakaSharing() {}

    /** @param words for a person */
    record Obstacle(Level level, String words) {}

    /** Of what is played: subtitles are not shared anyway. */
    static Optional<Obstacle> obstacle(MediaPresentation presentation) {
        Set<Listing> used = presentation.tracks().stream()
                .flatMap(track -> track.parts().stream())
                .map(part -> part.representation().listing())
                .collect(Collectors.toSet());
        if (used.contains(Listing.TIMELINE_TEMPLATE)) {
            return Optional.of(new Obstacle(
                    Level.WARNING,
                    "browsers with p2p-media-loader-shaka 2.2.2 load this stream past P2P: of a SegmentTemplate with a "
                            + "SegmentTimeline they share the first segment only; use SegmentList or HLS"));
        }
        if (used.contains(Listing.COUNTED_TEMPLATE)) {
            return Optional.of(new Obstacle(
                    Level.NOTICE,
                    "browsers with p2p-media-loader-shaka 2.2.2 may load this stream past P2P: of a"
                            + " SegmentTemplate with a duration they share all with Shaka Player 4.16.1, but with 4.16.50 "
                            + (presentation.live() ? "only what is listed when they begin" : "nothing")
                            + "; use SegmentList or HLS"));
        }
        return Optional.empty();
    }
}
