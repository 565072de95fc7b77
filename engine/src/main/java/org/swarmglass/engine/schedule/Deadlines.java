package org.swarmglass.engine.schedule;

import java.time.Duration;
import org.swarmglass.engine.schedule.Situation.Wanted;

/** How long fetching takes and until when it can wait. Pure. */
final class Deadlines {
    /** Fetching may take this much longer than its estimate before the segment is late. */
    private static final double ESTIMATE_MARGIN = 1.5;

    /** A network that needs longer cannot carry the stream; asking still earlier would not help. */
    private static final int MOST_FETCH_DURATIONS = 2;

    /**
     * Before what has begun goes on: of the two seconds that its beginning plays, the usual reserve would leave peers none.
     */
    private static final Duration RESERVE_OF_BEGUN = Duration.ofMillis(500);

    private final Situation situation;

    Deadlines(Situation situation) {
        this.situation = situation;
    }

    /** From the origin, of what is missing. */
    Duration fetchTime(Wanted wanted) {
        double rate = situation.originBytesPerSecond();
        if (rate <= 0) {
            // Unknown: as if the network carried twice the stream's rate.
            return Duration.ofNanos(wanted.duration().toNanos() / 2);
        }
        double most = wanted.duration().toNanos() * (double) MOST_FETCH_DURATIONS;
        return Duration.ofNanos((long) Math.min(most, wanted.remainingBytes() / rate * 1e9));
    }

    /** It should be whole this long before it is due. */
    Duration reserve(Wanted wanted) {
        return wanted.begun() ? RESERVE_OF_BEGUN : situation.limits().reserve();
    }

    /** Time before it is due at which the origin must be asked. */
    Duration lastMoment(Wanted wanted) {
        return reserve(wanted).plus(scaled(fetchTime(wanted)));
    }

    boolean urgent(Wanted wanted) {
        return wanted.untilDue().compareTo(lastMoment(wanted)) <= 0;
    }

    /** Urgent within the length of a segment. */
    boolean soonUrgent(Wanted wanted) {
        return wanted.untilDue().compareTo(lastMoment(wanted).plus(wanted.duration())) < 0;
    }

    /** Whether a source of that speed makes it; one of unknown speed, 0, does not. */
    boolean arrivesInTime(Wanted wanted, double bytesPerSecond) {
        if (bytesPerSecond <= 0) {
            return false;
        }
        long needed = (long) (wanted.remainingBytes() / bytesPerSecond * 1e9);
        long slack = wanted.untilDue().toNanos() - reserve(wanted).toNanos() / 2;
        return (long) (needed * ESTIMATE_MARGIN) < slack;
    }

    private static Duration scaled(Duration estimate) {
        return Duration.ofNanos((long) (estimate.toNanos() * ESTIMATE_MARGIN));
    }
}
