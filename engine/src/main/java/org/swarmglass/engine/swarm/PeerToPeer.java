package org.swarmglass.engine.swarm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.swarmglass.engine.event.EngineEvent;
import org.swarmglass.engine.identity.SwarmIdentity;
import org.swarmglass.engine.model.Generation;
import org.swarmglass.engine.snapshot.P2pStatus;
import org.swarmglass.engine.tracker.Tracker;

/** Whether and with what swarms are joined: the person's switches, the transport if there is one. Loop thread only. */
public final class PeerToPeer {
    private final Optional<SwarmPorts> ports;
    private final List<Tracker> trackers;
    private final String unavailable;
    private boolean enabled;
    private Set<Generation> generations = Set.of(Generation.values());
    private boolean chosen = true;

    /**
     * @param ports empty if the transport could not be started
     * @param unavailable why no swarm can be joined at all, for a person; empty if one can
     */
    public PeerToPeer(Optional<SwarmPorts> ports, List<Tracker> trackers, String unavailable, boolean enabled) {
        this.ports = ports;
        this.trackers = List.copyOf(trackers);
        this.unavailable = unavailable;
        this.enabled = enabled;
    }

    /** True if swarms are to be joined now. */
    public boolean active() {
        return enabled && unavailable.isEmpty() && ports.isPresent();
    }

    public void setEnabled(boolean on) {
        enabled = on;
    }

    /** Joins nothing until {@link #limitTo} says what. */
    public void waitForChoice() {
        generations = Set.of();
        chosen = false;
    }

    /** Joins swarms of these generations only, maybe none. Memberships follow when asked. */
    public void limitTo(Set<Generation> allowed) {
        generations = Set.copyOf(allowed);
        chosen = true;
    }

    /** Whether it is decided whose swarms are joined. */
    public boolean chosen() {
        return chosen;
    }

    /** Whose swarms are joined; none while that is not decided. */
    public Set<Generation> generations() {
        return generations;
    }

    public P2pStatus status() {
        if (!unavailable.isEmpty()) {
            return P2pStatus.off(unavailable);
        }
        boolean uploads = ports.map(given -> given.uploads().open()).orElse(false);
        return enabled ? new P2pStatus(true, uploads, "") : P2pStatus.off("switched off");
    }

    public List<Tracker> trackers() {
        return trackers;
    }

    /** Joins the swarm of every identity; none while not {@link #active()}. */
    public List<Swarm> join(List<SwarmIdentity> identities, String rendition, Shelf shelf) {
        List<Swarm> joined = new ArrayList<>();
        if (active()) {
            ports.ifPresent(given ->
                    identities.forEach(identity -> joined.add(new Swarm(identity, rendition, trackers, given, shelf))));
        }
        return joined;
    }

    /** Switches uploading; the swarms must be told by {@link Swarm#onUploadSwitched}. */
    public void setUpload(boolean on) {
        ports.ifPresent(given -> given.uploads().setOpen(on));
    }

    /** Says once, as an event, why swarms cannot be joined. */
    public void explain(long nowNanos, Consumer<EngineEvent> events) {
        if (!unavailable.isEmpty()) {
            events.accept(new EngineEvent.Noticed(nowNanos, EngineEvent.Level.NOTICE, "P2P is off: " + unavailable));
        }
    }
}
