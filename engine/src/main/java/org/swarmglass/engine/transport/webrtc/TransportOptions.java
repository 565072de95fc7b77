package org.swarmglass.engine.transport.webrtc;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.swarmglass.engine.model.IceServer;

/**
 * What stays the same for the life of a transport.
 *
 * @param iceServers asked for our addresses as seen from outside; not in loopback mode
 * @param loopback offer one candidate, at 127.0.0.1, and accept such remote ones. The sockets listen on all interfaces
 *     all the same: libwebrtc never enumerates the loopback interface
 * @param statsEvery period of {@link org.swarmglass.engine.transport.LinkListener#onStats}; libwebrtc itself caches
 *     50 ms and needs 0.2 ms per connection
 */
public record TransportOptions(List<IceServer> iceServers, boolean loopback, Rotation rotation, Duration statsEvery) {
    /** Once in two seconds is what the console draws. */
    public static final Duration STATS_EVERY = Duration.ofSeconds(2);

    /** RFC 8489 allows 508 bytes; libwebrtc refuses more, and webrtc-java dies of the refusal. */
    private static final int MAX_TURN_USER_BYTES = 508;

    /** @throws IllegalArgumentException on a server that {@link IceServer#parse} would not have made */
    public TransportOptions {
        iceServers = List.copyOf(iceServers);
        iceServers.forEach(TransportOptions::check);
    }

    public static TransportOptions of(List<IceServer> iceServers, boolean loopback) {
        return new TransportOptions(iceServers, loopback, Rotation.DEFAULT, STATS_EVERY);
    }

    public TransportOptions withRotation(Rotation changed) {
        return new TransportOptions(iceServers, loopback, changed, statsEvery);
    }

    public TransportOptions withStatsEvery(Duration period) {
        return new TransportOptions(iceServers, loopback, rotation, period);
    }

    /** True if a relayed candidate may come, which takes longer than others. */
    boolean awaitsRelay() {
        return !loopback && iceServers.stream().anyMatch(IceServer::isTurn);
    }

    /** The record's constructor is open to everyone, and a bad server is a segmentation fault: look again. */
    private static void check(IceServer server) {
        String url = server.url();
        int schemeEnd = url.indexOf(':') + 1;
        IceServer parsed = server.isTurn()
                ? IceServer.parse(url.substring(0, schemeEnd) + "user:password@" + url.substring(schemeEnd))
                : IceServer.parse(url);
        int userBytes = server.user().orElse("").getBytes(StandardCharsets.UTF_8).length;
        boolean credentials = userBytes > 0 && !server.password().orElse("").isEmpty();
        if (!parsed.url().equals(url) || parsed.isTurn() != credentials || userBytes > MAX_TURN_USER_BYTES) {
            throw new IllegalArgumentException(server + " is not a usable ICE server; a TURN server needs a user of at"
                    + " most " + MAX_TURN_USER_BYTES + " bytes and a password, a STUN server takes neither");
        }
    }

    /**
     * When a native factory is replaced. webrtc-java 0.14.0 keeps two objects for each received message until the
     * factory is disposed (its issue 265).
     *
     * @param messages received by one factory; then new peers go to a new one
     * @param patience how long peers may stay on the old one
     * @param step between two peers that are closed when patience has ended, so that a swarm does not lose all at once
     */
    public record Rotation(long messages, Duration patience, Duration step) {
        /** 10^6 messages of 64 KiB are 60 GB received and 100 MB leaked. */
        public static final Rotation DEFAULT = new Rotation(1_000_000, Duration.ofMinutes(10), Duration.ofSeconds(1));
    }
}
