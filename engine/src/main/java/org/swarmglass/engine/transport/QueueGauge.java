package org.swarmglass.engine.transport;

/**
 * Bytes a link has accepted and not yet put on the network, judged by two water marks. Loop thread only.
 *
 * <p>The marks are measured: below 256 KiB a data channel runs dry between two polls, above 4 MiB latency and memory
 * grow and throughput falls.
 */
public final class QueueGauge {
    /** From here on a sender should wait. */
    public static final long HIGH_WATER_BYTES = 1L << 20;

    /** Down here a waiting sender may go on. */
    public static final long LOW_WATER_BYTES = 256L << 10;

    /** A sender that never waits overruns the link here. */
    public static final long LIMIT_BYTES = 16L << 20;

    private long accepted;
    private long departed;
    private boolean congested;

    /** Counts a message in. False if it does not fit any more; it is then not counted. */
    public boolean accept(int bytes) {
        if (queuedBytes() + bytes > LIMIT_BYTES) {
            return false;
        }
        accepted += bytes;
        congested |= queuedBytes() >= HIGH_WATER_BYTES;
        return true;
    }

    /**
     * Counts out what has left. True if a sender that waited may go on.
     *
     * @param total bytes since the link opened
     */
    public boolean departed(long total) {
        departed = Math.min(accepted, Math.max(departed, total));
        if (congested && queuedBytes() < LOW_WATER_BYTES) {
            congested = false;
            return true;
        }
        return false;
    }

    public boolean congested() {
        return congested;
    }

    public long queuedBytes() {
        return accepted - departed;
    }
}
