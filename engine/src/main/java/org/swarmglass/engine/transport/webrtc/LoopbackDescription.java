package org.swarmglass.engine.transport.webrtc;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Our description in loopback mode: libwebrtc never offers 127.0.0.1, but its socket is bound to the wildcard address
 * and answers there. So every candidate it found is taken out and that one put in. Pure.
 */
final class LoopbackDescription {
    /** Priority of a host candidate of the first network (RFC 8445 section 5.1.2). */
    private static final long HOST_PRIORITY = 2_122_260_223L;

    private static final Pattern CANDIDATE = Pattern.compile("a=(candidate:.*|end-of-candidates)");

    private LoopbackDescription() {}

    static String rewrite(String sdp, int port) {
        List<String> kept =
                sdp.lines().filter(line -> !CANDIDATE.matcher(line).matches()).toList();
        return String.join("\r\n", kept) + "\r\na=candidate:1 1 udp " + HOST_PRIORITY + " 127.0.0.1 " + port
                + " typ host generation 0\r\n";
    }
}
