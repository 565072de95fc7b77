package org.swarmglass.engine.playlist.dash;

/**
 * When a segment begins, in seconds, with the very roundings of the players whose numbers are made of it.
 *
 * @param periodStart of its period on the presentation's timeline
 * @param inPeriod within its period, computed as Shaka Player does (5.0.9, lib/dash/segment_template.js,
 *     segment_list.js, mpd_utils.js): the presentation time offset counts only where a timeline lists the segments
 * @param listed on the presentation's timeline, computed as the JavaScript mpd-parser does (1.4.0, src/segment): the
 *     offset always counts
 */
public record SegmentTime(double periodStart, double inPeriod, double listed) {
    /** On the presentation's timeline, as the standard has it. */
    public double seconds() {
        return periodStart + inPeriod;
    }
}
