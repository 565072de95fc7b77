package org.swarmglass.engine.swarm;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.swarmglass.engine.identity.ClientName;
import org.swarmglass.engine.identity.SwarmIdentity;
import org.swarmglass.engine.model.PeerId;
import org.swarmglass.engine.peer.PeerSession;
import org.swarmglass.engine.snapshot.EngineSnapshot.OlderPeers;
import org.swarmglass.engine.snapshot.PeerSnapshot;
import org.swarmglass.engine.snapshot.PeerSnapshot.PeerState;
import org.swarmglass.engine.transport.LinkStats;

/**
 * Every peer ever connected, so that bytes per peer add up to the totals. The latest thousand keep a row, the rest are
 * summed. A peer that comes back takes up its row. Loop thread only.
 */
public final class PeerRoster {
    private static final int MAX_ROWS = 1000;

    private final Map<PeerId, Row> rows = new LinkedHashMap<>();
    private int olderCount;
    private long olderIn;
    private long olderOut;

    /** A handshake with a known remote has begun. */
    void onConnecting(SwarmIdentity swarm, PeerId remote) {
        rows.computeIfAbsent(remote, id -> new Row(swarm)).connecting++;
        trim();
    }

    void onHandshakeOver(PeerId remote) {
        Row row = rows.get(remote);
        if (row != null) {
            row.connecting = Math.max(0, row.connecting - 1);
            if (!row.everOpen && row.connecting == 0) {
                rows.remove(remote);
            }
        }
    }

    void onOpen(SwarmIdentity swarm, PeerSession session) {
        Row row = rows.computeIfAbsent(session.remote(), id -> new Row(swarm));
        row.everOpen = true;
        row.sessions.add(session);
        trim();
    }

    void onEnded(PeerSession session, long nowNanos) {
        Row row = rows.get(session.remote());
        if (row == null || !row.sessions.remove(session)) {
            return;
        }
        row.pastIn += session.receivedBytes();
        row.pastOut += session.sentBytes();
        row.past = row.past.plusNanos(nowNanos - session.openedNanos());
        row.lastStats = session.stats();
    }

    private void trim() {
        var iterator = rows.values().iterator();
        while (rows.size() > MAX_ROWS && iterator.hasNext()) {
            Row row = iterator.next();
            if (row.sessions.isEmpty() && row.connecting == 0) {
                olderCount++;
                olderIn += row.pastIn;
                olderOut += row.pastOut;
                iterator.remove();
            }
        }
    }

    /** Connected first, then connecting, then closed; the latest first among the closed. */
    public List<PeerSnapshot> snapshots(long nowNanos) {
        List<PeerSnapshot> connected = new ArrayList<>();
        List<PeerSnapshot> connecting = new ArrayList<>();
        List<PeerSnapshot> closed = new ArrayList<>();
        rows.forEach((id, row) -> {
            PeerSnapshot snapshot = row.snapshot(id, nowNanos);
            switch (snapshot.state()) {
                case CONNECTING -> connecting.add(snapshot);
                case CLOSED -> closed.add(0, snapshot);
                default -> connected.add(snapshot);
            }
        });
        connected.addAll(connecting);
        connected.addAll(closed);
        return connected;
    }

    public OlderPeers older() {
        return new OlderPeers(olderCount, olderIn, olderOut);
    }

    private static final class Row {
        private final SwarmIdentity swarm;
        private final List<PeerSession> sessions = new ArrayList<>();
        private Duration past = Duration.ZERO;
        /** Of a session that has ended, which is let go of: a thousand of them would be a leak. */
        private Optional<LinkStats> lastStats = Optional.empty();

        private boolean everOpen;
        private int connecting;
        private long pastIn;
        private long pastOut;

        Row(SwarmIdentity swarm) {
            this.swarm = swarm;
        }

        PeerSnapshot snapshot(PeerId id, long nowNanos) {
            Optional<PeerSession> shown =
                    sessions.isEmpty() ? Optional.empty() : Optional.of(sessions.get(sessions.size() - 1));
            Optional<LinkStats> stats = shown.map(PeerSession::stats).orElse(lastStats);
            Duration connectedFor = past;
            for (PeerSession session : sessions) {
                connectedFor = connectedFor.plusNanos(nowNanos - session.openedNanos());
            }
            return new PeerSnapshot(
                    id,
                    ClientName.of(id),
                    swarm.generation(),
                    swarm.infoHash(),
                    state(),
                    pastIn
                            + sessions.stream()
                                    .mapToLong(PeerSession::receivedBytes)
                                    .sum(),
                    pastOut
                            + sessions.stream()
                                    .mapToLong(PeerSession::sentBytes)
                                    .sum(),
                    stats.flatMap(LinkStats::roundTrip),
                    stats.filter(path -> !path.localType().isEmpty())
                            .map(path -> path.localType() + "/" + path.remoteType())
                            .orElse(""),
                    connectedFor,
                    shown.map(session -> session.loaded().size()).orElse(0));
        }

        private PeerState state() {
            if (sessions.isEmpty()) {
                return connecting > 0 ? PeerState.CONNECTING : PeerState.CLOSED;
            }
            boolean down = sessions.stream().anyMatch(PeerSession::downloading);
            boolean up = sessions.stream().anyMatch(PeerSession::uploading);
            if (down && up) {
                return PeerState.EXCHANGING;
            }
            return down ? PeerState.DOWNLOADING : up ? PeerState.UPLOADING : PeerState.IDLE;
        }
    }
}
