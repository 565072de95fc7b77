package org.swarmglass.engine.tracker.protocol;

import java.time.Duration;
import org.swarmglass.engine.loop.Entropy;

/**
 * How long to wait before connecting again: 1 to 10 s at first, growing to 1 to 2 min. The floors (1, 4, 16, 60 s, ...)
 * keep even the unluckiest run at 12 reconnects in ten minutes.
 */
final class Backoff {
    /** Only a connection that lived this long shows that the tracker is well; being accepted does not. */
    static final Duration STABLE = Duration.ofMinutes(1);

    private static final int GROWTH = 4;
    private static final int MAX_FLOOR_SECONDS = 60;
    private static final int MAX_CEILING_SECONDS = 120;
    private static final int FIRST_CEILING_SECONDS = 10;
    private static final int STEPS = 3;

    private final Entropy entropy;
    private int failures;
    private boolean excused;

    Backoff(Entropy entropy) {
        this.entropy = entropy;
    }

    /**
     * @param connected how long the connection that ended had been open, zero if it never opened
     * @param innocent the tracker probably closed it for an answer to a peer that had just left, as wt-tracker does in
     *     normal operation (protocol/v2 section 3.4); forgiven once until a connection is stable again
     */
    Duration next(Duration connected, boolean innocent) {
        if (connected.compareTo(STABLE) >= 0) {
            failures = 0;
            excused = false;
        }
        Duration delay = delay();
        if (innocent && !excused) {
            excused = true;
        } else {
            failures = Math.min(STEPS, failures + 1);
        }
        return delay;
    }

    private Duration delay() {
        double growth = Math.pow(GROWTH, failures);
        double floor = Math.min(MAX_FLOOR_SECONDS, growth);
        double ceiling = Math.min(MAX_CEILING_SECONDS, FIRST_CEILING_SECONDS * growth);
        return Duration.ofMillis((long) (1000 * (floor + entropy.fraction() * (ceiling - floor))));
    }
}
