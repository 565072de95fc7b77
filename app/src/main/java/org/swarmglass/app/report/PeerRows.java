package org.swarmglass.app.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import org.swarmglass.engine.model.InfoHash;
import org.swarmglass.engine.model.PeerId;
import org.swarmglass.engine.snapshot.EngineSnapshot;
import org.swarmglass.engine.snapshot.PeerSnapshot;
import org.swarmglass.engine.snapshot.PeerSnapshot.PeerState;

/** One row per peer, with the final counters and the state it was in before everything was closed. Pure. */
final class PeerRows {
    private PeerRows() {}

    static ArrayNode of(EngineSnapshot running, EngineSnapshot closed) {
        Map<Key, PeerState> states = new HashMap<>();
        running.peers().forEach(peer -> states.put(Key.of(peer), peer.state()));
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        for (PeerSnapshot peer : closed.peers()) {
            PeerState state = states.getOrDefault(Key.of(peer), peer.state());
            if (state != PeerState.CONNECTING) {
                rows.add(row(peer, state));
            }
        }
        EngineSnapshot.OlderPeers older = closed.olderPeers();
        if (older.count() > 0) {
            rows.add(olderRow(older));
        }
        return rows;
    }

    private static ObjectNode row(PeerSnapshot peer, PeerState state) {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        row.put("id", peer.id().text());
        row.put("client", peer.client());
        row.put("generation", peer.generation().label());
        row.put("state", state.label());
        row.put("bytesIn", peer.bytesIn());
        row.put("bytesOut", peer.bytesOut());
        row.put("rttMs", ReportJson.millis(peer.roundTrip()));
        row.put("candidates", peer.candidates());
        return row;
    }

    private static ObjectNode olderRow(EngineSnapshot.OlderPeers older) {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        row.putNull("id");
        row.put("client", older.count() + " earlier peers");
        row.putNull("generation");
        row.put("state", PeerState.CLOSED.label());
        row.put("bytesIn", older.bytesIn());
        row.put("bytesOut", older.bytesOut());
        row.putNull("rttMs");
        row.put("candidates", "");
        return row;
    }

    /** Peer ids are per swarm for some clients, so one id alone does not name a connection. */
    private record Key(PeerId id, InfoHash swarm) {
        static Key of(PeerSnapshot peer) {
            return new Key(peer.id(), peer.swarm());
        }
    }
}
