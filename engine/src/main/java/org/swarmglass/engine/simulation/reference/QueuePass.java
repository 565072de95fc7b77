package org.swarmglass.engine.simulation.reference;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.swarmglass.engine.loop.Entropy;
import org.swarmglass.engine.model.PeerId;
import org.swarmglass.engine.schedule.Decision;
import org.swarmglass.engine.schedule.Situation;
import org.swarmglass.engine.schedule.Situation.Neighbour;
import org.swarmglass.engine.schedule.Situation.Transfer;
import org.swarmglass.engine.schedule.Situation.Wanted;

/**
 * One walk over the queue: what is loading, which slots are left, what has been decided.
 *
 * <p>The originals may also stop a download further back in the queue to free its slot for a nearer one. A decision
 * cannot say that, so the nearer one waits here until a slot is free.
 */
final class QueuePass {
    private final Situation situation;
    private final Entropy chance;
    private final List<Decision> decisions = new ArrayList<>();
    private final Set<Long> decided = new HashSet<>();
    private final Set<PeerId> busy = new HashSet<>();
    private int originFree;
    private int peersFree;

    QueuePass(Situation situation, int originDownloads, int peerDownloads, Entropy chance) {
        this.situation = situation;
        this.chance = chance;
        this.originFree = originDownloads;
        this.peersFree = peerDownloads;
        for (Wanted wanted : situation.wanted()) {
            if (wanted.transfer() instanceof Transfer.FromOrigin) {
                originFree--;
            } else if (wanted.transfer() instanceof Transfer.FromPeer) {
                peersFree--;
            }
        }
        situation.neighbours().stream().filter(Neighbour::busy).forEach(each -> busy.add(each.id()));
    }

    List<Decision> decisions() {
        return decisions;
    }

    boolean originHasRoom() {
        return originFree > 0;
    }

    /** True if it comes from anywhere, as of before the walk or by its decisions. */
    boolean loading(Wanted wanted) {
        return decided.contains(wanted.number()) || !(wanted.transfer() instanceof Transfer.Idle);
    }

    boolean loadingFromOrigin(Wanted wanted) {
        return wanted.transfer() instanceof Transfer.FromOrigin;
    }

    /** True if a peer has it or is fetching it. */
    boolean listed(Wanted wanted) {
        return situation.neighbours().stream()
                .anyMatch(each -> each.loaded().contains(wanted.number())
                        || each.loading().contains(wanted.number()));
    }

    /**
     * A running transfer from a peer is stopped for it.
     *
     * @return false if there is no slot or the origin is not to be asked
     */
    boolean fromOrigin(Wanted wanted) {
        if (originFree <= 0 || !wanted.originOpen()) {
            return false;
        }
        if (wanted.transfer() instanceof Transfer.FromPeer) {
            peersFree++;
        }
        originFree--;
        decided.add(wanted.number());
        decisions.add(new Decision.FetchFromOrigin(wanted.number()));
        return true;
    }

    /** From one that has it and is sending us nothing, if there is one and a slot. */
    void fromPeer(Wanted wanted, Pick pick) {
        List<Neighbour> holders = situation.neighbours().stream()
                .filter(each -> each.loaded().contains(wanted.number()))
                .filter(each -> !busy.contains(each.id()) && !wanted.avoid().contains(each.id()))
                .toList();
        if (peersFree <= 0 || holders.isEmpty()) {
            return;
        }
        PeerId peer = pick.from(holders, chance).id();
        peersFree--;
        busy.add(peer);
        decided.add(wanted.number());
        decisions.add(new Decision.FetchFromPeer(wanted.number(), peer));
    }

    static boolean within(Wanted wanted, Duration window) {
        return wanted.untilDue().compareTo(window) <= 0;
    }

    /** How one of several holders is chosen. */
    @FunctionalInterface
    interface Pick {
        Neighbour from(List<Neighbour> holders, Entropy chance);
    }
}
