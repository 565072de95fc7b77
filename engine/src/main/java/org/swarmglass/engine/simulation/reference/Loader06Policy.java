package org.swarmglass.engine.simulation.reference;

import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import org.swarmglass.engine.loop.Entropy;
import org.swarmglass.engine.schedule.Decision;
import org.swarmglass.engine.schedule.Planner;
import org.swarmglass.engine.schedule.Situation;
import org.swarmglass.engine.schedule.Situation.Wanted;

/**
 * p2p-media-loader 0.6 with its defaults (protocol/v06 6; upstream core/lib/hybrid-loader.ts). Loop thread only.
 *
 * <p>Kinder than the original in two points, because the engine beneath is ours: what a peer has sent is kept when the
 * origin takes over, and after an error the origin may be asked again sooner than after 10 s.
 */
public final class Loader06Policy implements Planner {
    /** The one being played is 0. */
    private static final long REQUIRED_PRIORITY = 1;

    private static final long MAX_PRIORITY = 20;
    private static final int HTTP_DOWNLOADS = 2;
    private static final int P2P_DOWNLOADS = 3;
    private static final double PROBABILITY = 0.1;
    private static final long INTERVAL_NANOS = 1_000_000_000L;

    private final LongSupplier nowNanos;
    private final Entropy chance;
    private boolean waiting;
    private long nextRoundNanos;

    /** @param nowNanos the loop's clock */
    public Loader06Policy(LongSupplier nowNanos, Entropy chance) {
        this.nowNanos = nowNanos;
        this.chance = chance;
    }

    @Override
    public List<Decision> plan(Situation situation) {
        QueuePass pass = new QueuePass(situation, HTTP_DOWNLOADS, P2P_DOWNLOADS, chance);
        for (Wanted wanted : situation.wanted()) {
            if (pass.loadingFromOrigin(wanted)) {
                continue;
            }
            long priority = priority(wanted);
            if (priority <= REQUIRED_PRIORITY && wanted.originOpen()) {
                pass.fromOrigin(wanted);
            } else if (priority <= MAX_PRIORITY && !pass.loading(wanted)) {
                pass.fromPeer(wanted, PeerPicks::uniform);
            }
        }
        if (roundIsDue()) {
            prefetch(situation, pass);
        }
        return pass.decisions();
    }

    /** How many segments after the one that is being played. */
    private static long priority(Wanted wanted) {
        Duration due = wanted.untilDue();
        return due.isNegative()
                ? 0
                : (long) Math.ceil(
                        due.toNanos() / (double) Math.max(1, wanted.duration().toNanos()));
    }

    private boolean roundIsDue() {
        long now = nowNanos.getAsLong();
        boolean due = waiting && now >= nextRoundNanos;
        if (due || !waiting) {
            nextRoundNanos = now + INTERVAL_NANOS;
            waiting = true;
        }
        return due;
    }

    private void prefetch(Situation situation, QueuePass pass) {
        List<Wanted> candidates = situation.wanted().stream()
                .filter(each -> priority(each) <= MAX_PRIORITY)
                .filter(each -> !pass.listed(each) && !pass.loading(each) && each.originOpen())
                .toList();
        if (pass.originHasRoom() && chance.fraction() < PROBABILITY * candidates.size()) {
            pass.fromOrigin(candidates.get(chance.below(candidates.size())));
        }
    }
}
