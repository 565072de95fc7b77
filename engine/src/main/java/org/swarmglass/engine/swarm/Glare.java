package org.swarmglass.engine.swarm;

import org.swarmglass.engine.model.Generation;
import org.swarmglass.engine.model.PeerId;

/**
 * What becomes of a second handshake between two peers, in swarms whose members hold one claim per remote over all
 * trackers (protocol/v3 3.5; upstream core/test/webtorrent-glare.test.ts). Both ends keep the offer of the lower id.
 */
final class Glare {
    private Glare() {}

    /** What we have with a remote when another handshake with it begins. */
    enum Held {
        NONE,
        /** It has answered an offer of ours; the channel is not open yet. */
        OFFERER,
        /** We are answering an offer of its. */
        ANSWERER,
        CONNECTED
    }

    /** The step that the new handshake has come to. */
    enum Next {
        /** The remote answered an offer of ours. */
        ITS_ANSWER,
        /** The remote's offer has come. */
        ITS_OFFER
    }

    /** True if the new handshake goes on and takes the place of whatever is held. */
    static boolean takes(Held held, Next next, PeerId self, PeerId remote) {
        return switch (held) {
            case NONE -> true;
            case ANSWERER -> next == Next.ITS_ANSWER && self.text().compareTo(remote.text()) < 0;
            case OFFERER, CONNECTED -> false;
        };
    }

    /**
     * Whether the remote goes by this rule: all do in 5.0. In older swarms 3.x and 4.x hold one claim too, without the
     * rule, and lose nothing by ours.
     */
    static boolean binds(Generation generation, PeerId remote) {
        return generation == Generation.V5_0
                || remote.text().startsWith("-PM03")
                || remote.text().startsWith("-PM04");
    }
}
