package org.swarmglass.engine.swarm;

import java.util.Optional;
import org.swarmglass.engine.model.Generation;
import org.swarmglass.engine.peer.PeerSession;
import org.swarmglass.engine.peer.SegmentNumbering;
import org.swarmglass.engine.wire.Command;

/** What a stream has to offer to the peers of its swarms, and what it wants to hear of them. Called on the loop. */
public interface Shelf {
    /** Everything that may be requested, and what is coming from the origin. */
    Command.Announcement announcement();

    /** The whole segment, if it is stored and in the playlist. */
    Optional<byte[]> segment(long number);

    /** What peers of that generation call the segments. */
    SegmentNumbering numbering(Generation generation);

    /** A peer came or went. */
    void onPeersChanged();

    /** A peer holds something else, or may be asked again. */
    void onAnnounced(PeerSession by);
}
