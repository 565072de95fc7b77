package org.swarmglass.engine.swarm;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.swarmglass.engine.loop.EngineLoop;
import org.swarmglass.engine.model.PeerId;

/** Which sources of one segment have failed and are left alone for a while. Loop thread only. */
final class SourcePauses {
    private static final Duration PEER_PAUSE = Duration.ofSeconds(4);
    private static final Duration PEERS_BARRED = Duration.ofSeconds(10);
    private static final Duration ORIGIN_PAUSE = Duration.ofSeconds(1);
    private static final int LONGEST_ORIGIN_PAUSES = 4;

    private final EngineLoop loop;
    private final Map<PeerId, Long> avoidUntilNanos = new HashMap<>();
    private int originFailures;
    private long originOpensNanos;
    private long peersOpenNanos;

    SourcePauses(EngineLoop loop) {
        this.loop = loop;
        this.originOpensNanos = loop.nowNanos();
        this.peersOpenNanos = loop.nowNanos();
    }

    void onPeerFailed(PeerId peer) {
        avoidUntilNanos.put(peer, loop.nowNanos() + PEER_PAUSE.toNanos());
    }

    void onOriginFailed() {
        originFailures++;
        Duration pause = ORIGIN_PAUSE.multipliedBy(Math.min(originFailures, LONGEST_ORIGIN_PAUSES));
        originOpensNanos = loop.nowNanos() + pause.toNanos();
    }

    /** Only the origin is asked for a while. */
    void barPeers() {
        peersOpenNanos = loop.nowNanos() + PEERS_BARRED.toNanos();
    }

    int originFailures() {
        return originFailures;
    }

    boolean originOpen() {
        return loop.nowNanos() >= originOpensNanos;
    }

    /** False for a while after peers have contradicted each other: which of them is right only the origin knows. */
    boolean peersOpen() {
        return loop.nowNanos() >= peersOpenNanos;
    }

    /** Peers that failed a moment ago. */
    Set<PeerId> avoid() {
        long now = loop.nowNanos();
        avoidUntilNanos.values().removeIf(until -> until <= now);
        return avoidUntilNanos.keySet().stream().collect(Collectors.toUnmodifiableSet());
    }
}
