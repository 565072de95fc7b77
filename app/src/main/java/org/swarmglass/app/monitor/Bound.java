package org.swarmglass.app.monitor;

import java.util.OptionalInt;
import org.swarmglass.engine.snapshot.EngineSnapshot;
import org.swarmglass.engine.snapshot.PeerSnapshot;

/**
 * The most that N viewers can get from each other on average: (N-1)/N, since each segment must come in once over HTTP.
 *
 * @param viewers N, ourselves included
 * @param counted true if a tracker counted them, false if only our own connections are known
 */
public record Bound(int viewers, boolean counted) {

    public static Bound of(EngineSnapshot snapshot) {
        long connected = snapshot.peers().stream()
                .map(PeerSnapshot::state)
                .filter(PeerSnapshot.PeerState::connected)
                .count();
        OptionalInt others = Members.others(snapshot);
        int known = (int) Math.max(connected, others.orElse(0));
        return new Bound(known + 1, others.isPresent() && others.getAsInt() >= connected);
    }

    public double share() {
        return (viewers - 1) / (double) viewers;
    }
}
