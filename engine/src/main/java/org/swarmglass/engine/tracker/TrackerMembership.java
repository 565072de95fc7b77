package org.swarmglass.engine.tracker;

import org.swarmglass.engine.model.PeerId;

/** Our presence in one swarm at one tracker. Loop thread only. */
public interface TrackerMembership {
    /** Sends our answer to an offer that {@link Introductions#onOffer} brought. Dropped if the socket is down. */
    void answer(PeerId to, String offerId, String answerSdp);

    /** Announces now rather than at the next interval, but at most every five seconds. */
    void announceSoon();

    /** Sends {@code stopped}; nothing arrives afterwards. */
    void leave();
}
