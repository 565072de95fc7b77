package org.swarmglass.engine.playlist.dash;

import java.util.List;
import java.util.OptionalDouble;

/**
 * A stretch of the presentation with its own choice of representations.
 *
 * @param id empty if it has none
 * @param start seconds on the presentation's timeline
 * @param duration seconds; absent for the last one of a live presentation
 */
public record Period(String id, double start, OptionalDouble duration, List<AdaptationSet> sets) {
    public Period {
        sets = List.copyOf(sets);
    }
}
