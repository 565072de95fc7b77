package org.swarmglass.engine.tracker.server;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.swarmglass.engine.tracker.protocol.RateWindow;

/** One connected socket: the way back to it, what it has joined, how much it says. Loop thread only. */
final class ClientSession {
    /** A page with a dozen swarms right after a tracker restart stays far below. */
    private static final int MESSAGES_PER_TEN_SECONDS = 300;

    private final Outlet outlet;
    private final Map<String, Map<String, Swarm.Member>> joined = new HashMap<>();
    private final RateWindow messages = new RateWindow(MESSAGES_PER_TEN_SECONDS, Duration.ofSeconds(10));
    private int memberships;

    /** The socket behind a session. */
    interface Outlet {
        /** Queues a text frame; a client that does not read is closed rather than queued for without end. */
        void send(String text);

        void close(String reason);
    }

    ClientSession(Outlet outlet) {
        this.outlet = outlet;
    }

    Outlet outlet() {
        return outlet;
    }

    boolean mayTalk(long nowNanos) {
        return messages.permit(nowNanos);
    }

    /** Over all swarms: a client may be in one under several peer ids. */
    int memberships() {
        return memberships;
    }

    void onJoined(String infoHash, Swarm.Member member) {
        Map<String, Swarm.Member> here = joined.computeIfAbsent(infoHash, hash -> new HashMap<>());
        if (here.put(member.peerId(), member) == null) {
            memberships++;
        }
    }

    void onLeft(String infoHash, Swarm.Member member) {
        Map<String, Swarm.Member> here = joined.get(infoHash);
        if (here != null && here.remove(member.peerId(), member)) {
            memberships--;
            if (here.isEmpty()) {
                joined.remove(infoHash);
            }
        }
    }

    /** By info hash, then by peer id; a copy. */
    Map<String, Map<String, Swarm.Member>> joined() {
        Map<String, Map<String, Swarm.Member>> copy = new HashMap<>();
        joined.forEach((hash, members) -> copy.put(hash, Map.copyOf(members)));
        return copy;
    }
}
