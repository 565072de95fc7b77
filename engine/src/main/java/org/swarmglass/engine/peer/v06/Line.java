package org.swarmglass.engine.peer.v06;

import org.swarmglass.engine.event.EngineEvent.CloseReason;
import org.swarmglass.engine.peer.PeerError;

/** What the download of a session needs of the whole. */
interface Line {
    /** Asks once the link may carry it; then {@link Downloader#onRequestSent} is called. */
    void request(String id);

    /** Takes a request back that has not left yet. */
    void withdraw(String id);

    void cancel(String id);

    /** Ends the session. The download, if there is still one, fails with {@link PeerError#CLOSED}. */
    void end(CloseReason reason, String detail);

    /** Received media bytes that nobody wanted. */
    void unused(int bytes);

    /** The rest of a given-up transfer is over: the remote may be asked again. */
    void askable();
}
