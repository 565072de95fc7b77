package org.swarmglass.engine.playlist;

import java.net.URI;

/** An HLS playlist (RFC 8216, section 4) and the text it was read from. */
public sealed interface Playlist permits MasterPlaylist, MediaPlaylist {
    /** Where it was loaded from, after redirects: what relative URIs in it refer to. */
    URI uri();

    String text();
}
