package org.swarmglass.engine.peer;

/**
 * Counts messages that bring next to nothing. Each costs native memory until its factory is disposed (webrtc-java issue
 * 265), so a flood of them is an attack whatever they say.
 */
public final class FloodGuard {
    public static final int TINY_BYTES = 64;
    private static final int PER_SECOND = 2_000;
    private static final long SECOND_NANOS = 1_000_000_000L;

    private long windowNanos;
    private int inWindow;
    private boolean lastWindowFlooded;

    public FloodGuard(long nowNanos) {
        windowNanos = nowNanos;
    }

    /** Counts one message; true once the second second in a row is over the limit. */
    public boolean floodedBy(long nowNanos) {
        if (nowNanos - windowNanos >= SECOND_NANOS) {
            lastWindowFlooded = inWindow > PER_SECOND && nowNanos - windowNanos < 2 * SECOND_NANOS;
            windowNanos = nowNanos;
            inWindow = 0;
        }
        inWindow++;
        return lastWindowFlooded && inWindow > PER_SECOND;
    }
}
