package org.swarmglass.engine.simulation.reference;

import java.time.Duration;
import java.util.List;
import org.swarmglass.engine.loop.EngineLoop;
import org.swarmglass.engine.loop.Entropy;
import org.swarmglass.engine.schedule.Decision;
import org.swarmglass.engine.schedule.Planner;
import org.swarmglass.engine.schedule.Situation;
import org.swarmglass.engine.schedule.Situation.Neighbour;
import org.swarmglass.engine.schedule.Situation.Transfer;
import org.swarmglass.engine.schedule.Situation.Wanted;

/** p2p-media-loader 2.3 (protocol/v2 section 6; upstream core/src/hybrid-loader.ts). */
public final class Loader2 implements Planner {
    /** Of the defaults. */
    public static final Duration HIGH_DEMAND = Duration.ofSeconds(15);

    /** What PeerTube sets for live streams. */
    public static final Duration PEERTUBE_HIGH_DEMAND = Duration.ofSeconds(4);

    private static final int HTTP_DOWNLOADS = 2;

    private final EngineLoop loop;
    private final Entropy chance;
    private final Duration highDemand;
    private long nextDrawNanos;

    public Loader2(EngineLoop loop, Entropy chance, Duration highDemand) {
        this.loop = loop;
        this.chance = chance;
        this.highDemand = highDemand;
        this.nextDrawNanos = loop.nowNanos();
    }

    @Override
    public List<Decision> plan(Situation situation) {
        Slots slots = new Slots(situation);
        for (Wanted wanted : situation.wanted()) {
            if (wanted.untilDue().compareTo(highDemand) <= 0) {
                urgent(wanted, slots);
            } else {
                ahead(wanted, slots);
            }
        }
        draw(situation, slots);
        return slots.decisions();
    }

    /** The origin first, even if peers have it, and even if one is sending it. */
    private void urgent(Wanted wanted, Slots slots) {
        if (wanted.transfer() instanceof Transfer.FromOrigin) {
            return;
        }
        if (slots.httpFor(wanted)) {
            slots.fromOrigin(wanted);
        } else {
            ahead(wanted, slots);
        }
    }

    private void ahead(Wanted wanted, Slots slots) {
        List<Neighbour> free = slots.free(wanted);
        if (wanted.transfer() instanceof Transfer.Idle && !free.isEmpty() && slots.p2pFree()) {
            slots.fromPeer(wanted, Choice.weighted(free, chance));
        }
    }

    /** At random times, so that of all peers about one fetches a segment that nobody has. */
    private void draw(Situation situation, Slots slots) {
        int connected = situation.neighbours().size();
        if (loop.nowNanos() < nextDrawNanos) {
            return;
        }
        nextDrawNanos = loop.nowNanos() + (long) ((1 + chance.fraction() * connected) * 1e9);
        if (connected == 0 || !slots.httpFree()) {
            return;
        }
        List<Wanted> candidates = situation.wanted().stream()
                .filter(each -> each.originOpen() && !slots.begun(each) && !slots.listed(each))
                .toList();
        double most = Math.min(candidates.size(), HTTP_DOWNLOADS * (connected + 1.0));
        double probability = most / (connected + 1);
        for (Wanted each : Choice.shuffled(candidates.subList(0, (int) most), chance)) {
            if (probability <= 0 || !slots.httpFree()) {
                return;
            }
            if (probability >= 1 || chance.fraction() <= probability) {
                slots.fromOrigin(each);
            }
            probability--;
        }
    }
}
