package org.swarmglass.engine.snapshot;

import java.time.Duration;
import java.util.Optional;
import org.swarmglass.engine.model.Generation;
import org.swarmglass.engine.model.InfoHash;
import org.swarmglass.engine.model.PeerId;

/**
 * A remote peer, connected or gone.
 *
 * @param client name and version read from the peer id, such as {@code p2p-media-loader 2.3}; nothing proves it
 * @param bytesIn media bytes received from it, wasted ones included
 * @param bytesOut media bytes sent to it
 * @param roundTrip of the selected candidate pair's checks, in steps of a millisecond
 * @param candidates types of the selected pair, ours first, such as {@code host/prflx}; empty while unknown
 * @param connectedFor since the channel opened, until now or until it closed
 * @param announced how many segments it says it holds
 */
public record PeerSnapshot(
        PeerId id,
        String client,
        Generation generation,
        InfoHash swarm,
        PeerState state,
        long bytesIn,
        long bytesOut,
        Optional<Duration> roundTrip,
        String candidates,
        Duration connectedFor,
        int announced) {

    /** What the connection is doing now. */
    public enum PeerState {
        CONNECTING("connecting"),
        IDLE("idle"),
        DOWNLOADING("downloading"),
        UPLOADING("uploading"),
        EXCHANGING("exchanging"),
        CLOSED("closed");

        private final String label;

        PeerState(String label) {
            this.label = label;
        }

        /** The word in windows and reports. */
        public String label() {
            return label;
        }

        public boolean connected() {
            return this != CONNECTING && this != CLOSED;
        }
    }
}
