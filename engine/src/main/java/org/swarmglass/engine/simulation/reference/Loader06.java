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

/** p2p-media-loader 0.6 with its defaults (protocol/v06 section 6; upstream core/lib/hybrid-loader.ts). */
public final class Loader06 implements Planner {
    /** The segment that plays and the next one ({@code requiredSegmentsPriority} 1). */
    private static final int REQUIRED = 1;

    private static final double DRAW_PROBABILITY = 0.1;
    private static final Duration DRAW_EVERY = Duration.ofSeconds(1);

    private final EngineLoop loop;
    private final Entropy chance;
    private long nextDrawNanos;

    public Loader06(EngineLoop loop, Entropy chance) {
        this.loop = loop;
        this.chance = chance;
        this.nextDrawNanos = loop.nowNanos() + DRAW_EVERY.toNanos();
    }

    @Override
    public List<Decision> plan(Situation situation) {
        Slots slots = new Slots(situation);
        for (Wanted wanted : situation.wanted()) {
            boolean required = wanted.untilDue().compareTo(wanted.duration().multipliedBy(REQUIRED)) <= 0;
            if (wanted.transfer() instanceof Transfer.FromOrigin) {
                continue;
            }
            if (required && slots.httpFor(wanted)) {
                slots.fromOrigin(wanted);
            } else if (wanted.transfer() instanceof Transfer.Idle) {
                fromAnyPeer(wanted, slots);
            }
        }
        draw(situation, slots);
        return slots.decisions();
    }

    private void fromAnyPeer(Wanted wanted, Slots slots) {
        List<Neighbour> free = slots.free(wanted);
        if (!free.isEmpty() && slots.p2pFree()) {
            slots.fromPeer(wanted, Choice.any(free, chance));
        }
    }

    private void draw(Situation situation, Slots slots) {
        if (loop.nowNanos() < nextDrawNanos) {
            return;
        }
        nextDrawNanos = loop.nowNanos() + DRAW_EVERY.toNanos();
        List<Wanted> candidates = situation.wanted().stream()
                .filter(each -> each.originOpen() && !slots.begun(each) && !slots.listed(each))
                .toList();
        if (!candidates.isEmpty()
                && slots.httpFree()
                && chance.fraction() < Math.min(1, DRAW_PROBABILITY * candidates.size())) {
            slots.fromOrigin(Choice.any(candidates, chance));
        }
    }
}
