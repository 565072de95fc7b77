package org.swarmglass.app.player;

import java.time.Duration;

/** How long to wait before a live stream that libvlc gave up is opened again: 1 s, doubling to 15 s. Pure. */
final class ReopenDelay {
    private static final Duration LONGEST = Duration.ofSeconds(15);

    private Duration next = Duration.ofSeconds(1);

    Duration next() {
        Duration wait = next;
        next = wait.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : wait.multipliedBy(2);
        return wait;
    }

    /** It played: the next failure is a new one. */
    void reset() {
        next = Duration.ofSeconds(1);
    }
}
