package org.swarmglass.engine.simulation;

/** How a simulated peer decides what to fetch from whom: ours, or one of those it has to be better than. */
public enum Policy {
    /** This program. */
    SWARMGLASS("Swarmglass");

    private final String label;

    Policy(String label) {
        this.label = label;
    }

    /** For a person. */
    public String label() {
        return label;
    }
}
