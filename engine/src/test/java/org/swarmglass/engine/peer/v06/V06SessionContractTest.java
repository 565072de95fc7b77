package org.swarmglass.engine.peer.v06;

import org.swarmglass.engine.loop.Entropy;
import org.swarmglass.engine.peer.PeerSession;
import org.swarmglass.engine.peer.PeerSessionContract;
import org.swarmglass.engine.peer.SegmentNumbering;
import org.swarmglass.engine.transport.PeerLink;

class V06SessionContractTest extends PeerSessionContract {
    @Override
    protected PeerSession open(Entropy entropy, PeerLink link, SegmentNumbering numbering, PeerSession.Owner owner) {
        return new V06Session(loop, V06Bench.REMOTE, link, "https://example.com/live.m3u8+V0", numbering, owner);
    }
}
