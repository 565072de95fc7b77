package org.swarmglass.app.plan;

import java.time.Duration;
import java.util.List;
import org.swarmglass.app.capacity.CapacityRow;

/**
 * How far a plan is.
 *
 * @param rows of the swarms that are finished, in the plan's order
 * @param current how much of the next one is done, 0 to 1
 * @param spent on the finished ones
 * @param problem why it failed; empty unless it did
 */
record PlanProgress(Plan plan, List<CapacityRow> rows, double current, Duration spent, State state, String problem) {
    PlanProgress {
        rows = List.copyOf(rows);
    }

    enum State {
        RUNNING,
        DONE,
        CANCELLED,
        FAILED
    }

    static PlanProgress begun(Plan plan) {
        return new PlanProgress(plan, List.of(), 0, Duration.ZERO, State.RUNNING, "");
    }

    boolean running() {
        return state == State.RUNNING;
    }

    PlanProgress ended(State how, String why) {
        return new PlanProgress(plan, rows, 0, spent, how, why);
    }
}
