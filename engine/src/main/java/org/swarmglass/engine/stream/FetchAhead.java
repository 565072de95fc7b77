package org.swarmglass.engine.stream;

import java.time.Duration;
import org.swarmglass.engine.schedule.Situation;

/** How far ahead of the player one rendition is fetched, from peers and from the origin. Loop thread only. */
final class FetchAhead {
    /** VOD is fetched from peers so far ahead, bounded by memory and by what a viewer who leaves would waste. */
    private static final Duration VOD = Duration.ofSeconds(120);

    /**
     * VOD that members of a 5.0 swarm leave to us: their {@code httpDownloadTimeWindow} (protocol/v3 6.3). Until they hear
     * that we have it they wait.
     */
    private static final Duration OWED_VOD = Duration.ofSeconds(3000);

    private static final Duration VOD_FROM_ORIGIN = Duration.ofSeconds(30);

    /** So far ahead is kept wanted even if the store cannot hold it: it plays soon. */
    private static final Duration LEAST = Duration.ofSeconds(20);

    private static final Duration LIVE_FROM_ORIGIN = Duration.ofMinutes(10);
    private static final Duration LEAST_RESERVE = Duration.ofSeconds(1);
    private static final Duration MOST_RESERVE = Duration.ofSeconds(4);
    private static final int ORIGIN_DOWNLOADS = 2;
    private static final int PEER_DOWNLOADS = 4;

    private Duration vod = VOD;
    private Duration owedVod = OWED_VOD;

    /** When everything is listed; what is live is wanted up to the edge. */
    Duration vod() {
        return vod;
    }

    /** The same for what a 5.0 swarm has left to us, as long as there is room. */
    Duration owedVod() {
        return owedVod;
    }

    /** There is no room for so much: fetched again, it would only be evicted again. */
    void onEvicted(Duration ahead) {
        if (ahead.compareTo(LEAST) > 0) {
            vod = min(vod, ahead);
            owedVod = min(owedVod, ahead);
        }
    }

    /** Before the first playlist is read: there is nothing to plan yet, but the planner may ask. */
    Situation.Limits unloaded() {
        return limits(VOD_FROM_ORIGIN, MOST_RESERVE);
    }

    Situation.Limits limits(boolean live, Duration targetDuration) {
        return limits(live ? LIVE_FROM_ORIGIN : VOD_FROM_ORIGIN, half(targetDuration));
    }

    private static Situation.Limits limits(Duration fromOrigin, Duration reserve) {
        return new Situation.Limits(ORIGIN_DOWNLOADS, PEER_DOWNLOADS, fromOrigin, bounded(reserve));
    }

    /** {@link Duration#dividedBy} goes by way of decimal fractions, and this is asked at every turn. */
    private static Duration half(Duration whole) {
        return Duration.ofNanos(whole.toNanos() / 2);
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private static Duration bounded(Duration reserve) {
        if (reserve.compareTo(LEAST_RESERVE) < 0) {
            return LEAST_RESERVE;
        }
        return reserve.compareTo(MOST_RESERVE) > 0 ? MOST_RESERVE : reserve;
    }
}
