package org.swarmglass.app.player;

/**
 * Tells a player that waits for data from one that plays: libvlc keeps saying PLAYING and sends no event. Both its clock
 * and its pictures must stand still, as the clock alone moves in steps of up to a second. Pure.
 */
final class StallWatch {
    private static final long PATIENCE_NANOS = 700_000_000;

    private boolean begun;
    private boolean stalled;
    private long time;
    private long pictures;
    private long movedNanos;

    /** A new stream or a jump: what stood still before does not count. */
    void reset(long nowNanos) {
        begun = false;
        stalled = false;
        time = -1;
        pictures = -1;
        movedNanos = nowNanos;
    }

    /**
     * Looks at the player again.
     *
     * @param running it should be moving: neither paused nor stopped
     * @param millis of its clock
     * @param shown pictures so far
     * @return whether it stalls; never before the first movement, which is a start and not a stall
     */
    boolean observe(boolean running, long millis, long shown, long nowNanos) {
        boolean moved = millis != time || shown != pictures;
        begun |= moved && shown > 0 && running;
        if (moved || !running) {
            movedNanos = nowNanos;
        }
        time = millis;
        pictures = shown;
        stalled = running && begun && nowNanos - movedNanos > PATIENCE_NANOS;
        return stalled;
    }
}
