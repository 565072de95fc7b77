package org.swarmglass.engine.stream;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.swarmglass.engine.model.Generation;
import org.swarmglass.engine.model.InfoHash;
import org.swarmglass.engine.model.StreamKind;
import org.swarmglass.engine.snapshot.CensusSnapshot;
import org.swarmglass.engine.snapshot.CensusSnapshot.Recipe;

/**
 * Who else watches a stream, by generation, as a round of the census has it. Pure.
 *
 * @param told whether any tracker counts
 */
record Audience(Map<Generation, Integer> others, boolean told) {
    /**
     * Only swarms that peers of a generation name by themselves count, since we join no other. Who has its sound apart is
     * in two swarms, and one viewer all the same.
     *
     * @param ours the swarms in which we are counted
     */
    static Audience of(CensusSnapshot census, Set<InfoHash> ours) {
        Map<Generation, Map<StreamKind, Integer>> found = new TreeMap<>();
        for (CensusSnapshot.Row row : census.rows()) {
            int count = row.members().orElse(0) - (ours.contains(row.infoHash()) ? 1 : 0);
            Optional<Recipe> usual =
                    row.recipes().stream().filter(Recipe::usual).findFirst();
            if (count > 0) {
                usual.ifPresent(recipe -> found.computeIfAbsent(
                                recipe.generation(), generation -> new EnumMap<>(StreamKind.class))
                        .merge(recipe.kind(), count, Integer::sum));
            }
        }
        Map<Generation, Integer> others = new TreeMap<>();
        found.forEach((generation, byKind) -> others.put(generation, most(byKind.values())));
        return new Audience(
                others, census.rows().stream().anyMatch(row -> row.members().isPresent()));
    }

    private static int most(Collection<Integer> counts) {
        return counts.stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    /** What was found, in words. */
    String words(Set<Generation> joinable) {
        if (!told) {
            return "no tracker counts";
        }
        if (others.isEmpty()) {
            return "nobody is in any swarm of the stream";
        }
        return others.entrySet().stream()
                .map(each -> each.getValue() + " in " + each.getKey().label()
                        + (joinable.contains(each.getKey()) ? "" : ", which is counted only"))
                .collect(Collectors.joining("; "));
    }

    /**
     * What to tell a person where there are viewers but none whom we could meet; else empty.
     *
     * @param what they watch, such as {@code MPD}
     */
    Optional<String> outOfReach(Set<Generation> joinable, String what) {
        if (others.isEmpty() || others.keySet().stream().anyMatch(joinable::contains)) {
            return Optional.empty();
        }
        String viewers = others.entrySet().stream()
                .map(each -> each.getValue() + (each.getValue() == 1 ? " viewer" : " viewers") + " of generation "
                        + each.getKey().label())
                .collect(Collectors.joining(" and "));
        boolean one = others.size() == 1 && others.containsValue(1);
        return Optional.of(viewers + (one ? " watches" : " watch") + " this " + what + "; Swarmglass counts "
                + (others.size() == 1 ? "that swarm but cannot join it" : "those swarms but cannot join them"));
    }
}
