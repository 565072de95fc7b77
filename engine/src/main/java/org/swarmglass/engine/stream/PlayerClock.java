package org.swarmglass.engine.stream;

import java.time.Duration;
import java.util.Optional;
import org.swarmglass.engine.loop.EngineLoop;
import org.swarmglass.engine.model.SegmentRef;
import org.swarmglass.engine.playlist.Timeline;

/**
 * Where the player is, told by what it asked for, by its reports and by the clock.
 *
 * <p>Kept as a segment number and an offset into it: numbers survive a switch of rendition, positions on a time line do
 * not. Loop thread only.
 */
final class PlayerClock {
    private final EngineLoop loop;
    private Optional<Anchor> anchor = Optional.empty();
    private long lastRequested = -1;
    private boolean running;

    PlayerClock(EngineLoop loop) {
        this.loop = loop;
    }

    /** True once the player asked for a segment. */
    boolean started() {
        return anchor.isPresent();
    }

    /** The player asks for a segment; anything but the next one is a seek. */
    void onRequested(long number) {
        boolean next = anchor.isPresent() && number >= lastRequested - 1 && number <= lastRequested + 2;
        if (!next) {
            anchor = Optional.of(new Anchor(number, Duration.ZERO, loop.nowNanos()));
        }
        lastRequested = number;
    }

    /** The highest number asked for since the last seek; -1 before the first. */
    long lastRequested() {
        return lastRequested;
    }

    /** Playback runs or stands still. */
    void onReport(Timeline timeline, boolean runs, Optional<Duration> buffered) {
        Optional<Duration> position = position(timeline);
        running = runs;
        if (buffered.isPresent()) {
            position = timeline.find(lastRequested).map(last -> last.ref().end().minus(buffered.get()));
        }
        position.flatMap(at -> anchorAt(timeline, at)).ifPresent(found -> anchor = Optional.of(found));
    }

    /** The playhead on the time line's own scale, while its segment is still known. */
    Optional<Duration> position(Timeline timeline) {
        return anchor.flatMap(at -> timeline.find(at.number())
                .map(listed -> listed.ref()
                        .start()
                        .plus(at.offset())
                        .plusNanos(running ? loop.nowNanos() - at.atNanos() : 0)));
    }

    private Optional<Anchor> anchorAt(Timeline timeline, Duration position) {
        return timeline.known().stream()
                .map(Timeline.Listed::ref)
                .filter(ref -> ref.start().compareTo(position) <= 0)
                .reduce((earlier, later) -> later)
                .map((SegmentRef ref) -> new Anchor(ref.id().number(), position.minus(ref.start()), loop.nowNanos()));
    }

    private record Anchor(long number, Duration offset, long atNanos) {}
}
