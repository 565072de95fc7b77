package org.swarmglass.engine.swarm;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.swarmglass.engine.loop.Coalesced;
import org.swarmglass.engine.model.SegmentRef;
import org.swarmglass.engine.peer.PeerSession;
import org.swarmglass.engine.schedule.Decision;
import org.swarmglass.engine.schedule.Situation;

/** Asks the planner, when something has changed, who is to send what, and carries out what it decides. Loop thread only. */
final class DownloadPlanning {
    private static final Duration CROWD = Duration.ofMillis(20);

    private final DownloadPorts ports;
    private final Downloads.Host host;
    private final Downloads downloads;
    private final SegmentOutcomes outcomes;
    private final Offers offers = new Offers();
    private final Coalesced replan;
    private boolean soon;
    private List<Long> sought = List.of();
    private boolean closed;

    DownloadPlanning(DownloadPorts ports, Downloads.Host host, Downloads downloads, SegmentOutcomes outcomes) {
        this.ports = ports;
        this.host = host;
        this.downloads = downloads;
        this.outcomes = outcomes;
        this.replan = new Coalesced(ports.loop(), "plan downloads", this::plan);
    }

    /** At the end of the turn, however often it is requested. */
    void request() {
        if (!closed) {
            replan.request();
        }
    }

    /** For what comes in crowds: each of fifty announcements would have all of them looked at again. */
    void requestSoon() {
        if (!soon) {
            soon = true;
            ports.loop().after(CROWD, "plan downloads soon", () -> {
                soon = false;
                request();
            });
        }
    }

    /**
     * It changes what is planned only if the peer has what no source was found for; that others have it no longer, or are
     * fetching it, can wait for the next tick.
     */
    void onAnnounced(PeerSession by) {
        Set<Long> loaded = by.loaded();
        for (Long number : sought) {
            if (loaded.contains(number)) {
                requestSoon();
                return;
            }
        }
    }

    /** The number means another segment from now on. */
    void forget(long number) {
        offers.forget(number);
    }

    void close() {
        closed = true;
    }

    void plan() {
        if (closed) {
            return;
        }
        SituationReader now = new SituationReader(ports, host, downloads.running(), outcomes.bytesPerMediaSecond());
        Situation situation = now.situation(offers);
        sought = situation.wanted().stream()
                .filter(wanted -> wanted.transfer() instanceof Situation.Transfer.Idle)
                .map(Situation.Wanted::number)
                .toList();
        ports.planner().plan(situation).forEach(decision -> carryOut(decision, now));
    }

    private void carryOut(Decision decision, SituationReader from) {
        SegmentRef ref = from.segment(decision.number());
        if (decision instanceof Decision.FetchFromPeer fromPeer) {
            PeerSession session = from.session(fromPeer.peer());
            if (!session.downloading()) {
                downloads.download(ref).fetchFromPeer(session);
            }
        } else if (decision instanceof Decision.AlsoFetchFromPeer also) {
            PeerSession session = from.session(also.peer());
            if (!session.downloading()) {
                downloads.download(ref).alsoFetchFromPeer(session);
            }
        } else if (decision instanceof Decision.FetchBeginning) {
            downloads.download(ref).fetchBeginning(from.length(ref));
            host.onHoldingsChanged();
        } else {
            downloads.download(ref).fetchFromOrigin();
            host.onHoldingsChanged();
        }
    }
}
