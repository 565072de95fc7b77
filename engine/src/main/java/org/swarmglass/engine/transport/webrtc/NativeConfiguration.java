package org.swarmglass.engine.transport.webrtc;

import dev.onvoid.webrtc.PortAllocatorConfig;
import dev.onvoid.webrtc.RTCConfiguration;
import dev.onvoid.webrtc.RTCIceServer;
import java.util.List;
import org.swarmglass.engine.model.IceServer;

/** Makes libwebrtc's configuration from checked values. Pure. */
final class NativeConfiguration {
    /** UDP only: TCP candidates double the sockets and browsers do not connect to them. */
    private static final int NORMAL_FLAGS = PortAllocatorConfig.PORTALLOCATOR_DISABLE_TCP;

    /**
     * A socket on the wildcard address instead of one per interface: the only kind that reaches 127.0.0.1, since
     * libwebrtc leaves the loopback interface out of its list.
     */
    private static final int LOOPBACK_FLAGS =
            NORMAL_FLAGS | PortAllocatorConfig.PORTALLOCATOR_DISABLE_ADAPTER_ENUMERATION;

    private NativeConfiguration() {}

    static RTCConfiguration of(List<IceServer> servers) {
        RTCConfiguration configuration = new RTCConfiguration();
        configuration.portAllocatorConfig.flags = NORMAL_FLAGS;
        for (IceServer server : servers) {
            RTCIceServer made = new RTCIceServer();
            made.urls = List.of(server.url());
            made.username = server.user().orElse("");
            made.password = server.password().orElse("");
            configuration.iceServers.add(made);
        }
        return configuration;
    }

    /** @param port the one UDP port the connection may use */
    static RTCConfiguration atLoopback(int port) {
        RTCConfiguration configuration = new RTCConfiguration();
        configuration.portAllocatorConfig.flags = LOOPBACK_FLAGS;
        configuration.portAllocatorConfig.minPort = port;
        configuration.portAllocatorConfig.maxPort = port;
        return configuration;
    }
}
