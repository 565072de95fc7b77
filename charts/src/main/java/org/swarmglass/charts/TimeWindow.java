package org.swarmglass.charts;

/**
 * The stretch of time a chart shows, in milliseconds since the epoch.
 *
 * @param until its right edge
 */
public record TimeWindow(long from, long until) {
    public TimeWindow {
        if (until <= from) {
            throw new IllegalArgumentException("an empty window: " + from + " to " + until);
        }
    }

    public static TimeWindow ending(long until, long lengthMillis) {
        return new TimeWindow(until - lengthMillis, until);
    }

    public long length() {
        return until - from;
    }

    public boolean touches(long begin, long end) {
        return begin <= until && end >= from;
    }
}
