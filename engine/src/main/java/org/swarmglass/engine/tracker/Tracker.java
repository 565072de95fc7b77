package org.swarmglass.engine.tracker;

import org.swarmglass.engine.model.InfoHash;
import org.swarmglass.engine.model.PeerId;
import org.swarmglass.engine.snapshot.TrackerSnapshot;

/**
 * One tracker, shared by all swarms that are announced to it. Connects by itself, reconnects with jitter, announces
 * again at the tracker's interval. Loop thread only; nothing blocks.
 */
public interface Tracker {
    /** Begins to announce; {@code started} is sent with the first offers. */
    TrackerMembership join(InfoHash infoHash, PeerId self, Introductions introductions);

    TrackerSnapshot snapshot();

    /** Sends {@code stopped} for every membership still joined, then closes the socket. */
    void close();
}
