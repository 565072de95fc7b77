package org.swarmglass.engine;

import java.util.Optional;
import org.swarmglass.engine.loop.EngineLoop;
import org.swarmglass.engine.transport.PeerTransport;
import org.swarmglass.engine.transport.webrtc.TransportOptions;
import org.swarmglass.engine.transport.webrtc.TransportUnavailableException;
import org.swarmglass.engine.transport.webrtc.WebRtcTransport;

/**
 * Starts the native transport if there is a tracker, even with P2P off, which a person may switch on in the window. Never
 * fails, but says why there is none.
 */
final class PeerTransports {
    private PeerTransports() {}

    static Started start(EngineLoop loop, EngineConfig config) {
        if (config.trackers().isEmpty()) {
            return new Started(
                    Optional.empty(),
                    "no tracker is given; name the stream's trackers with --tracker",
                    Optional.empty());
        }
        try {
            PeerTransport transport =
                    WebRtcTransport.start(loop, TransportOptions.of(config.iceServers(), config.loopback()));
            return new Started(Optional.of(transport), "", Optional.empty());
        } catch (TransportUnavailableException unavailable) {
            return new Started(
                    Optional.empty(), String.valueOf(unavailable.getMessage()), Optional.of(unavailable.cure()));
        }
    }

    /**
     * The outcome.
     *
     * @param reason why there is no transport, for a person; empty if there is one
     * @param cure what to do about a transport that failed; empty if it was not asked for
     */
    record Started(Optional<PeerTransport> transport, String reason, Optional<String> cure) implements AutoCloseable {
        @Override
        public void close() {
            transport.ifPresent(PeerTransport::close);
        }
    }
}
