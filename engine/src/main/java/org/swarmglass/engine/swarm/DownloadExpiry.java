package org.swarmglass.engine.swarm;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.swarmglass.engine.schedule.Situation;

/** Which downloads are to be given up: what nobody wants any more, and what cannot be had. For one turn. Loop thread only. */
final class DownloadExpiry {
    /** A VOD segment that is being waited for and cannot be had is given up after so many tries and so long. */
    private static final int VOD_TRIES = 3;

    private static final Duration VOD_PATIENCE = Duration.ofSeconds(20);

    private final Downloads.Host host;
    private final Set<Long> wanted;

    DownloadExpiry(Downloads.Host host) {
        this.host = host;
        this.wanted =
                host.wanted().stream().map(ref -> ref.id().number()).collect(Collectors.toCollection(HashSet::new));
    }

    boolean expired(SegmentDownload download) {
        return download.beingRead()
                ? hopeless(download)
                : !wanted.contains(download.ref().id().number());
    }

    private boolean hopeless(SegmentDownload download) {
        boolean idle = download.transfer() instanceof Situation.Transfer.Idle && !download.beingVerified();
        boolean held = host.peers().stream()
                .anyMatch(peer -> peer.loaded().contains(download.ref().id().number()));
        if (!idle || held) {
            return false;
        }
        int failures = download.pauses().originFailures();
        if (host.live()) {
            return failures > 0 && !host.atOrigin(download.ref());
        }
        return failures >= VOD_TRIES && download.readFor().compareTo(VOD_PATIENCE) >= 0;
    }
}
