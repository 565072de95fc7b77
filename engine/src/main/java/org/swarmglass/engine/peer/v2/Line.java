package org.swarmglass.engine.peer.v2;

import org.swarmglass.engine.event.EngineEvent.CloseReason;
import org.swarmglass.engine.peer.PeerError;
import org.swarmglass.engine.transport.Slice;
import org.swarmglass.engine.wire.Command;

/** What the two halves of a session, download and upload, need of the whole. */
interface Line {
    void send(Command command);

    /** Ends the session. The download, if there is still one, fails with {@link PeerError#CLOSED}. */
    void end(CloseReason reason, String detail);

    /** Received media bytes that nobody wanted. */
    void unused(int bytes);

    /** A slice of a segment, counted as sent. */
    void sendMedia(Slice slice);

    /** Bytes of it that are on the network now. */
    void mediaLeft(long bytes);

    void uploadEnded();
}
