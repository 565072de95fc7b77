package org.swarmglass.engine.peer.v2;

import org.swarmglass.engine.loop.Entropy;
import org.swarmglass.engine.peer.PeerSession;
import org.swarmglass.engine.peer.PeerSessionContract;
import org.swarmglass.engine.peer.SegmentNumbering;
import org.swarmglass.engine.transport.PeerLink;

class V2SessionContractTest extends PeerSessionContract {
    @Override
    protected PeerSession open(Entropy entropy, PeerLink link, SegmentNumbering numbering, PeerSession.Owner owner) {
        return new V2Session(loop, entropy, V2Bench.REMOTE, link, new V2Wire(numbering), owner);
    }
}
