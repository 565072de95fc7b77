package org.swarmglass.engine.simulation.reference;

import java.time.Duration;
import java.util.List;
import org.swarmglass.engine.loop.Entropy;
import org.swarmglass.engine.schedule.Decision;
import org.swarmglass.engine.schedule.Planner;
import org.swarmglass.engine.schedule.Situation;
import org.swarmglass.engine.schedule.Situation.Wanted;

/**
 * p2p-media-loader 5.0 (protocol/v3 6.2 and 6.3; upstream core/src/hybrid-loader.ts and utils/election.ts): HTTP when
 * the player is about to run dry; else whoever the hash elects fetches what nobody has, and the others back it up by
 * rank. Loop thread only.
 *
 * <p>The first segment that is missing stands for the one the player has requested, and the time until it is due for
 * the player's buffer. An urgent download does not stop the others here, because no decision says that.
 */
public final class ElectionPolicy implements Planner {
    /** Of a video on demand. */
    public static final Duration VOD_THRESHOLD = Duration.ofSeconds(15);

    private static final Duration MOST_LIVE_DELAY = Duration.ofSeconds(60);
    private static final Duration MOST_LIVE_THRESHOLD = Duration.ofSeconds(15);
    private static final Duration HTTP_WINDOW = Duration.ofSeconds(3000);
    private static final Duration P2P_WINDOW = Duration.ofSeconds(6000);
    private static final Duration GUARD = Duration.ofMillis(500);
    private static final int HTTP_DOWNLOADS = 2;
    private static final int P2P_DOWNLOADS = 3;

    private final Duration threshold;
    private final Entropy chance;

    /** @param threshold with less buffer than that the player's request is urgent */
    public ElectionPolicy(Duration threshold, Entropy chance) {
        this.threshold = threshold;
        this.chance = chance;
    }

    /** How far behind the edge a player stays that is told nothing. */
    public static Duration liveDelay(Duration segment, int window) {
        return max(segment, min(segment.multipliedBy(window - 1L), MOST_LIVE_DELAY));
    }

    /** @param delay the player's, behind the edge */
    public static Duration liveThreshold(Duration segment, Duration delay) {
        Duration buffer = max(segment.multipliedBy(2), delay.minus(segment));
        return max(segment, min(MOST_LIVE_THRESHOLD, buffer.dividedBy(2)));
    }

    @Override
    public List<Decision> plan(Situation situation) {
        QueuePass pass = new QueuePass(situation, HTTP_DOWNLOADS, P2P_DOWNLOADS, chance);
        if (situation.wanted().isEmpty()) {
            return pass.decisions();
        }
        Wanted requested = situation.wanted().get(0);
        boolean urgent = requested.untilDue().compareTo(threshold) < 0;
        boolean alone = situation.neighbours().isEmpty();
        if ((urgent || alone) && !pass.loadingFromOrigin(requested)) {
            pass.fromOrigin(requested);
        }
        for (Wanted wanted : situation.wanted()) {
            if (QueuePass.within(wanted, P2P_WINDOW) && !pass.loading(wanted)) {
                pass.fromPeer(wanted, PeerPicks::byBandwidth);
            }
        }
        if (!urgent && !alone) {
            elect(situation, requested, pass);
        }
        return pass.decisions();
    }

    private void elect(Situation situation, Wanted requested, QueuePass pass) {
        for (Wanted wanted : situation.wanted()) {
            boolean candidate = QueuePass.within(wanted, HTTP_WINDOW) && !pass.listed(wanted) && !pass.loading(wanted);
            if (!candidate) {
                continue;
            }
            long rank = situation.neighbours().stream()
                    .filter(each -> situation.electorate().precedesUs(each.id(), wanted.number()))
                    .count();
            if (rank == 0 || (wanted.equals(requested) && standsIn(situation, wanted, rank))) {
                pass.fromOrigin(wanted);
            }
        }
    }

    /** The higher the rank, the later. */
    private boolean standsIn(Situation situation, Wanted wanted, long rank) {
        Duration left = wanted.untilDue().minus(threshold);
        double wait = fetchTime(situation, wanted).toNanos() * (1 + 1.0 / rank);
        return left.compareTo(Duration.ofNanos((long) wait).plus(GUARD)) <= 0;
    }

    private static Duration fetchTime(Situation situation, Wanted wanted) {
        double rate = situation.originBytesPerSecond();
        return rate > 0 ? Duration.ofNanos((long) (wanted.remainingBytes() / rate * 1e9)) : wanted.duration();
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
