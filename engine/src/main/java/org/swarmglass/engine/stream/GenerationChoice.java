package org.swarmglass.engine.stream;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.swarmglass.engine.event.EngineEvent;
import org.swarmglass.engine.loop.EngineLoop;
import org.swarmglass.engine.model.Generation;
import org.swarmglass.engine.model.InfoHash;
import org.swarmglass.engine.snapshot.CensusSnapshot;

/**
 * Which generations' swarms are joined, of those the manifest's kind allows. If nobody said, those in which the first
 * census finds peers, else 2.3; looked at again while we are alone. Playback does not wait for it, and joining waits
 * three seconds at most. Loop thread only.
 */
final class GenerationChoice {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    /** What browsers join today when they load the library without a version. */
    private static final Set<Generation> FALLBACK = Set.of(Generation.V2_3);

    private final StreamOrder order;
    private final OpenManifest manifest;
    private final StreamPorts ports;
    private final Runnable onChosen;
    private Optional<EngineLoop.Timer> deadline = Optional.empty();
    private Set<Generation> chosen = Set.of();
    private boolean toldOutOfReach;

    /** @param onChosen memberships are to follow what {@code PeerToPeer} says */
    GenerationChoice(StreamOrder order, OpenManifest manifest, StreamPorts ports, Runnable onChosen) {
        this.order = order;
        this.manifest = manifest;
        this.ports = ports;
        this.onChosen = onChosen;
    }

    /** @param counting whether a census is coming */
    void begin(boolean counting) {
        if (order.automatic() && counting) {
            ports.peerToPeer().waitForChoice();
            deadline = Optional.of(ports.downloads()
                    .loop()
                    .after(
                            PATIENCE,
                            "generations undecided",
                            () -> choose(FALLBACK, "no tracker has told within " + PATIENCE.toSeconds() + " s")));
        } else {
            chosen = order.automatic() ? FALLBACK : order.generations();
            Set<Generation> joined = intersection(chosen, manifest.joinable());
            ports.peerToPeer().limitTo(joined);
            if (!joined.containsAll(chosen)) {
                explain(joined);
            }
        }
    }

    /** A person asked for swarms that cannot be joined here. */
    private void explain(Set<Generation> joined) {
        EngineLoop loop = ports.downloads().loop();
        String refused = labels(chosen.stream().filter(generation -> !joined.contains(generation)));
        String reason = "on an MPD the swarms of generation " + refused
                + " can only be counted: Swarmglass does not number segments as their players do there";
        ports.downloads()
                .events()
                .accept(
                        joined.isEmpty()
                                ? new EngineEvent.P2pImpaired(
                                        loop.nowNanos(),
                                        reason,
                                        "choose generation auto or "
                                                + labels(manifest.joinable().stream())
                                                + ", or open the stream's HLS playlist if it has one")
                                : new EngineEvent.Noticed(
                                        loop.nowNanos(),
                                        EngineEvent.Level.NOTICE,
                                        "Joined is generation " + labels(joined.stream()) + "; " + reason));
    }

    void close() {
        deadline.ifPresent(EngineLoop.Timer::cancel);
    }

    /**
     * What a round of the census has told.
     *
     * @param ours the swarms in which we are counted
     * @param alone whether no peer is connected in any of them
     */
    void onCensus(CensusSnapshot census, Set<InfoHash> ours, boolean alone) {
        if (!order.automatic() || (!chosen.isEmpty() && !alone)) {
            return;
        }
        Audience audience = Audience.of(census, ours);
        Set<Generation> next = next(audience.others().keySet(), chosen, manifest.joinable());
        if (!next.equals(chosen)) {
            choose(next, audience.words(manifest.joinable()));
        }
        if (!toldOutOfReach) {
            audience.outOfReach(manifest.joinable(), manifest.kind()).ifPresent(this::notice);
        }
    }

    private void notice(String outOfReach) {
        toldOutOfReach = true;
        ports.downloads()
                .events()
                .accept(new EngineEvent.Noticed(
                        ports.downloads().loop().nowNanos(), EngineEvent.Level.WARNING, outOfReach));
    }

    private void choose(Set<Generation> generations, String found) {
        deadline.ifPresent(EngineLoop.Timer::cancel);
        chosen = generations;
        ports.peerToPeer().limitTo(generations);
        ports.downloads()
                .events()
                .accept(new EngineEvent.GenerationsChosen(
                        ports.downloads().loop().nowNanos(), labels(generations.stream()), found));
        onChosen.run();
    }

    /** Where there are others, of those we can meet; where there are none, nothing changes. */
    static Set<Generation> next(Set<Generation> found, Set<Generation> before, Set<Generation> joinable) {
        Set<Generation> next = intersection(found, joinable);
        if (next.isEmpty()) {
            return before.isEmpty() ? FALLBACK : before;
        }
        return next;
    }

    private static Set<Generation> intersection(Set<Generation> one, Set<Generation> other) {
        Set<Generation> both = EnumSet.noneOf(Generation.class);
        one.stream().filter(other::contains).forEach(both::add);
        return Set.copyOf(both);
    }

    private static String labels(Stream<Generation> generations) {
        return generations.sorted().map(Generation::label).collect(Collectors.joining(" and "));
    }
}
