package org.swarmglass.engine.model;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /** Those whose swarms can be joined in this version. */
    public static final List<Generation> JOINED = List.of(V2_3, V2_2, V0_6, V5_0);

    private final String label;

    Generation(String label) {
        this.label = label;
    }

    /** The name users and reports know it by, such as {@code 2.3}. */
    public String label() {
        return label;
    }

    /** The label for sentences. No package of 5.0 could be had: what we do there was never tried on a real peer. */
    public String inWords() {
        return this == V5_0 ? label + ", by specification" : label;
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

    /**
     * The swarms a person wants to be joined: {@code all}, labels with commas between them, or {@code auto}, for which the
     * set is empty: those in which a census finds peers.
     *
     * @throws IllegalArgumentException if it is none of these, or names one that cannot be joined; says what can be written
     */
    public static Set<Generation> joined(String text) {
        return switch (text.strip()) {
            case "auto" -> Set.of();
            case "all" -> Set.copyOf(JOINED);
            default ->
                Stream.of(text.split(",", -1)).map(Generation::joinedOne).collect(Collectors.toUnmodifiableSet());
        };
    }

    private static Generation joinedOne(String label) {
        return JOINED.stream()
                .filter(generation -> generation.label.equals(label.strip()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("\"" + label.strip()
                        + "\" is not a generation that can be joined; write auto, all or some of "
                        + JOINED.stream().map(Generation::label).collect(Collectors.joining(","))));
    }
}
