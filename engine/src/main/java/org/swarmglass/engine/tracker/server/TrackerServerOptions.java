package org.swarmglass.engine.tracker.server;

import java.time.Duration;

/**
 * How the embedded tracker behaves.
 *
 * @param interval how often clients shall announce, in whole seconds, 1 s to 1 h
 */
public record TrackerServerOptions(Duration interval) {
    /** As wt-tracker: short enough that newcomers meet soon. */
    private static final Duration DEFAULT_INTERVAL = Duration.ofSeconds(20);

    private static final Duration SHORTEST_MEMORY = Duration.ofMinutes(2);

    public TrackerServerOptions {
        if (interval.toSeconds() < 1 || interval.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("an announce interval is between 1 s and 1 h, not " + interval);
        }
    }

    public static TrackerServerOptions defaults() {
        return new TrackerServerOptions(DEFAULT_INTERVAL);
    }

    public TrackerServerOptions withInterval(Duration value) {
        return new TrackerServerOptions(value);
    }

    /**
     * How long a peer stays listed after its last announce. Pages leave a swarm without a word but keep the socket for
     * the next one (protocol/v2 section 3.2); hidden tabs announce once a minute at best.
     */
    Duration memory() {
        Duration three = interval.multipliedBy(3);
        return three.compareTo(SHORTEST_MEMORY) > 0 ? three : SHORTEST_MEMORY;
    }
}
