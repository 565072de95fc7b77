package org.swarmglass.engine.transport.webrtc;

import java.time.Duration;
import java.util.Optional;

/**
 * How long to go on gathering candidates before the description is sent: without trickle nothing can be added later, and
 * with an unreachable STUN server libwebrtc takes 39.8 s to call it complete. Each answer is a delay from now; the
 * earliest one counts.
 */
record GatheringPatience(boolean relayAwaited) {
    /** Others of the same kind (a second server, IPv6) come within this time of the first. */
    static final Duration AFTER_FIRST = Duration.ofMillis(100);

    static final Duration CAP = Duration.ofSeconds(1);

    /** A TURN server over TCP and TLS needs several round trips; browsers wait as long (simple-peer). */
    static final Duration CAP_WITH_RELAY = Duration.ofSeconds(5);

    Duration atStart() {
        return relayAwaited ? CAP_WITH_RELAY : CAP;
    }

    /**
     * Empty if the candidate that was found does not shorten the wait.
     *
     * @param type {@code host}, {@code srflx} or {@code relay}
     */
    Optional<Duration> after(String type) {
        boolean enough = type.equals("relay") || (type.equals("srflx") && !relayAwaited);
        return enough ? Optional.of(AFTER_FIRST) : Optional.empty();
    }
}
