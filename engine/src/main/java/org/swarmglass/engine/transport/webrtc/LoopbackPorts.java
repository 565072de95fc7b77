package org.swarmglass.engine.transport.webrtc;

import java.io.IOException;
import java.net.DatagramSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Free UDP ports, never the same for two connections of this process. Another process may still take one before libwebrtc
 * does, so the caller looks whether the socket came to be. Any thread.
 */
final class LoopbackPorts implements PortSource {
    /** One for the process, since all transports share its ports. */
    static final LoopbackPorts SHARED = new LoopbackPorts();

    private static final int TRIES = 100;

    private final Set<Integer> taken = ConcurrentHashMap.newKeySet();

    private LoopbackPorts() {}

    @Override
    public int reserve() throws IOException {
        for (int i = 0; i < TRIES; i++) {
            try (DatagramSocket probe = new DatagramSocket(0)) {
                if (taken.add(probe.getLocalPort())) {
                    return probe.getLocalPort();
                }
            }
        }
        throw new IOException("no free UDP port");
    }

    @Override
    public void release(int port) {
        taken.remove(port);
    }
}
