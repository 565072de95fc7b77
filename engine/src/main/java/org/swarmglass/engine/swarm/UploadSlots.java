package org.swarmglass.engine.swarm;

/**
 * How many peers are served at once, over all swarms. A peer that finds no slot is told "absent", so that it turns
 * elsewhere at once: serving everybody at a fraction of the uplink would finish everybody last. More are served as long as
 * more leaves the host with each further one, which means that the ways to them are narrow and the uplink is not
 * ({@link UploadScale}). Loop thread only.
 */
public final class UploadSlots {
    /** A home's uplink finishes two one after the other, while eight would all finish last. */
    private static final int LEAST = 2;

    /** As many connections as a crowd behind slow ways can make use of; each holds a segment in the queue of its link. */
    private static final int MOST = 8;

    private final int least;
    private final UploadScale scale;
    private int taken;
    private boolean open;

    private UploadSlots(int least, int most, boolean open) {
        this.least = least;
        this.scale = new UploadScale(most);
        this.open = open;
    }

    /** As many as the uplink makes worthwhile. */
    public static UploadSlots measured(boolean open) {
        return new UploadSlots(LEAST, MOST, open);
    }

    /** Always so many. */
    public static UploadSlots fixed(int slots) {
        return new UploadSlots(slots, 0, true);
    }

    /** Whether anything is uploaded at all. */
    public boolean open() {
        return open;
    }

    public void setOpen(boolean open) {
        this.open = open;
    }

    boolean take(long nowNanos) {
        if (!open || taken >= Math.max(least, scale.worthwhile())) {
            return false;
        }
        scale.onChange(taken, nowNanos);
        taken++;
        return true;
    }

    void release(long nowNanos) {
        scale.onChange(taken, nowNanos);
        taken--;
    }

    void onLeft(long bytes) {
        scale.onLeft(bytes);
    }
}
