package org.swarmglass.engine.swarm;

/**
 * What serving one more peer at once brings, from what left while so many were served. Two at an uplink that one can
 * fill send no more than one; two over ways that lose packets send twice as much. Loop thread only.
 */
final class UploadScale {
    /** What is older weighs less: networks change. */
    private static final double TIME_CONSTANT_NANOS = 30e9;

    /** The same of numbers that are hardly ever served now: until then they are measured only in passing. */
    private static final double FORGOTTEN_NANOS = 300e9;

    /** Of serving so many; before that a rate is mostly chance. */
    private static final double MEASURED_NANOS = 1e9;

    /** Of what one more would bring if nothing but its own way bounded it: from here on the next one is tried. */
    private static final double WORTHWHILE = 0.3;

    /** By the number served at once. */
    private final double[] bytes;

    private final double[] nanos;
    private double left;
    private long sinceNanos;
    private boolean begun;

    /** @param most how many it may ever say are worthwhile */
    UploadScale(int most) {
        bytes = new double[most + 1];
        nanos = new double[most + 1];
    }

    /** For the network: what waits in a queue says nothing. */
    void onLeft(long more) {
        left += more;
    }

    /** @param served how many were, until now */
    void onChange(int served, long nowNanos) {
        double elapsed = begun ? nowNanos - sinceNanos : 0; // The clock's beginning means nothing.
        for (int level = 0; level < bytes.length; level++) {
            // StrictMath: a run repeated from its seed on another machine must decide the same.
            double fade = StrictMath.exp(-elapsed / (level == served ? TIME_CONSTANT_NANOS : FORGOTTEN_NANOS));
            bytes[level] = bytes[level] * fade + (level == served ? left : 0);
            nanos[level] = nanos[level] * fade + (level == served ? elapsed : 0);
        }
        left = 0;
        sinceNanos = nowNanos;
        begun = true;
    }

    /** How many may be served at once: one more than is known to pay. */
    int worthwhile() {
        int served = 1;
        while (served + 1 < bytes.length && pays(served + 1)) {
            served++;
        }
        return Math.min(served + 1, bytes.length - 1);
    }

    private boolean pays(int served) {
        boolean measured = nanos[served] >= MEASURED_NANOS && nanos[served - 1] >= MEASURED_NANOS;
        return measured && rate(served) >= rate(served - 1) * (1 + WORTHWHILE / (served - 1));
    }

    private double rate(int served) {
        return bytes[served] / nanos[served];
    }
}
