package org.swarmglass.app.plan;

import java.math.BigDecimal;
import java.util.List;
import org.swarmglass.engine.simulation.Scenario;

/** The quantity that differs from one swarm of a plan to the next. */
enum Swept {
    DELAY("Live delay", PlanField.DELAYS, PlanField.DELAY),
    UPLINK("Uplink", PlanField.UPLINKS, PlanField.UPLINK),
    VIEWERS("Viewers", PlanField.AUDIENCES, PlanField.VIEWERS);

    static final List<Swept> ALL = List.of(values());

    private final String label;
    private final PlanField list;
    private final PlanField single;

    Swept(String label, PlanField list, PlanField single) {
        this.label = label;
        this.list = list;
        this.single = single;
    }

    String label() {
        return label;
    }

    /** Where its values are. */
    PlanField list() {
        return list;
    }

    /** Where its value is while another quantity is swept. */
    PlanField single() {
        return single;
    }

    /** Its value in a swarm: seconds, Mbit/s or viewers. */
    double of(Scenario scenario) {
        return switch (this) {
            case DELAY -> scenario.delay().toMillis() / 1000.0;
            case UPLINK -> scenario.classes().get(0).upBitsPerSecond() / 1e6;
            case VIEWERS -> scenario.peers();
        };
    }

    /** A value with its unit. */
    String words(double value) {
        String number = plain(value);
        return list.unit().isEmpty() ? number : number + " " + list.unit();
    }

    /** Without needless digits. */
    static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
