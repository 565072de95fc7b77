package org.swarmglass.engine.model;

import java.util.Set;

/**
 * The generations of p2p-media-loader swarms that never meet each other although they may play the same manifest.
 *
 * <p>"v2" in a swarm string is not a generation: 1.0.4-2.2.2 and 2.3-4.x both write it and hash different things.
 */
public enum Generation {
    /** Releases 0.5 and 0.6.x, and the PeerTube fork 1.0.x of it. */
    V0_6("0.6"),
    /** Releases 1.0.0 to 1.0.3: the {@code v1} swarms. */
    V1_0("1.0"),
    /** Releases 1.0.4 to 2.2.2. */
    V2_2("2.2"),
    /** Releases 2.3 to 4.x. */
    V2_3("2.3"),
    /** Release 5.0. */
    V5_0("5.0");

    /**
     * Whose swarms this version can join. The others have names, so they can be counted, but nobody to talk to in them.
     */
    public static final Set<Generation> SPOKEN = Set.of(V2_2, V2_3);

    private final String label;

    Generation(String label) {
        this.label = label;
    }

    /** The name users and reports know it by, such as {@code 2.3}. */
    public String label() {
        return label;
    }

    /**
     * The generation with that label.
     *
     * @throws IllegalArgumentException if there is none, with the labels there are
     */
    public static Generation ofLabel(String label) {
        for (Generation generation : values()) {
            if (generation.label.equals(label)) {
                return generation;
            }
        }
        throw new IllegalArgumentException("unknown generation " + label + ", known are 0.6, 1.0, 2.2, 2.3 and 5.0");
    }
}
