package org.swarmglass.app.capacity;

import java.util.List;
import org.swarmglass.engine.simulation.Scenario;
import org.swarmglass.engine.simulation.SimulationResult;
import org.swarmglass.engine.simulation.SwarmSimulation;

/** Simulates the swarms of a plan one after the other, on the caller's thread. */
public final class CapacityRun {
    private CapacityRun() {}

    /** Who wants to know how it goes. Called on the thread that simulates. */
    public interface Observer {
        /**
         * Called many times in each swarm.
         *
         * @param done of this swarm, 0 to 1
         * @return false to end the run
         */
        boolean goesOn(Scenario scenario, double done);

        /** A swarm is simulated to its end. */
        void onRow(CapacityRow row);
    }

    /** Returns false if the observer ended it. Half a simulation says nothing and becomes no row. */
    public static boolean run(List<Scenario> scenarios, Observer observer) {
        for (Scenario scenario : scenarios) {
            SimulationResult result = SwarmSimulation.run(scenario, done -> observer.goesOn(scenario, done));
            if (!observer.goesOn(scenario, 1)) {
                return false;
            }
            observer.onRow(new CapacityRow(scenario, result));
        }
        return true;
    }
}
