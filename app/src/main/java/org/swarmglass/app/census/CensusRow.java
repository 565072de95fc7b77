package org.swarmglass.app.census;

import java.util.List;
import java.util.OptionalInt;
import org.swarmglass.engine.model.InfoHash;

/**
 * One swarm, all text safe to show.
 *
 * @param position in the matrix of generations and renditions
 * @param names generation, rendition and address
 * @param counts one per tracker, in their order
 * @param trend members over time, oldest first; NaN where no tracker told
 * @param recipe every step to the info hash, one a line
 */
record CensusRow(
        InfoHash key,
        int position,
        Names names,
        List<OptionalInt> counts,
        OptionalInt members,
        List<Double> trend,
        List<String> recipe) {
    CensusRow {
        counts = List.copyOf(counts);
        trend = List.copyOf(trend);
        recipe = List.copyOf(recipe);
    }

    /**
     * What leads to it.
     *
     * @param joined whether we are in it, and counted
     */
    record Names(String generation, String rendition, String address, boolean joined) {}

    String count(int tracker) {
        OptionalInt count = tracker < counts.size() ? counts.get(tracker) : OptionalInt.empty();
        return count.isPresent() ? String.valueOf(count.getAsInt()) : "–";
    }

    boolean populated() {
        return members.orElse(0) > 0;
    }
}
