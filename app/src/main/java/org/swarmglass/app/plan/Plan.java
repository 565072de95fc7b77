package org.swarmglass.app.plan;

import java.util.List;
import org.swarmglass.app.capacity.SwarmShape;
import org.swarmglass.engine.simulation.Scenario;

/**
 * What is to be simulated.
 *
 * @param scenarios in rising order of what is swept, at least one
 */
record Plan(Swept swept, SwarmShape shape, List<Scenario> scenarios) {
    Plan {
        scenarios = List.copyOf(scenarios);
    }
}
