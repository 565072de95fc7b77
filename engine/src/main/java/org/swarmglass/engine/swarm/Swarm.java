package org.swarmglass.engine.swarm;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.swarmglass.engine.event.EngineEvent;
import org.swarmglass.engine.event.EngineEvent.CloseReason;
import org.swarmglass.engine.identity.SwarmIdentity;
import org.swarmglass.engine.loop.EngineLoop;
import org.swarmglass.engine.loop.OwnedLoop;
import org.swarmglass.engine.model.PeerId;
import org.swarmglass.engine.peer.PeerSession;
import org.swarmglass.engine.snapshot.SwarmSnapshot;
import org.swarmglass.engine.tracker.Tracker;
import org.swarmglass.engine.transport.LinkEnd;
import org.swarmglass.engine.transport.PeerLink;

/**
 * Our membership in one swarm: one info hash, one peer id, all trackers, all peers. What is shared and wanted is the
 * shelf's business, and several swarms of one rendition share one shelf. Loop thread only.
 */
public final class Swarm implements PeerSession.Owner {
    /** Connections per swarm. Beyond that a browser mesh gains nothing and every announcement costs more. */
    public static final int MAX_PEERS = 50;

    /** Ids cost nothing, so that more are no more safety. */
    private static final int MAX_BARRED = 1000;

    private static final Duration HOUSEKEEPING = Duration.ofSeconds(1);

    private final SwarmIdentity identity;
    private final PeerId self;
    private final String rendition;
    private final SwarmPorts ports;
    private final Shelf shelf;
    private final PeerProtocol protocol;
    private final PeerTable peers;
    private final Announcer announcer;
    private final SecondWay secondWay;
    private final List<Introducer> introducers = new ArrayList<>();
    private final Set<PeerSession> served = new HashSet<>();
    private final Set<PeerId> barred = new HashSet<>();
    private final long joinedNanos;
    private EngineLoop.Timer housekeeping;
    private boolean left;

    /** Joins at once. */
    public Swarm(SwarmIdentity identity, String rendition, List<Tracker> trackers, SwarmPorts ports, Shelf shelf) {
        this.identity = identity;
        this.rendition = rendition;
        this.ports = ports;
        this.shelf = shelf;
        // A new id per membership: the same id in two swarms would be dropped by multi-worker trackers (section 2).
        this.self = new PeerId(PeerId.SWARMGLASS_PREFIX + ports.entropy().alphanumeric(12));
        this.protocol = new PeerProtocol(identity, ports.entropy(), shelf.numbering(identity.generation()));
        this.peers = new PeerTable(self, identity.generation());
        this.announcer = new Announcer(ports.loop(), shelf, ports.uploads());
        this.secondWay = new SecondWay(ports.loop());
        this.joinedNanos = ports.loop().nowNanos();
        this.housekeeping = ports.loop().after(HOUSEKEEPING, "swarm housekeeping", this::onHousekeeping);
        trackers.forEach(tracker -> introducers.add(new Introducer(this, ports, tracker)));
        ports.events()
                .accept(new EngineEvent.SwarmJoined(
                        joinedNanos,
                        identity.generation(),
                        rendition,
                        identity.infoHash().hex()));
    }

    public SwarmIdentity identity() {
        return identity;
    }

    public PeerId self() {
        return self;
    }

    public Duration joinedFor() {
        return Duration.ofNanos(ports.loop().nowNanos() - joinedNanos);
    }

    /** One session per remote. */
    public List<PeerSession> active() {
        return peers.active();
    }

    /** The shelf has changed: peers are told within a tenth of a second. */
    public void announceSoon() {
        announcer.changed(peers::all);
    }

    /** Uploading was switched: stops what runs, and what is announced changes. */
    public void onUploadSwitched() {
        if (!ports.uploads().open()) {
            peers.all().forEach(PeerSession::stopUpload);
        }
        announceSoon();
    }

    /** Says {@code stopped} to the trackers and closes every connection. */
    public void leave(CloseReason reason) {
        left = true;
        housekeeping.cancel();
        announcer.stop();
        introducers.forEach(Introducer::leave);
        peers.all().forEach(session -> session.close(reason, ""));
        ports.events()
                .accept(new EngineEvent.SwarmLeft(
                        ports.loop().nowNanos(),
                        identity.generation(),
                        rendition,
                        identity.infoHash().hex()));
    }

    public SwarmSnapshot snapshot() {
        return new SwarmSnapshot(
                identity.generation(),
                identity.stream().kind(),
                rendition,
                identity.swarmString(),
                identity.infoHash(),
                self,
                peers.size(),
                introducers.stream().mapToInt(Introducer::pending).sum(),
                joinedFor());
    }

    /** Members that we are not connected to, as the tracker that knows most counts them. */
    public int strangers() {
        int counted = 0;
        for (Introducer introducer : introducers) {
            counted = Math.max(counted, introducer.counted());
        }
        return Math.max(0, counted - 1 - active().size());
    }

    /** Where the remote of an active session can be asked: a second channel to it may be idle while that one is not. */
    public PeerSession idle(PeerSession active) {
        return peers.idle(active);
    }

    boolean connectedTo(PeerId remote) {
        return peers.knows(remote);
    }

    /** Whether a handshake with a remote that is connected may go on: as a rule browsers rely on that it does not. */
    boolean wantsSecond(PeerId remote, boolean offeredByUs) {
        return peers.only(remote)
                        .filter(only -> SecondWay.calledFor(only, offeredByUs))
                        .isPresent()
                && introducers.stream().noneMatch(each -> each.answers(remote) || each.answeredBy(remote));
    }

