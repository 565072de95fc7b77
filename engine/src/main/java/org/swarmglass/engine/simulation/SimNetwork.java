package org.swarmglass.engine.simulation;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.swarmglass.engine.loop.EngineLoop;

/**
 * A network in memory, all of whose hosts live on one loop: peers of a test or of a capacity plan. Descriptions are names
 * of link ends, which only transports of the same network understand. Loop thread only.
 */
public final class SimNetwork {
    private static final String OFFER = "sim-offer ";
    private static final String ANSWER = "sim-answer ";

    private final EngineLoop loop;
    private final Map<String, SimLink> described = new HashMap<>();
    private int made;

    public SimNetwork(EngineLoop loop) {
        this.loop = loop;
    }

    /** A new host. */
    public SimTransport join(SimConditions conditions) {
        return new SimTransport(this, loop, conditions);
    }

    String describeOffer(SimLink link) {
        return describe(OFFER, link);
    }

    String describeAnswer(SimLink link) {
        return describe(ANSWER, link);
    }

    static boolean isOffer(String description) {
        return description.startsWith(OFFER);
    }

    /** Empty if the link has ended. */
    Optional<SimLink> offering(String description) {
        return isOffer(description) ? Optional.ofNullable(described.get(description)) : Optional.empty();
    }

    Optional<SimLink> answering(String description) {
        return description.startsWith(ANSWER) ? Optional.ofNullable(described.get(description)) : Optional.empty();
    }

    void forget(SimLink link) {
        described.values().remove(link);
    }

    private String describe(String kind, SimLink link) {
        String description = kind + ++made;
        described.put(description, link);
        return description;
    }
}
