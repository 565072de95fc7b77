package org.swarmglass.engine.swarm;

import java.time.Duration;
import org.swarmglass.engine.peer.PeerSession;
import org.swarmglass.engine.transport.LinkStats;

/**
 * When two Swarmglass open a second connection: where the way between them is long. What a connection carries there falls
 * with the round trip and with each lost packet, whatever the line could take, and two carry twice of it. Pure.
 */
final class SecondWay {
    private static final Duration LONG = Duration.ofMillis(120);

    private SecondWay() {}

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
}
