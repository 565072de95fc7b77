package org.swarmglass.engine.swarm;

/**
 * How many peers are served at once, over all swarms. A peer that finds no slot is told "absent", so that it turns
 * elsewhere at once: serving everybody at a fraction of the uplink would finish everybody last. Loop thread only.
 */
public final class UploadSlots {
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
