package org.swarmglass.engine.playlist;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.swarmglass.engine.model.ByteRange;
import org.swarmglass.engine.model.SegmentRef;

/**
 * The playlists our player gets: the origin's own lines with every address that is fetched pointing at the proxy.
 *
 * <p>Unknown tags survive, their URIs made absolute. Removed are low-latency parts and delta updates (the proxy serves
 * whole segments), I-frame and image playlists (nobody seeks by them here), content steering (the engine chooses the
 * rendition) and EXT-X-START, which would make a player begin at another place than the live delay wants.
 */
public final class PlayerText {
    private PlayerText() {}

    /** Names the proxy serves, one per address; made up by who knows the proxy. Absolute or relative to the playlist. */
    public interface Links {
        String segment(SegmentRef ref);

        /** The link stands for exactly that range of the resource. */
        String auxiliary(URI uri, Optional<ByteRange> range, Auxiliary kind);

        String playlist(URI mediaPlaylist);

        enum Auxiliary {
            KEY,
            INIT_SECTION,
            SUBTITLE
        }
    }

    /**
     * A media playlist.
     *
     * <p>Successive segments may come from different renditions (spliced at a switch): key and init section are written
     * again where they change, and an implicit initialization vector becomes explicit where a segment's number in this
     * list is not the origin's. A discontinuity is written only where {@link Timeline.Place} has one.
     *
     * @param header the playlist whose outer tags, type and target duration are used: that of the rendition playing
     * @param listed without hole, oldest first, such as the front of {@link Timeline#listable}
     * @param ended true if the stream is complete; ENDLIST is written only if the last segment is listed as well
     */
    public static String media(MediaPlaylist header, List<Timeline.Listed> listed, boolean ended, Links links) {
        return new MediaText(header, links).write(listed, ended);
    }

    /**
     * A playlist of subtitles: its segments go through the proxy as they are, without P2P and without live delay of its
     * own beyond {@code withheld} newest segments.
     */
    public static String subtitles(MediaPlaylist playlist, int withheld, Links links) {
        return MediaText.subtitles(playlist, withheld, links);
    }

    /**
     * A master playlist with one variant and the audio and subtitle renditions it names.
     *
     * @throws IllegalArgumentException if the text of {@code master} cannot be read, so was not read by the parser
     */
    public static String master(MasterPlaylist master, Variant variant, Links links) {
        return new MasterText(master, variant, links).write();
    }
}
