package org.swarmglass.engine.swarm;

import org.swarmglass.engine.identity.SwarmIdentity;
import org.swarmglass.engine.loop.EngineLoop;
import org.swarmglass.engine.loop.Entropy;
import org.swarmglass.engine.model.PeerId;
import org.swarmglass.engine.peer.PeerSession;
import org.swarmglass.engine.peer.SegmentNumbering;
import org.swarmglass.engine.peer.v06.V06Session;
import org.swarmglass.engine.peer.v2.V2Session;
import org.swarmglass.engine.peer.v2.V2Wire;
import org.swarmglass.engine.transport.PeerLink;

/** In which protocol the peers of a swarm talk: its generation says so, and nothing is negotiated. Loop thread only. */
final class PeerProtocol {
    private final SwarmIdentity identity;
    private final Entropy entropy;
    private final SegmentNumbering numbering;
    private final V2Wire wire;

    PeerProtocol(SwarmIdentity identity, Entropy entropy, SegmentNumbering numbering) {
        this.identity = identity;
        this.entropy = entropy;
        this.numbering = numbering;
        this.wire = new V2Wire(numbering);
    }

    /**
     * The link must be open.
     *
     * @param loop which the session's own tasks run on
     */
    PeerSession open(EngineLoop loop, PeerId remote, PeerLink link, PeerSession.Owner owner) {
        return switch (identity.generation()) {
            case V0_6 -> new V06Session(loop, remote, link, identity.streamSwarmId(), numbering, owner);
            case V1_0, V2_2, V2_3, V5_0 -> new V2Session(loop, entropy, remote, link, wire, owner);
        };
    }
}
