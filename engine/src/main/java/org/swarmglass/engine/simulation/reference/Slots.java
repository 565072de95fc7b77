package org.swarmglass.engine.simulation.reference;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.swarmglass.engine.model.PeerId;
import org.swarmglass.engine.schedule.Decision;
import org.swarmglass.engine.schedule.Situation;
import org.swarmglass.engine.schedule.Situation.Neighbour;
import org.swarmglass.engine.schedule.Situation.Transfer;
import org.swarmglass.engine.schedule.Situation.Wanted;

/**
 * What runs in one pass of a loader, and what it begins. All generations have the same limits: 2 downloads from the origin
 * and 3 from peers, one of each connection.
 *
 * <p>Where upstream aborts a download of a later segment to make room for an urgent one, here both run.
 */
final class Slots {
    private static final int HTTP = 2;
    private static final int P2P = 3;

    private final Situation situation;
    private final List<Decision> decisions = new ArrayList<>();
    private final Set<PeerId> busy = new HashSet<>();
    private int http;
    private int p2p;

    Slots(Situation situation) {
        this.situation = situation;
        for (Wanted wanted : situation.wanted()) {
            http += wanted.transfer() instanceof Transfer.FromOrigin ? 1 : 0;
            p2p += wanted.transfer() instanceof Transfer.FromPeer ? 1 : 0;
        }
        situation.neighbours().stream().filter(Neighbour::busy).forEach(each -> busy.add(each.id()));
    }

    List<Decision> decisions() {
        return decisions;
    }

    boolean httpFree() {
        return http < HTTP;
    }

    boolean p2pFree() {
        return p2p < P2P;
    }

    /** A slot, or a later download that upstream would abort for it. */
    boolean httpFor(Wanted wanted) {
        return wanted.originOpen()
                && (httpFree()
                        || situation.wanted().stream()
                                .anyMatch(other -> other.transfer() instanceof Transfer.FromOrigin
                                        && other.number() > wanted.number()));
    }

    /** Moves a running transfer as well. */
    void fromOrigin(Wanted wanted) {
        p2p -= wanted.transfer() instanceof Transfer.FromPeer ? 1 : 0;
        http++;
        decisions.add(new Decision.FetchFromOrigin(wanted.number()));
    }

    void fromPeer(Wanted wanted, Neighbour holder) {
        p2p++;
        busy.add(holder.id());
        decisions.add(new Decision.FetchFromPeer(wanted.number(), holder.id()));
    }

    /** Who has it, sends us nothing else and has not just failed on it. */
    List<Neighbour> free(Wanted wanted) {
        return situation.neighbours().stream()
                .filter(each -> each.loaded().contains(wanted.number()))
                .filter(each -> !busy.contains(each.id()) && !wanted.avoid().contains(each.id()))
                .toList();
    }

    /** Whether anybody lists it, as loaded or as coming from the origin. */
    boolean listed(Wanted wanted) {
        return situation.neighbours().stream()
                .anyMatch(each -> each.loaded().contains(wanted.number())
                        || each.loading().contains(wanted.number()));
    }

    boolean begun(Wanted wanted) {
        return !(wanted.transfer() instanceof Transfer.Idle)
                || decisions.stream().anyMatch(decision -> decision.number() == wanted.number());
    }
}
