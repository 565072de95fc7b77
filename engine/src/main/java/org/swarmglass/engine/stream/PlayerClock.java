package org.swarmglass.engine.stream;

import java.time.Duration;
import java.util.Optional;
import org.swarmglass.engine.loop.EngineLoop;
import org.swarmglass.engine.playlist.Timeline.Listed;

/**
 * Where the player is, told by what it asked for, by its reports and by the clock.
 *
 * <p>Kept as a time on the scale that all renditions of a line share and that goes on when an origin counts anew, so it
 * outlives the segment it was learned from: a player that pauses for long is where it was, whatever has left the playlist
 * meanwhile. Loop thread only.
 */
final class PlayerClock {
    private static final long NOTHING = Long.MIN_VALUE;

    /**
     * So long after a start or a seek the playhead has moved no further than time has: what a player says it holds does not
     * include what is on its way to it, and would make the second segment due at once.
     */
    private static final Duration BEGINNING = Duration.ofSeconds(2);

    private final EngineLoop loop;
    private long lastRequested = NOTHING;
    private Duration begin = Duration.ZERO;
    private long begunNanos;
    private Duration anchor = Duration.ZERO;
    private long anchoredNanos;
    private Duration delivered = Duration.ZERO;
    private boolean running;

    PlayerClock(EngineLoop loop) {
        this.loop = loop;
    }

    /** The player asks for a segment; anything but the next one is a seek. */
    void onRequested(Listed listed) {
        long place = listed.place().sequence();
        boolean next = lastRequested != NOTHING && place >= lastRequested - 1 && place <= lastRequested + 2;
        if (!next) {
            begin = listed.ref().start();
            begunNanos = loop.nowNanos();
            anchorAt(begin);
            delivered = begin;
        }
        lastRequested = place;
    }

    /** The player has it, or will never have more of it. */
    void onDelivered(Listed listed) {
        if (lastRequested != NOTHING && listed.place().sequence() <= lastRequested) {
            Duration end = listed.ref().end();
            delivered = end.compareTo(delivered) > 0 ? end : delivered;
        }
    }

    /** Whether the player has asked for that place, or passed it, since the last seek. */
    boolean hasAskedFor(long place) {
        return place <= lastRequested;
    }

    /** The player begins anew and will ask again. */
    void reset() {
        lastRequested = NOTHING;
    }

    /** Playback runs or stands still; {@code buffered} is what the player holds, if it knows. */
    void onReport(boolean runs, Optional<Duration> buffered) {
        if (lastRequested != NOTHING) {
            Duration now = now();
            anchorAt(buffered.map(held -> bounded(max(Duration.ZERO, delivered.minus(held))))
                    .orElse(now));
        }
        running = runs;
    }

    /** The playhead, once the player has asked for something. */
    Optional<Duration> position() {
        return lastRequested == NOTHING ? Optional.empty() : Optional.of(now());
    }

    /** Where the media begins that the player does not have yet. */
    Optional<Duration> needed() {
        return position().map(position -> max(position, delivered));
    }

    /** Never beyond what was handed out: a player that has run dry may not have said so yet. */
    private Duration now() {
        Duration moved = running ? anchor.plusNanos(loop.nowNanos() - anchoredNanos) : anchor;
        return moved.compareTo(delivered) > 0 ? max(anchor, delivered) : moved;
    }

    private Duration bounded(Duration told) {
        Duration since = Duration.ofNanos(loop.nowNanos() - begunNanos);
        Duration furthest = begin.plus(since);
        return since.compareTo(BEGINNING) < 0 && told.compareTo(furthest) > 0 ? furthest : told;
    }

    private void anchorAt(Duration position) {
        anchor = position;
        anchoredNanos = loop.nowNanos();
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
