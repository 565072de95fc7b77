package org.swarmglass.engine.playlist;

import java.net.URI;
import java.util.List;

/**
 * A master (multivariant) playlist.
 *
 * @param variants one per distinct playlist URI, in manifest order; where a URI is listed again (redundant audio
 *     groups) its first listing counts
 * @param audio every {@code EXT-X-MEDIA} of TYPE AUDIO, those without a URI (carried in the variant) included
 * @param subtitles every {@code EXT-X-MEDIA} of TYPE SUBTITLES
 */
public record MasterPlaylist(
        URI uri, String text, List<Variant> variants, List<MediaRendition> audio, List<MediaRendition> subtitles)
        implements Playlist {
    public MasterPlaylist {
        variants = List.copyOf(variants);
        audio = List.copyOf(audio);
        subtitles = List.copyOf(subtitles);
    }
}
