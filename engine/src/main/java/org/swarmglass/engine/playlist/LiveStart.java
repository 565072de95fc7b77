package org.swarmglass.engine.playlist;

/**
 * Where a player begins in a live list: as libvlc 3.0.24 does when told to stay two segments behind
 * (modules/demux/hls/playlist), which is three before the newest, without the first two of the list and its last. Pure.
 */
public final class LiveStart {
    private static final int BEFORE_NEWEST = 3;
    private static final int NEVER_FIRST = 2;

    private LiveStart() {}

    /**
     * The index of the segment in the list; 0 for an empty one.
     *
     * @param listed segments the player sees
     */
    public static int index(int listed) {
        int earliest = Math.max(0, Math.min(NEVER_FIRST, listed - 2));
        return Math.max(earliest, listed - 1 - BEFORE_NEWEST);
    }
}
