package org.swarmglass.engine.transport.webrtc;

import java.io.IOException;
import java.net.DatagramSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One free UDP port for each connection of loopback mode, never the same for two connections of this process. Another
 * process may still take it before libwebrtc does, so the caller looks whether the socket came to be. Any thread.
 */
final class LoopbackPorts {
    private static final Set<Integer> TAKEN = ConcurrentHashMap.newKeySet();
    private static final int TRIES = 100;

    private LoopbackPorts() {}

    /** @throws IOException if no port is free */
    static int reserve() throws IOException {
        for (int i = 0; i < TRIES; i++) {
            try (DatagramSocket probe = new DatagramSocket(0)) {
                if (TAKEN.add(probe.getLocalPort())) {
                    return probe.getLocalPort();
                }
            }
        }
        throw new IOException("no free UDP port");
    }

    static void release(int port) {
        TAKEN.remove(port);
    }
}
