package org.swarmglass.app.plan;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.swarmglass.engine.snapshot.EngineSnapshot;
import org.swarmglass.engine.snapshot.StreamSnapshot;
import org.swarmglass.engine.snapshot.StreamSnapshot.RenditionSnapshot;

/**
 * What a plan can take from the open stream.
 *
 * @param bitsPerSecond of the rendition that plays, as its master playlist says
 * @param window segments in the playlist of a live stream
 * @param delaySegments how far the player is behind the live edge, in whole segments that fit in the window
 */
public record StreamFacts(
        OptionalLong bitsPerSecond, Optional<Duration> segment, OptionalInt window, OptionalInt delaySegments) {
    static final StreamFacts NONE =
            new StreamFacts(OptionalLong.empty(), Optional.empty(), OptionalInt.empty(), OptionalInt.empty());

    /** More segments make no difference to delays that people want, but every viewer remembers them. */
    private static final int LONGEST_WINDOW = 30;

    private static final int SHORTEST_WINDOW = 3;

    /** Segments that players keep between themselves and the end of their list. */
    private static final int PLAYER_RESERVE = 3;

    public static StreamFacts of(EngineSnapshot snapshot) {
        return snapshot.stream().map(stream -> of(stream, snapshot)).orElse(NONE);
    }

    private static StreamFacts of(StreamSnapshot stream, EngineSnapshot snapshot) {
        OptionalLong rate =
                stream.current() >= 0 && stream.current() < stream.renditions().size()
                        ? rate(stream.renditions().get(stream.current()))
                        : OptionalLong.empty();
        Duration segment = stream.targetDuration();
        if (segment.isZero()) {
            return new StreamFacts(rate, Optional.empty(), OptionalInt.empty(), OptionalInt.empty());
        }
        if (stream.form() != StreamSnapshot.Form.LIVE) {
            return new StreamFacts(rate, Optional.of(segment), OptionalInt.empty(), OptionalInt.empty());
        }
        int window = Math.max(SHORTEST_WINDOW, (int) Math.min(LONGEST_WINDOW, segments(stream.window(), segment)));
        long behind = snapshot.playback()
                .liveDelay()
                .map(delay -> segments(delay, segment))
                .orElse(segments(stream.withheld(), segment) + PLAYER_RESERVE);
        return new StreamFacts(rate, Optional.of(segment), OptionalInt.of(window), OptionalInt.of((int)
                Math.max(2, Math.min(window - 1L, behind))));
    }

    private static OptionalLong rate(RenditionSnapshot rendition) {
        return rendition.bitsPerSecond() > 0 ? OptionalLong.of(rendition.bitsPerSecond()) : OptionalLong.empty();
    }

    private static long segments(Duration time, Duration segment) {
        return Math.round(time.toMillis() / (double) segment.toMillis());
    }

    boolean isEmpty() {
        return equals(NONE);
    }
}
