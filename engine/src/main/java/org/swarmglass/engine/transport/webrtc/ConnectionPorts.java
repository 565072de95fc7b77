package org.swarmglass.engine.transport.webrtc;

import dev.onvoid.webrtc.RTCConfiguration;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The UDP ports of one connection: libwebrtc's own choice or, in loopback mode, one that is reserved for it and may be
 * lost to another process before libwebrtc takes it. On rtc-io.
 */
final class ConnectionPorts {
    private static final int TRIES = 5;
    private static final Pattern HOST_PORT = Pattern.compile("a=candidate:\\S+ 1 udp \\d+ \\S+ (\\d{1,5}) typ host");

    private final TransportOptions options;
    private final PortSource source;
    private int port;
    private int tries;

    ConnectionPorts(TransportOptions options, PortSource source) {
        this.options = options;
        this.source = source;
    }

    /**
     * What a native connection is to be made with; in loopback mode with a fresh port each time.
     *
     * @throws IOException if there is no port, or too many were lost
     */
    RTCConfiguration configure() throws IOException {
        if (!options.loopback()) {
            return NativeConfiguration.of(options.iceServers());
        }
        if (++tries > TRIES) {
            throw new IOException("no UDP port could be had in " + TRIES + " tries");
        }
        port = source.reserve();
        return NativeConfiguration.atLoopback(port);
    }

    /** Another process was faster at the port that was free a moment ago. */
    boolean lost() {
        return options.loopback() && !UdpSockets.bound(port);
    }

    /** Our description as the remote is to have it. The sockets are open now, so their buffers are enlarged as well. */
    String publish(String sdp) {
        String published = options.loopback() ? LoopbackDescription.rewrite(sdp, port) : sdp;
        int unusedCount = UdpSockets.enlargeReceiveBuffers(hostPorts(published));
        return published;
    }

    private static Set<Integer> hostPorts(String sdp) {
        Set<Integer> ports = new HashSet<>();
        Matcher host = HOST_PORT.matcher(sdp);
        while (host.find()) {
            ports.add(Integer.valueOf(host.group(1)));
        }
        return ports;
    }

    /** The native connection is gone. */
    void release() {
        if (port != 0) {
            source.release(port);
            port = 0; // it may be another connection's from now on
        }
    }
}
