package org.swarmglass.engine.swarm;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.swarmglass.engine.peer.PeerSession;

/** Since when peers have had what we lack, as far as they told. Loop thread only. */
final class Offers {
    private final Map<Long, Long> firstSeenNanos = new HashMap<>();

    /** What is not missing any more is forgotten. */
    void look(Set<Long> missing, List<PeerSession> peers, long nowNanos) {
        firstSeenNanos.keySet().retainAll(missing);
        for (Long number : missing) {
            if (!firstSeenNanos.containsKey(number) && offered(number, peers)) {
                firstSeenNanos.put(number, nowNanos);
            }
        }
    }

    /** The number means another segment from now on. */
    void forget(long number) {
        firstSeenNanos.remove(number);
    }

    /** Zero if nobody has had it. */
    Duration since(long number, long nowNanos) {
        return Duration.ofNanos(nowNanos - firstSeenNanos.getOrDefault(number, nowNanos));
    }

    private static boolean offered(Long number, List<PeerSession> peers) {
        // A plain loop: it is asked of all peers about every segment at every turn.
        for (PeerSession peer : peers) {
            if (peer.loaded().contains(number)) {
                return true;
            }
        }
        return false;
    }
}
