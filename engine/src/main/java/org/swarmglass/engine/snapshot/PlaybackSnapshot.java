package org.swarmglass.engine.snapshot;

import java.time.Duration;
import java.util.Optional;

/**
 * What the player has told and what follows from it. Times count from {@code Engine.open}.
 *
 * @param firstByte until the first byte of media was handed to the player
 * @param firstP2pByte until the first byte of media came from a peer
 * @param firstFrame until the player showed a picture; never present for a headless reader
 * @param liveDelay live edge minus playhead
 * @param buffer media ahead of the playhead that the engine already holds
 */
public record PlaybackSnapshot(
        boolean playing,
        Optional<Duration> firstByte,
        Optional<Duration> firstP2pByte,
        Optional<Duration> firstFrame,
        int stalls,
        Duration stalled,
        Optional<Duration> liveDelay,
        Optional<Duration> buffer) {
    public static final PlaybackSnapshot NONE = new PlaybackSnapshot(
            false,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            0,
            Duration.ZERO,
            Optional.empty(),
            Optional.empty());
}
