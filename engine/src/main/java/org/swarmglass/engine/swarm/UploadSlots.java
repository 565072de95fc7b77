package org.swarmglass.engine.swarm;

/**
 * How many peers are served at once, over all swarms. A peer that finds no slot is told "absent", so that it turns
 * elsewhere at once: serving everybody at a fraction of the uplink would finish everybody last. Loop thread only.
 */
public final class UploadSlots {
    /**
     * Two finish one after the other at a home's uplink, while eight would all finish last. Simulated, 10 peers, 10 Mbit/s
     * up, 12 s delay: 0.86 of the ceiling with 2, 0.76 with 3, 0.74 with 4.
     */
    public static final int DEFAULT = 2;

    private final int capacity;
    private int taken;
    private boolean open;

    public UploadSlots(int capacity, boolean open) {
        this.capacity = capacity;
        this.open = open;
    }

    /** Whether anything is uploaded at all. */
    public boolean open() {
        return open;
    }

    public void setOpen(boolean open) {
        this.open = open;
    }

    boolean take() {
        if (!open || taken >= capacity) {
            return false;
        }
        taken++;
        return true;
    }

    void release() {
        taken--;
    }
}
