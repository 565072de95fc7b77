package org.swarmglass.engine.stream;

import java.time.Duration;
import org.swarmglass.engine.playlist.MediaPlaylist;

/** Where a rendition's list of segments comes from, again and again until it ends. Loop thread only. */
interface PlaylistFeed {
    void start();

    /** Begins from a playlist that is already here. */
    void startFrom(MediaPlaylist loaded);

    /** A peer has what the list does not show: reloads soon, once for each change of the list. */
    void hurry();

    /** Others rely on us to see the next segment, which is expected in so long: looks for it more often around then. */
    void lookOut(Duration expectedIn);

    void stop();

    /** Called on the loop. */
    interface Subscriber {
        void onPlaylist(MediaPlaylist playlist);

        /** It can be read but not be played, now or ever; nothing more comes. */
        void onUnplayable(String reason);

        /** It could not be had or read this time; it is tried again. */
        void onUnavailable(String reason);
    }
}
