package org.swarmglass.app.monitor;

import org.swarmglass.app.ui.SafeText;
import org.swarmglass.engine.model.InfoHash;
import org.swarmglass.engine.model.PeerId;
import org.swarmglass.engine.snapshot.PeerSnapshot;

/** One remote peer in one swarm: a peer that comes back after a break is the same one. */
public record PeerKey(PeerId id, InfoHash swarm) {
    private static final int PREFIX = 8;
    private static final int SHOWN = 5;

    public static PeerKey of(PeerSnapshot peer) {
        return new PeerKey(peer.id(), peer.swarm());
    }

    /** The name in charts and tables. */
    public String name() {
        return name(id);
    }

    /** The first five of the characters that a peer id has by chance, enough to tell neighbours apart. */
    public static String name(PeerId id) {
        return SafeText.of(id.text().substring(PREFIX, PREFIX + SHOWN));
    }
}
