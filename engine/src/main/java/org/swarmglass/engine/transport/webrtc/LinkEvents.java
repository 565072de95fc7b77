package org.swarmglass.engine.transport.webrtc;

import org.swarmglass.engine.transport.LinkEnd;
import org.swarmglass.engine.transport.LinkStats;

/** What a native connection tells its link. Called on any thread, native callbacks included: only posts, never throws. */
interface LinkEvents {
    void described(String sdp);

    void opened();

    /** The array is the link's. */
    void received(byte[] message);

    /** So many message bytes in total have left since the channel opened. */
    void departed(long total);

    void measured(LinkStats stats);

    /** The native side is closed and freed. Nothing follows. */
    void ended(LinkEnd end);
}
