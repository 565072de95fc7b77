package org.swarmglass.engine.swarm;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.swarmglass.engine.loop.EngineLoop;
import org.swarmglass.engine.schedule.Situation;

/**
 * The beginning of the segment that a player begins with: how much of it plays until peers are met, and how long it still
 * does. Loop thread only.
 */
final class HeadStart {
    /** Of a segment of unknown length: its answer tells the length. */
    private static final long FIRST_LOOK = 65_536;

    private final EngineLoop loop;
    private final Duration segment;
    private final Duration plays;
    private boolean begun;
    private long begunNanos;

    /** @param segment its duration */
    HeadStart(EngineLoop loop, Duration segment) {
        this.loop = loop;
        this.segment = segment;
        Duration half = Duration.ofNanos(segment.toNanos() / 2);
        Duration meeting = Situation.SETTLING_WITH_PEERS;
        this.plays = half.compareTo(meeting) < 0 ? half : meeting;
    }

    /**
     * How many bytes to ask for.
     *
     * @param estimate of its length, as long as nobody said it
     */
    long missing(SegmentBuffer held, OptionalLong estimate) {
        OptionalLong length = held.total().isPresent() ? held.total() : estimate;
        long enough = length.isPresent() ? bytes(length.getAsLong()) : FIRST_LOOK;
        return Math.max(1, enough - held.held());
    }

    private long bytes(long length) {
        return Math.round(length * ((double) plays.toNanos() / segment.toNanos()));
    }

    /** What was asked for has come. It counts from the first time. */
    void begin() {
        if (!begun) {
            begun = true;
            begunNanos = loop.nowNanos();
        }
    }

    /** Whether its length was underestimated, and there is not even half of what there should be. */
    boolean tooShort(SegmentBuffer held) {
        return held.total().isPresent() && held.held() < bytes(held.total().getAsLong()) / 2;
    }

    /** How long what is held still plays, once it has begun. */
    Optional<Duration> left(SegmentBuffer held) {
        if (!begun) {
            return Optional.empty();
        }
        double part =
                held.total().isPresent() ? (double) held.held() / held.total().getAsLong() : 0;
        long left = Math.round(segment.toNanos() * part) - (loop.nowNanos() - begunNanos);
        return Optional.of(Duration.ofNanos(Math.max(0, left)));
    }
}
