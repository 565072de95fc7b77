package org.swarmglass.engine.snapshot;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.swarmglass.engine.model.InfoHash;

/**
 * A tracker and what it says of our swarms.
 *
 * @param url without query values, which may be tokens
 * @param attempt how many times in a row connecting was tried
 * @param retryIn until the next try, while waiting for one
 * @param lastError for a person; empty if there was none
 */
public record TrackerSnapshot(
        URI url,
        TrackerState state,
        int attempt,
        Optional<Duration> retryIn,
        String lastError,
        List<SwarmCount> swarms) {
    public TrackerSnapshot {
        swarms = List.copyOf(swarms);
    }

    /** Membership as the tracker reports it, ourselves included; empty until its first reply. */
    public record SwarmCount(InfoHash infoHash, Optional<Integer> seeders, Optional<Integer> leechers) {}

    /** Life of the WebSocket to the tracker. */
    public enum TrackerState {
        CONNECTING("connecting"),
        CONNECTED("connected"),
        WAITING("waiting"),
        CLOSED("closed");

        private final String label;

        TrackerState(String label) {
            this.label = label;
        }

        /** The word in windows and reports. */
        public String label() {
            return label;
        }
    }
}
