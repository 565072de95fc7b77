package org.swarmglass.engine.swarm;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.swarmglass.engine.loop.EngineLoop;
import org.swarmglass.engine.model.PeerId;
import org.swarmglass.engine.peer.PeerSession;
import org.swarmglass.engine.transport.LinkStats;

/**
 * When two Swarmglass open a second connection: where the way between them is long. What a connection carries there falls
 * with the round trip and with each lost packet, whatever the line could take, and two carry twice of it. Loop thread only.
 */
final class SecondWay {
    private static final Duration LONG = Duration.ofMillis(120);

    /** Offers go to members at random, five at a time: among more they would seldom reach whom they are meant for. */
    private static final int MOST_PEERS = 10;

    private static final int TRIES = 3;
    private static final Duration EVERY = Duration.ofSeconds(5);

    private final EngineLoop loop;
    private final Map<PeerId, Integer> tries = new HashMap<>();
    private long offeredNanos;

    SecondWay(EngineLoop loop) {
        this.loop = loop;
        this.offeredNanos = loop.nowNanos();
    }

    /**
     * Whether the channel that there is calls for a second. Who answered the first offers it: if both did, each would wait
     * for the other, and who has just come may not announce again so soon.
     *
     * @param offeredByUs whose offer it would be
     */
    static boolean calledFor(PeerChannel only, boolean offeredByUs) {
        return only.offeredByUs() != offeredByUs
                && only.session().filter(SecondWay::calledFor).isPresent();
    }

    private static boolean calledFor(PeerSession only) {
        return only.remote().saysSwarmglass()
                && only.servesOffsets()
                && only.stats()
                        .flatMap(LinkStats::roundTrip)
                        .filter(roundTrip -> roundTrip.compareTo(LONG) >= 0)
                        .isPresent();
    }

    /**
     * Whether to announce for it before the next announce is due; a few times for each peer, not for ever.
     *
     * @param calling connected peers that are to be offered a second channel
     * @param peers how many are connected
     */
    boolean timeToOffer(List<PeerId> calling, int peers) {
        List<PeerId> untried = calling.stream()
                .filter(peer -> tries.getOrDefault(peer, 0) < TRIES)
                .toList();
        boolean soon = loop.nowNanos() - offeredNanos < EVERY.toNanos();
        if (untried.isEmpty() || soon || peers > MOST_PEERS) {
            return false;
        }
        offeredNanos = loop.nowNanos();
        untried.forEach(peer -> tries.merge(peer, 1, Integer::sum));
        return true;
    }

    /** It has gone. */
    void forget(PeerId peer) {
        tries.remove(peer);
    }
}
