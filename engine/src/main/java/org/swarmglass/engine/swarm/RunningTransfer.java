package org.swarmglass.engine.swarm;

import java.util.Optional;
import java.util.OptionalDouble;
import org.swarmglass.engine.peer.PeerSession;

/** A source of a segment that is sending. Loop thread only. */
interface RunningTransfer {
    /** The peer, or empty for the origin. */
    Optional<PeerSession> session();

    /** Absent in the first moments. */
    OptionalDouble bytesPerSecond();

    /** Ends it without a report. */
    void stop();
}
