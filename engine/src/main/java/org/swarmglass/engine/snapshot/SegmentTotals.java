package org.swarmglass.engine.snapshot;

/** Whole segments by where their bytes came from, and those that never became whole in time. */
public record SegmentTotals(long http, long p2p, long mixed, long lost) {
    public static final SegmentTotals NONE = new SegmentTotals(0, 0, 0, 0);
}
