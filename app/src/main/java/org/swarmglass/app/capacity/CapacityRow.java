package org.swarmglass.app.capacity;

import org.swarmglass.engine.simulation.Scenario;
import org.swarmglass.engine.simulation.SimulationResult;

/** One simulated swarm and what came of it. */
public record CapacityRow(Scenario scenario, SimulationResult result) {
    /** Of each viewer, in bits per second. */
    public long uplink() {
        return scenario.classes().get(0).upBitsPerSecond();
    }

    public double delaySeconds() {
        return scenario.delay().toMillis() / 1000.0;
    }
}
