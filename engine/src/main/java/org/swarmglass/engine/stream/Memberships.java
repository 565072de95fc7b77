package org.swarmglass.engine.stream;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.swarmglass.engine.event.EngineEvent;
import org.swarmglass.engine.event.EngineEvent.CloseReason;
import org.swarmglass.engine.identity.SwarmIdentity;
import org.swarmglass.engine.loop.EngineLoop;
import org.swarmglass.engine.model.Generation;
import org.swarmglass.engine.model.PeerId;
import org.swarmglass.engine.peer.PeerSession;
import org.swarmglass.engine.schedule.Electorate;
import org.swarmglass.engine.schedule.Situation;
import org.swarmglass.engine.swarm.Shelf;
import org.swarmglass.engine.swarm.Swarm;

/** The swarms of one rendition, one per generation; in them or not. Loop thread only. */
final class Memberships {
    /** Until a swarm without peers has had so long, what is not urgent waits for them. */
    private static final Duration SETTLING = Duration.ofSeconds(5);

    private final DeliveryPlan plan;
    private final StreamPorts ports;
    private final EngineLoop loop;
    private final Shelf shelf;
    private List<Swarm> swarms = List.of();
    private Set<PeerId> selves;
    private Optional<Swarm> electing = Optional.empty();
    private Electorate free;
    private long joinedNanos;
    private long distrustUntilNanos = Long.MIN_VALUE;

    Memberships(DeliveryPlan plan, StreamPorts ports, Shelf shelf) {
        this.plan = plan;
        this.ports = ports;
        this.loop = ports.downloads().loop();
        this.shelf = shelf;
        this.selves =
                Set.of(new PeerId(PeerId.SWARMGLASS_PREFIX + ports.entropy().alphanumeric(12)));
        this.free = Electorate.free(selves);
    }

    /** Joins what is to be joined and is not; leaves those of generations that are not any more. */
    void join() {
        Set<Generation> allowed = ports.peerToPeer().generations();
        List<Swarm> kept = in(allowed);
        List<Swarm> left =
                swarms.stream().filter(swarm -> !kept.contains(swarm)).toList();
        List<SwarmIdentity> missing = plan.identities().stream()
                .filter(identity -> allowed.contains(identity.generation()))
                .filter(identity ->
                        kept.stream().noneMatch(swarm -> swarm.identity().equals(identity)))
                .toList();
        List<Swarm> joined = ports.peerToPeer().join(missing, plan.label(), shelf);
        use(Stream.concat(kept.stream(), joined.stream()).toList());
        left.forEach(swarm -> swarm.leave(CloseReason.SWARM_LEFT));
        if (!joined.isEmpty()) {
            joinedNanos = loop.nowNanos();
        } else if (swarms.isEmpty() && !allowed.isEmpty() && ports.peerToPeer().active()) {
            ports.downloads()
                    .events()
                    .accept(new EngineEvent.Noticed(
                            loop.nowNanos(),
                            EngineEvent.Level.WARNING,
                            "P2P is off: no swarm can be named for " + plan.label()));
        }
    }

    private void use(List<Swarm> given) {
        swarms = given;
        if (!given.isEmpty()) {
            selves = given.stream().map(Swarm::self).collect(Collectors.toUnmodifiableSet());
            free = Electorate.free(selves);
        }
        electing = given.stream()
                .filter(swarm -> swarm.identity().generation() == Generation.V5_0)
                .findFirst();
    }

    private List<Swarm> in(Set<Generation> allowed) {
        return swarms.stream()
                .filter(swarm -> allowed.contains(swarm.identity().generation()))
                .toList();
    }

    void leave(CloseReason reason) {
        List<Swarm> left = swarms;
        use(List.of());
        left.forEach(swarm -> swarm.leave(reason));
    }

    List<Swarm> all() {
        return swarms;
    }

    /** Our ids in them (the last ones while in none), and who relies on us. */
    Electorate electorate(long belowSequence) {
        if (electing.isEmpty()) {
            int strangers = strangers();
            if (free.belowSequence() != belowSequence || free.strangers() != strangers) {
                free = new Electorate(selves, Optional.empty(), Set.of(), belowSequence, strangers);
            }
            return free;
        }
        Set<PeerId> electors = electing.stream()
                .flatMap(swarm -> swarm.active().stream())
                .map(PeerSession::remote)
                .collect(Collectors.toUnmodifiableSet());
        return new Electorate(selves, electing.map(Swarm::self), electors, belowSequence, strangers());
    }

    private int strangers() {
        int strangers = 0;
        for (Swarm swarm : swarms) {
            strangers += swarm.strangers();
        }
        return strangers;
    }

    void announceSoon() {
        swarms.forEach(Swarm::announceSoon);
    }

    /** Takes nothing from peers for a while. */
    void distrustPeers(Duration howLong) {
        distrustUntilNanos = loop.nowNanos() + howLong.toNanos();
    }

    /** Whom to take from, one session of each. */
    List<PeerSession> peers() {
        if (loop.nowNanos() < distrustUntilNanos) {
            return List.of();
        }
        return swarms.size() == 1 ? swarms.get(0).active() : oneOfEach();
    }

    /** Of the channels to the peer of one of these sessions, one that is idle if there is one. */
    PeerSession idle(PeerSession session) {
        PeerSession idle = session;
        for (Swarm swarm : swarms) {
            idle = idle.downloading() ? swarm.idle(idle) : idle;
        }
        return idle;
    }

    /** Who is in several of them is met in the first. */
    private List<PeerSession> oneOfEach() {
        Map<PeerId, PeerSession> peers = new LinkedHashMap<>();
        for (Swarm swarm : swarms) {
            swarm.active().forEach(session -> peers.putIfAbsent(session.remote(), session));
        }
        return List.copyOf(peers.values());
    }

    /** Whether there was time to be introduced to peers, or there are none to wait for. */
    boolean settled() {
        if (!ports.peerToPeer().chosen() && ports.peerToPeer().active()) {
            return false;
        }
        Duration joined = Duration.ofNanos(loop.nowNanos() - joinedNanos);
        Duration needed = peers().isEmpty() ? SETTLING : Situation.SETTLING_WITH_PEERS;
        return swarms.isEmpty() || joined.compareTo(needed) >= 0;
    }
}
