package org.swarmglass.engine.transport.webrtc;

import java.io.IOException;

/** Where a connection of loopback mode gets its UDP port. */
interface PortSource {
    /** A port that was free a moment ago. */
    int reserve() throws IOException;

    /** The connection is gone. */
    void release(int port);
}
