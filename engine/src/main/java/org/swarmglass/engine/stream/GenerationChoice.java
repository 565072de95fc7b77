package org.swarmglass.engine.stream;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.swarmglass.engine.event.EngineEvent;
import org.swarmglass.engine.loop.EngineLoop;
import org.swarmglass.engine.model.Generation;
import org.swarmglass.engine.model.InfoHash;
import org.swarmglass.engine.snapshot.CensusSnapshot;
import org.swarmglass.engine.snapshot.CensusSnapshot.Recipe;

/**
 * Which generations' swarms are joined. If nobody said, those in which the first census finds peers, else 2.3; looked at
 * again while we are alone. Playback does not wait for it, and joining waits three seconds at most. Loop thread only.
 */
final class GenerationChoice {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    /** What browsers join today when they load the library without a version. */
    private static final Set<Generation> FALLBACK = Set.of(Generation.V2_3);

    private final StreamOrder order;
    private final StreamPorts ports;
    private final Runnable onChosen;
    private Optional<EngineLoop.Timer> deadline = Optional.empty();
    private Set<Generation> chosen = Set.of();

    /** @param onChosen memberships are to follow what {@code PeerToPeer} says */
    GenerationChoice(StreamOrder order, StreamPorts ports, Runnable onChosen) {
        this.order = order;
        this.ports = ports;
        this.onChosen = onChosen;
    }

    /** @param counting whether a census is coming */
    void begin(boolean counting) {
        if (order.automatic() && counting) {
            ports.peerToPeer().limitTo(Set.of());
            deadline = Optional.of(ports.downloads()
                    .loop()
                    .after(
                            PATIENCE,
                            "generations undecided",
                            () -> choose(FALLBACK, "no tracker has told within " + PATIENCE.toSeconds() + " s")));
        } else {
            chosen = order.automatic() ? FALLBACK : order.generations();
            ports.peerToPeer().limitTo(chosen);
        }
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
        Map<Generation, Integer> others = others(census, ours);
        Set<Generation> next = next(others.keySet(), chosen);
        if (!next.equals(chosen)) {
            choose(next, words(census, others));
        }
    }

    private void choose(Set<Generation> generations, String found) {
        deadline.ifPresent(EngineLoop.Timer::cancel);
        chosen = generations;
        ports.peerToPeer().limitTo(generations);
        String joined = generations.stream().sorted().map(Generation::label).collect(Collectors.joining(" and "));
        ports.downloads()
                .events()
                .accept(new EngineEvent.GenerationsChosen(
                        ports.downloads().loop().nowNanos(), joined, found));
        onChosen.run();
    }

    /** Where there are others, of those we can talk to; where there are none, nothing changes. */
    static Set<Generation> next(Set<Generation> found, Set<Generation> before) {
        Set<Generation> next = EnumSet.noneOf(Generation.class);
        found.stream().filter(Generation.JOINED::contains).forEach(next::add);
        if (next.isEmpty()) {
            return before.isEmpty() ? FALLBACK : before;
        }
        return Set.copyOf(next);
    }

    /**
     * Others by generation, of any rendition; only in swarms that peers of that generation name by themselves, since we
     * join no other.
     */
    static Map<Generation, Integer> others(CensusSnapshot census, Set<InfoHash> ours) {
        Map<Generation, Integer> others = new TreeMap<>();
        for (CensusSnapshot.Row row : census.rows()) {
            int count = row.members().orElse(0) - (ours.contains(row.infoHash()) ? 1 : 0);
            Optional<Generation> generation = row.recipes().stream()
                    .filter(Recipe::usual)
                    .map(Recipe::generation)
                    .findFirst();
            if (count > 0) {
                generation.ifPresent(each -> others.merge(each, count, Integer::sum));
            }
        }
        return others;
    }

    private static String words(CensusSnapshot census, Map<Generation, Integer> others) {
        boolean told = census.rows().stream().anyMatch(row -> row.members().isPresent());
        if (!told) {
            return "no tracker counts";
        }
        if (others.isEmpty()) {
            return "nobody is in any swarm of the stream";
        }
        return others.entrySet().stream()
                .map(each -> each.getValue() + " in " + each.getKey().label()
                        + (Generation.JOINED.contains(each.getKey()) ? "" : ", which cannot be joined yet"))
                .collect(Collectors.joining("; "));
    }
}
