package org.swarmglass.engine.simulation;

import java.time.Duration;

/**
 * One direction of a host's access to the network: carries one message at a time, in the order in which they come. Since a
 * link hands over its next message only when the last has left, links that are busy get equal shares. Loop thread only.
 */
final class Access {
    private final long bytesPerSecond;
    private long freeAtNanos;

    Access(long bytesPerSecond) {
        this.bytesPerSecond = bytesPerSecond;
    }

    /** Takes a message that is there at that time; returns when it is through. */
    long carry(long bytes, long atNanos) {
        freeAtNanos =
                Math.max(freeAtNanos, atNanos) + timeFor(bytes, bytesPerSecond).toNanos();
        return freeAtNanos;
    }

    static Duration timeFor(long bytes, long bytesPerSecond) {
        return Duration.ofNanos(bytes * 1_000_000_000L / bytesPerSecond);
    }
}
