package org.swarmglass.app.peers;

import java.time.Duration;
import java.util.Optional;
import org.swarmglass.app.monitor.PeerKey;
import org.swarmglass.app.monitor.TrafficRates.PeerRate;
import org.swarmglass.engine.snapshot.PeerSnapshot.PeerState;

/**
 * A peer as table and topology show it; all text is safe to show.
 *
 * @param slot its colour; -1 for none
 * @param rate bytes per second, mean of the last 3 s
 */
record PeerRow(
        PeerKey key, int slot, String name, Identity identity, PeerState state, Bytes bytes, PeerRate rate, Link link) {

    /** What the peer says it is; nothing proves it. */
    record Identity(String id, String client, String generation) {}

    /** Media bytes since it was first seen. */
    record Bytes(long in, long out) {
        Bytes plus(Bytes other) {
            return new Bytes(in + other.in, out + other.out);
        }
    }

    /** @param announced segments it says it holds */
    record Link(Optional<Duration> roundTrip, String candidates, Duration connectedFor, int announced) {}

    PeerRow withEarlier(Bytes earlier) {
        return new PeerRow(key, slot, name, identity, state, bytes.plus(earlier), rate, link);
    }
}
