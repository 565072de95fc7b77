package org.swarmglass.app.monitor;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.swarmglass.engine.snapshot.EngineSnapshot;
import org.swarmglass.engine.snapshot.PeerSnapshot;

/**
 * Which colour a peer has, as a number from 0: the same in chart, table and topology. A peer that has left keeps its
 * slot until the distinct colours run out; then the one that came first gives way.
 */
public final class PeerSlots {
    private static final int DISTINCT = 12;

    private final Map<PeerKey, Integer> slots = new LinkedHashMap<>();
    private final BitSet used = new BitSet();

    void update(EngineSnapshot snapshot) {
        Set<PeerKey> connected = new HashSet<>();
        for (PeerSnapshot peer : snapshot.peers()) {
            if (peer.state().connected()) {
                connected.add(PeerKey.of(peer));
            }
        }
        for (PeerSnapshot peer : snapshot.peers()) {
            PeerKey key = PeerKey.of(peer);
            if (connected.contains(key) && !slots.containsKey(key)) {
                slots.put(key, take(connected));
            }
        }
    }

    /** The slot of a peer; -1 for one that was never connected or has given its colour away. */
    public int of(PeerKey peer) {
        return slots.getOrDefault(peer, -1);
    }

    private int take(Set<PeerKey> connected) {
        if (used.nextClearBit(0) >= DISTINCT) {
            Iterator<Map.Entry<PeerKey, Integer>> oldest = slots.entrySet().iterator();
            while (oldest.hasNext()) {
                Map.Entry<PeerKey, Integer> entry = oldest.next();
                if (!connected.contains(entry.getKey())) {
                    used.clear(entry.getValue());
                    oldest.remove();
                    break;
                }
            }
        }
        int free = used.nextClearBit(0);
        used.set(free);
        return free;
    }
}
