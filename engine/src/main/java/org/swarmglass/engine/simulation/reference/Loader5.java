package org.swarmglass.engine.simulation.reference;

import java.time.Duration;
import java.util.List;
import org.swarmglass.engine.loop.Entropy;
import org.swarmglass.engine.model.PeerId;
import org.swarmglass.engine.schedule.Decision;
import org.swarmglass.engine.schedule.Planner;
import org.swarmglass.engine.schedule.Situation;
import org.swarmglass.engine.schedule.Situation.Neighbour;
import org.swarmglass.engine.schedule.Situation.Transfer;
import org.swarmglass.engine.schedule.Situation.Wanted;

/** p2p-media-loader 5.0: urgency and the election (protocol/v3 6.2 and 6.3; upstream core/src/hybrid-loader.ts). */
public final class Loader5 implements Planner {
    private static final double MOST_THRESHOLD_SECONDS = 15;
    private static final double BACKUP_MARGIN_SECONDS = 0.5;

    private final Entropy chance;
    private final double thresholdSeconds;

    /** @param delay of the player behind the live edge */
    public Loader5(Entropy chance, Duration segment, Duration delay) {
        this.chance = chance;
        double one = seconds(segment);
        double buffer = Math.max(2 * one, seconds(delay) - one);
        this.thresholdSeconds = Math.max(one, Math.min(MOST_THRESHOLD_SECONDS, buffer / 2));
    }

    @Override
    public List<Decision> plan(Situation situation) {
        Slots slots = new Slots(situation);
        List<PeerId> peers = situation.neighbours().stream().map(Neighbour::id).toList();
        boolean requested = true;
        for (Wanted wanted : situation.wanted()) {
            boolean urgent = requested && seconds(wanted.untilDue()) < thresholdSeconds;
            if (!(wanted.transfer() instanceof Transfer.FromOrigin)) {
                if ((urgent || (requested && peers.isEmpty())) && wanted.originOpen()) {
                    slots.fromOrigin(wanted);
                } else if (wanted.transfer() instanceof Transfer.Idle) {
                    ahead(wanted, requested, situation, slots);
                }
            }
            requested = false;
        }
        return slots.decisions();
    }

    private void ahead(Wanted wanted, boolean requested, Situation situation, Slots slots) {
        List<Neighbour> free = slots.free(wanted);
        if (slots.listed(wanted)) {
            if (!free.isEmpty() && slots.p2pFree()) {
                slots.fromPeer(wanted, Choice.weighted(free, chance));
            }
        } else if (wanted.originOpen() && slots.httpFree() && elected(wanted, requested, situation)) {
            slots.fromOrigin(wanted);
        }
    }

    private boolean elected(Wanted wanted, boolean requested, Situation situation) {
        List<PeerId> peers = situation.neighbours().stream().map(Neighbour::id).toList();
        int rank = situation.electorate().rank(peers, wanted.number());
        if (rank == 0 && !peers.isEmpty()) {
            return true;
        }
        double rate = situation.originBytesPerSecond();
        double fetch = rate > 0 ? wanted.remainingBytes() / rate : seconds(wanted.duration());
        double left = seconds(wanted.untilDue()) - thresholdSeconds;
        return requested && rank > 0 && left <= fetch * (1 + 1.0 / rank) + BACKUP_MARGIN_SECONDS;
    }

    private static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }
}
