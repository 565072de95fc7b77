package org.swarmglass.engine.swarm;

import java.util.function.Consumer;
import org.swarmglass.engine.event.EngineEvent;
import org.swarmglass.engine.loop.EngineLoop;
import org.swarmglass.engine.loop.Entropy;
import org.swarmglass.engine.metrics.Traffic;
import org.swarmglass.engine.transport.PeerTransport;

/**
 * What a swarm works with.
 *
 * @param uploads slots shared by all swarms of the engine
 * @param roster rows of all peers ever seen, shared likewise
 * @param mostPeers connections of one swarm
 */
public record SwarmPorts(
        EngineLoop loop,
        Entropy entropy,
        PeerTransport transport,
        Traffic traffic,
        UploadSlots uploads,
        PeerRoster roster,
        Consumer<EngineEvent> events,
        int mostPeers) {
    /** With as many peers as browsers make use of. */
    public SwarmPorts(
            EngineLoop loop,
            Entropy entropy,
            PeerTransport transport,
            Traffic traffic,
            UploadSlots uploads,
            PeerRoster roster,
            Consumer<EngineEvent> events) {
        this(loop, entropy, transport, traffic, uploads, roster, events, Swarm.MAX_PEERS);
    }

    public SwarmPorts withMostPeers(int most) {
        return new SwarmPorts(loop, entropy, transport, traffic, uploads, roster, events, most);
    }
}
