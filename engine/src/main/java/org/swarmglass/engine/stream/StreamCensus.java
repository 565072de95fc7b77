package org.swarmglass.engine.stream;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.swarmglass.engine.census.Census;
import org.swarmglass.engine.model.InfoHash;
import org.swarmglass.engine.snapshot.CensusSnapshot;
import org.swarmglass.engine.swarm.Swarm;
import org.swarmglass.engine.tracker.Tracker;

/**
 * The census of the open stream: taken at its trackers while P2P is on, and what follows from it for the generations
 * that are joined. Loop thread only.
 */
final class StreamCensus {
    private static final Duration PERIOD = Duration.ofSeconds(20);

    private final OpenManifest manifest;
    private final StreamPorts ports;
    private final Swarms swarms;
    private final GenerationChoice choice;
    private Optional<Census> census = Optional.empty();
    private boolean closed;

    /** The swarms of the session. */
    interface Swarms {
        List<Swarm> joined();

        /** Joins and leaves as {@code PeerToPeer} now says. */
        void follow();
    }

    StreamCensus(OpenManifest manifest, StreamOrder order, StreamPorts ports, Swarms swarms) {
        this.manifest = manifest;
        this.ports = ports;
        this.swarms = swarms;
        this.choice = new GenerationChoice(order, manifest, ports, swarms::follow);
    }

    /** Before anything is joined. */
    void begin() {
        choice.begin(canCount());
        if (canCount()) {
            // A task of its own: naming all swarms takes a few milliseconds.
            ports.downloads().loop().post("census", this::start);
        }
    }

    void onPeerToPeerSwitched() {
        if (canCount()) {
            start();
        } else {
            census.ifPresent(Census::stop);
        }
    }

    void close() {
        closed = true;
        choice.close();
        census.ifPresent(Census::stop);
    }

    Optional<CensusSnapshot> snapshot() {
        return census.map(Census::snapshot);
    }

    private boolean canCount() {
        return ports.peerToPeer().active() && !trackers().isEmpty();
    }

    private List<Tracker> trackers() {
        return ports.peerToPeer().trackers();
    }

    private void start() {
        if (closed) {
            return;
        }
        if (census.isEmpty()) {
            census = Optional.of(new Census(
                    ports.downloads().loop(), manifest.names().censusSubject(), trackers(), PERIOD, this::onRound));
        }
        census.ifPresent(Census::start);
    }

    private void onRound() {
        census.map(Census::snapshot).ifPresent(told -> {
            List<Swarm> joined = swarms.joined();
            Set<InfoHash> ours =
                    joined.stream().map(swarm -> swarm.identity().infoHash()).collect(Collectors.toSet());
            boolean alone = joined.stream().allMatch(swarm -> swarm.active().isEmpty());
            choice.onCensus(told, ours, alone);
        });
    }
}
