package org.swarmglass.engine.simulation.reference;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.swarmglass.engine.loop.Entropy;
import org.swarmglass.engine.schedule.Decision;
import org.swarmglass.engine.schedule.Planner;
import org.swarmglass.engine.schedule.Situation;
import org.swarmglass.engine.schedule.Situation.Transfer;
import org.swarmglass.engine.schedule.Situation.Wanted;

/**
 * p2p-media-loader 2.3 (protocol/v2 6; upstream core/src/hybrid-loader.ts and utils/queue.ts): near the playhead HTTP
 * first, farther ahead peers only, and now and then by chance something that nobody has over HTTP. Loop thread only.
 *
 * <p>Its prefetch timer is looked at once a turn, so a round comes up to a planner's tick late. The brake of a full
 * storage is left out: a simulated storage is never full of what is still to be played.
 */
public final class Loader2Policy implements Planner {
    private static final long SECOND = 1_000_000_000L;

    private final Settings settings;
    private final LongSupplier nowNanos;
    private final Entropy chance;
    private boolean waiting;
    private long nextRoundNanos;

    /** @param nowNanos the loop's clock */
    public Loader2Policy(Settings settings, LongSupplier nowNanos, Entropy chance) {
        this.settings = settings;
        this.nowNanos = nowNanos;
        this.chance = chance;
    }

    @Override
    public List<Decision> plan(Situation situation) {
        QueuePass pass = new QueuePass(situation, settings.httpDownloads(), settings.p2pDownloads(), chance);
        for (Wanted wanted : situation.wanted()) {
            if (QueuePass.within(wanted, settings.highDemand())) {
                demand(wanted, pass);
            } else if (QueuePass.within(wanted, settings.p2p()) && !pass.loading(wanted)) {
                pass.fromPeer(wanted, PeerPicks::byBandwidth);
            }
        }
        if (roundIsDue(situation.neighbours().size())) {
            prefetch(situation, pass);
        }
        return pass.decisions();
    }

    /** Over HTTP, even if it is on its way from a peer. */
    private static void demand(Wanted wanted, QueuePass pass) {
        boolean fetching = pass.loadingFromOrigin(wanted) || pass.fromOrigin(wanted);
        if (!fetching && wanted.transfer() instanceof Transfer.Idle) {
            pass.fromPeer(wanted, PeerPicks::byBandwidth);
        }
    }

    private boolean roundIsDue(int peers) {
        long now = nowNanos.getAsLong();
        boolean due = waiting && now >= nextRoundNanos;
        if (due || !waiting) {
            nextRoundNanos = now + SECOND + (long) (chance.fraction() * SECOND * peers);
            waiting = true;
        }
        return due;
    }

    /** Over the whole swarm about as many downloads as there are candidates. */
    private void prefetch(Situation situation, QueuePass pass) {
        int members = situation.neighbours().size() + 1;
        if (members == 1) {
            return;
        }
        List<Wanted> candidates = new ArrayList<>(situation.wanted().stream()
                .filter(each -> QueuePass.within(each, settings.http()))
                .filter(each -> !pass.listed(each) && !pass.loading(each) && each.originOpen())
                .limit((long) settings.httpDownloads() * members)
                .toList());
        double probability = candidates.size() / (double) members;
        while (probability > 0 && !candidates.isEmpty() && pass.originHasRoom()) {
            Wanted candidate = candidates.remove(chance.below(candidates.size()));
            if (probability >= 1 || chance.fraction() <= probability) {
                pass.fromOrigin(candidate);
            }
            probability--;
        }
    }

    /**
     * The names of upstream's configuration, shortened.
     *
     * @param highDemand ahead of the playhead: HTTP first
     * @param http ahead of the playhead: may be prefetched
     * @param p2p ahead of the playhead: taken from a peer that has it
     */
    public record Settings(Duration highDemand, Duration http, Duration p2p, int httpDownloads, int p2pDownloads) {
        /** What one gets who configures nothing. */
        public static final Settings DEFAULTS =
                new Settings(Duration.ofSeconds(15), Duration.ofSeconds(3000), Duration.ofSeconds(6000), 2, 3);

        /** PeerTube's for live streams (its hls-options-builder.ts). */
        public static final Settings PEERTUBE_LIVE =
                new Settings(Duration.ofSeconds(4), DEFAULTS.http, DEFAULTS.p2p, 2, 3);
    }
}
