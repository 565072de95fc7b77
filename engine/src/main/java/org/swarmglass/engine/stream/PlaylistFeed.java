package org.swarmglass.engine.stream;

import org.swarmglass.engine.playlist.MediaPlaylist;

/** Where a rendition's list of segments comes from, again and again until it ends. Loop thread only. */
interface PlaylistFeed {
    void start();

    /** Begins from a playlist that is already here. */
    void startFrom(MediaPlaylist loaded);

    /**
     * There is something new: reloads now, or half a target duration after the last time, once. Members of a swarm so see
     * a segment at about the same time, and it has longer to spread; on average nobody asks more often than before.
     */
    void hurry();

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
