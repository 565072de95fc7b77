package org.swarmglass.engine.playlist;

import java.util.List;
import org.swarmglass.engine.playlist.Timeline.Listed;

/**
 * How the numbers in an origin's playlist become places in our player's list, since the origin last began to count.
 *
 * @param shift from sequence number to place
 * @param discontinuityShift from the origin's discontinuity sequence to ours
 * @param firstPlace what lies before it was numbered differently
 */
record Epoch(long shift, long discontinuityShift, long firstPlace) {
    static Epoch first(MediaEntry first) {
        return new Epoch(0, 0, first.sequence());
    }

    /** Begins with the entry right behind the newest segment, as a discontinuity. */
    static Epoch behind(Listed newest, MediaEntry first) {
        long place = newest.place().sequence() + 1;
        return new Epoch(
                place - first.sequence(),
                newest.place().discontinuitySequence() + 1 - first.discontinuitySequence(),
                place);
    }

    /**
     * For a rendition that is to take over from another: same numbers, same place; renditions that number differently
     * are laid newest to newest.
     *
     * @param known of the other rendition, not empty
     */
    static Epoch beside(Epoch other, SegmentTable known, List<MediaEntry> entries) {
        long first = entries.get(0).sequence();
        long newest = entries.get(entries.size() - 1).sequence();
        long otherNewest = known.newest().place().sequence();
        long reach = entries.size() + (long) known.size();
        boolean sameNumbers =
                other.place(newest) >= known.windowStart() - reach && other.place(first) <= otherNewest + reach;
        long shift = sameNumbers ? other.shift : otherNewest - newest;
        return new Epoch(shift, other.discontinuityShift, first + shift);
    }

    long place(long sequence) {
        return sequence + shift;
    }

    long discontinuitySequence(MediaEntry entry) {
        return entry.discontinuitySequence() + discontinuityShift;
    }
}
