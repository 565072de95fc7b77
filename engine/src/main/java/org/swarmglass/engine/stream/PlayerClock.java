package org.swarmglass.engine.stream;

import java.time.Duration;
import java.util.Optional;
import org.swarmglass.engine.loop.EngineLoop;
import org.swarmglass.engine.playlist.Timeline;
import org.swarmglass.engine.playlist.Timeline.Listed;

/**
 * Where the player is, told by what it asked for, by its reports and by the clock.
 *
 * <p>Kept as a place in the player's list and an offset into that segment: places survive a switch of rendition and an
 * origin that counts anew. Loop thread only.
 */
final class PlayerClock {
    private static final long NOTHING = Long.MIN_VALUE;

    private final EngineLoop loop;
    private Optional<Anchor> anchor = Optional.empty();
    private long lastRequested = NOTHING;
    private boolean running;

    PlayerClock(EngineLoop loop) {
        this.loop = loop;
    }

    /** The player asks for the segment at a place; anything but the next one is a seek. */
    void onRequested(long place) {
        boolean next = anchor.isPresent() && place >= lastRequested - 1 && place <= lastRequested + 2;
        if (!next) {
            anchor = Optional.of(new Anchor(place, Duration.ZERO, loop.nowNanos()));
        }
        lastRequested = place;
    }

    /** Whether the player has asked for that place, or passed it, since the last seek. */
    boolean hasAskedFor(long place) {
        return place <= lastRequested;
    }

    /** The player begins anew and will ask again. */
    void reset() {
        anchor = Optional.empty();
        lastRequested = NOTHING;
    }

    /** Playback runs or stands still; {@code buffered} is what the player holds, if it knows. */
    void onReport(Timeline timeline, boolean runs, Optional<Duration> buffered) {
        Optional<Duration> position = position(timeline);
        running = runs;
        if (buffered.isPresent() && lastRequested != NOTHING) {
            position = timeline.at(lastRequested)
                    .map(last -> last.ref().end().minus(buffered.get()))
                    .or(() -> position(timeline));
        }
        position.flatMap(at -> anchorAt(timeline, at)).ifPresent(found -> anchor = Optional.of(found));
    }

    /** The playhead on the time line's own scale, while its segment is still known. */
    Optional<Duration> position(Timeline timeline) {
        return anchor.flatMap(at -> timeline.at(at.place())
                .map(listed -> listed.ref()
                        .start()
                        .plus(at.offset())
                        .plusNanos(running ? loop.nowNanos() - at.atNanos() : 0)));
    }

    private Optional<Anchor> anchorAt(Timeline timeline, Duration position) {
        return timeline.known().stream()
                .filter(listed -> listed.ref().start().compareTo(position) <= 0)
                .reduce((earlier, later) -> later)
                .map((Listed listed) -> new Anchor(
                        listed.place().sequence(), position.minus(listed.ref().start()), loop.nowNanos()));
    }

    private record Anchor(long place, Duration offset, long atNanos) {}
}