    /** Whether another handshake with the remote may go on; if so, what it replaces is given up. */
    boolean takes(PeerId remote, Glare.Next next) {
        if (barred.contains(remote)) {
            return false;
        }
        if (!Glare.binds(identity.generation(), remote)) {
            return true;
        }
        boolean taken = Glare.takes(held(remote), next, self, remote);
        if (taken) {
            introducers.forEach(introducer -> introducer.stopAnswering(remote));
        }
        return taken;
    }

    private Glare.Held held(PeerId remote) {
        if (connectedTo(remote)) {
            return Glare.Held.CONNECTED;
        } else if (introducers.stream().anyMatch(introducer -> introducer.answeredBy(remote))) {
            return Glare.Held.OFFERER;
        }
        return introducers.stream().anyMatch(introducer -> introducer.answers(remote))
                ? Glare.Held.ANSWERER
                : Glare.Held.NONE;
    }

    int roomForPeers() {
        int pending = introducers.stream().mapToInt(Introducer::pending).sum();
        return Math.max(0, ports.mostPeers() - peers.size() - pending);
    }

    void onOpen(PeerChannel channel, PeerLink link) {
        PeerId remote = channel.remote().orElseThrow();
        if (left || barred.contains(remote)) {
            link.close();
            return;
        }
        EngineLoop owned = new OwnedLoop(ports.loop(), (task, fault) -> onFault(channel, LinkEnd.ofFault(task, fault)));
        PeerSession session = protocol.open(owned, remote, link, this);
        channel.opened(session, ports.loop().nowNanos());
        boolean first = !peers.knows(remote);
        peers.add(remote, channel);
        ports.roster().onOpen(identity, session);
        if (first) {
            ports.events()
                    .accept(new EngineEvent.PeerConnected(ports.loop().nowNanos(), remote, identity.generation()));
        }
        announcer.greet(session);
        shelf.onPeersChanged();
    }

    /** In a timer of the session: the link guards its own calls. */
    private boolean onFault(PeerChannel channel, LinkEnd end) {
        Optional<PeerSession> open = channel.session().filter(peers.all()::contains);
        open.ifPresent(session -> session.close(CloseReason.OUR_FAULT, end.detail()));
        return open.isPresent();
    }

    void onHandshakeFailed(PeerChannel channel, LinkEnd end) {
        channel.remote()
                .filter(remote -> !peers.knows(remote))
                .ifPresent(remote -> ports.events()
                        .accept(new EngineEvent.PeerClosed(
                                ports.loop().nowNanos(), remote, CloseReason.CONNECTION_FAILED, end.detail())));
    }

    private void onHousekeeping() {
        housekeeping = ports.loop().after(HOUSEKEEPING, "swarm housekeeping", this::onHousekeeping);
        peers.leftovers(ports.loop().nowNanos()).forEach(session -> session.close(CloseReason.DUPLICATE, ""));
        offerSecondWays();
    }

    private void offerSecondWays() {
        List<PeerId> calling = active().stream()
                .map(PeerSession::remote)
                .filter(remote -> wantsSecond(remote, true))
                .toList();
        if (secondWay.timeToOffer(calling, peers.size())) {
            introducers.forEach(Introducer::offerSoon);
        }
    }

    @Override
    public PeerSession.Answer onRequest(PeerSession from, long segment, long firstByte) {
        byte[] bytes = shelf.segment(segment).orElse(null);
        // A request beyond the end begins no upload, so it must not take a slot either.
        if (bytes == null || firstByte > bytes.length) {
            return new PeerSession.Answer.Absent();
        }
        if (!serves(from.remote()) && !ports.uploads().take(ports.loop().nowNanos())) {
            return new PeerSession.Answer.Absent();
        }
        served.add(from);
        return new PeerSession.Answer.Serve(bytes);
    }

    /** On either of its channels: a slot is a peer, which with two would else take the place of another. */
    private boolean serves(PeerId remote) {
        return served.stream().anyMatch(session -> session.remote().equals(remote));
    }

    @Override
    public void onUploadEnded(PeerSession to) {
        if (served.remove(to) && !serves(to.remote())) {
            ports.uploads().release(ports.loop().nowNanos());
        }
    }

    @Override
    public void onAnnounced(PeerSession from) {
        shelf.onAnnounced(from);
    }

    @Override
    public void onUnusedBytes(PeerSession from, int bytes) {
        ports.traffic().onP2p(bytes);
        ports.traffic().onWasted(bytes);
    }

    @Override
    public void onSent(PeerSession to, int bytes) {
        ports.traffic().onUploaded(bytes);
    }

    @Override
    public void onLeft(PeerSession to, long bytes) {
        ports.uploads().onLeft(bytes);
    }

    @Override
    public void onEnded(PeerSession session, CloseReason reason, String detail) {
        onUploadEnded(session);
        peers.remove(session);
        if (reason == CloseReason.BAD_DATA) {
            bar(session.remote(), detail);
        }
        ports.roster().onEnded(session, ports.loop().nowNanos());
        if (!peers.knows(session.remote())) {
            secondWay.forget(session.remote());
            ports.events()
                    .accept(new EngineEvent.PeerClosed(ports.loop().nowNanos(), session.remote(), reason, detail));
        }
        shelf.onPeersChanged();
    }

    /** The tracker will introduce it again, and there may be a second link to it. */
    private void bar(PeerId remote, String detail) {
        if (barred.size() < MAX_BARRED) {
            barred.add(remote);
        }
        peers.all().stream()
                .filter(session -> session.remote().equals(remote))
                .forEach(session -> session.close(CloseReason.BAD_DATA, detail));
    }
}
