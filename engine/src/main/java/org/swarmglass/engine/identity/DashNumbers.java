package org.swarmglass.engine.identity;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.swarmglass.engine.model.Generation;
import org.swarmglass.engine.playlist.dash.SegmentTime;

/**
 * Segment numbers of DASH streams, cut from the time at which a segment begins. Segments too close to each other have
 * the same number; bytes under such a number may be another segment's.
 *
 * <p>Source: p2p-media-loader-shaka 2.2.2 src/segment-manager.ts (SEGMENT_ID_RESOLUTION_IN_SECONDS); 5.0 as described
 * and run for the protocol notes (protocol/v3 5); p2p-media-loader-shaka 0.6.2 lib/parser-segment.ts.
 */
public final class DashNumbers {
    private static final double HALF_SECOND = 0.5;
    private static final int DECIMALS = 3;

    private DashNumbers() {}

    /**
     * The number by which peers of the generation ask for the segment: half seconds up to 4.x, tenths from 5.0 on. In
     * 0.6, whose peers write {@link #sequence06}, the milliseconds that text stands for.
     */
    public static long number(Generation generation, SegmentTime time) {
        return switch (generation) {
            case V0_6 ->
                // Shaka 2.5, the last with what 0.6 hooks into, counts time from the period's start.
                new BigDecimal(time.inPeriod())
                        .setScale(DECIMALS, RoundingMode.HALF_UP)
                        .unscaledValue()
                        .longValueExact();
            case V1_0, V2_2, V2_3 -> (long) (time.seconds() / HALF_SECOND);
            case V5_0 -> (long) Math.floor(time.listed() * 10 + 0.5);
        };
    }

    /** The sequence as 0.6 peers write it: seconds with three decimals. */
    public static String sequence06(long number) {
        return BigDecimal.valueOf(number, DECIMALS).toPlainString();
    }
}
