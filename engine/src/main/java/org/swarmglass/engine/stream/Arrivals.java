package org.swarmglass.engine.stream;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.swarmglass.engine.loop.EngineLoop;
import org.swarmglass.engine.playlist.Timeline.Listed;

/** When the origin's playlist listed what, and whether it keeps its pace. Loop thread only. */
final class Arrivals {
    private final EngineLoop loop;
    private final Map<Long, Long> firstSeenNanos = new HashMap<>();
    private long latestNanos;

    Arrivals(EngineLoop loop) {
        this.loop = loop;
    }

    void onListed(List<Listed> added) {
        if (!added.isEmpty()) {
            latestNanos = loop.nowNanos();
        }
        added.forEach(listed -> firstSeenNanos.put(listed.ref().id().number(), latestNanos));
    }

    void forget(long number) {
        firstSeenNanos.remove(number);
    }

    /** For how long; zero if it is not known. */
    Duration known(long number) {
        long now = loop.nowNanos();
        return Duration.ofNanos(now - firstSeenNanos.getOrDefault(number, now));
    }

    /** How many segments a live playlist is behind its own pace: it cannot be reached, or its encoder stands still. */
    int overdue(Duration targetDuration) {
        long target = Math.max(1, targetDuration.toNanos());
        // Half of one late is late: a player two segments behind the end of its list has no more to lose.
        return (int) Math.max(0, (loop.nowNanos() - latestNanos - target / 2) / target);
    }
}
