package org.swarmglass.engine.schedule;

import java.util.List;

/** Decides which segment to get from whom. One per stream; called on its loop, once per turn. */
@FunctionalInterface
public interface Planner {
    List<Decision> plan(Situation situation);
}
