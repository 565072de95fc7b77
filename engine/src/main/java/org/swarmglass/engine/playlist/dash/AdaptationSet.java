package org.swarmglass.engine.playlist.dash;

import java.util.List;
import java.util.Optional;

/**
 * Representations of one content between which a player may switch.
 *
 * @param identified true if it has an id of its own, whatever it is: Shaka 2.5 gives the others a number
 * @param contentType as declared; absent if only the MIME types tell
 * @param language as written; empty if not said
 * @param trickMode for seeking pictures only
 * @param understood false if it has an essential property nobody here knows: a player must leave the set alone
 * @param videoRange SDR, PQ or HLG, of the declared transfer characteristics; empty if not said
 */
public record AdaptationSet(
        boolean identified,
        Kind kind,
        Optional<String> contentType,
        String language,
        Optional<String> label,
        boolean trickMode,
        boolean understood,
        String videoRange,
        List<Representation> representations) {
    public AdaptationSet {
        representations = List.copyOf(representations);
    }

    public enum Kind {
        VIDEO,
        AUDIO,
        TEXT,
        IMAGE,
        /** Neither content type nor MIME type nor codecs tell. */
        UNKNOWN
    }

    /** True if a player plays it: video or audio for watching and hearing. */
    public boolean playable() {
        return understood && !trickMode && (kind == Kind.VIDEO || kind == Kind.AUDIO);
    }
}
