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
    private final int scale;
    private final Map<String, SimLink> described = new HashMap<>();
    private double refusal;
    private long refusalSeed;
    private int joined;
    private int made;

    /** A network that carries what it is given. */
    public SimNetwork(EngineLoop loop) {
        this(loop, 1);
    }

    /**
     * A network in which each byte of media stands for several, so that thousands of peers fit in memory. Commands count
     * as they are. Media of a scaled network are zeros: that tells them from commands, none of which begins with one.
     *
     * @param scale bytes that a byte of media stands for
     */
    public SimNetwork(EngineLoop loop, int scale) {
        this.loop = loop;
        this.scale = scale;
    }

    /** Bytes that the message stands for. */
    int weight(byte[] message) {
        return isMedia(message) ? message.length * scale : message.length;
    }

    /** In a simulated swarm all media are zeros, scaled or not. */
    static boolean isMedia(byte[] message) {
        return message.length > 0 && message[0] == 0;
    }

    int scale() {
        return scale;
    }

    /** From now on that part of all pairs of hosts cannot connect, however often they try: it is their NATs. */
    void refuse(double probability, long seed) {
        refusal = probability;
        refusalSeed = seed;
    }

    boolean refuses(SimTransport one, SimTransport other) {
        long pair = ((long) Math.min(one.number(), other.number()) << 32) | Math.max(one.number(), other.number());
        return refusal > 0 && fraction(pair ^ refusalSeed) < refusal;
    }

    /** Uniform in [0, 1): the finaliser of MurmurHash3. */
    private static double fraction(long key) {
        long hash = key;
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return ((hash ^ (hash >>> 33)) >>> 11) * 0x1p-53;
    }

    /** A new host. */
    public SimTransport join(SimConditions conditions) {
        return new SimTransport(this, loop, conditions, joined++);
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

    void forget(String description) {
        described.remove(description);
    }

    private String describe(String kind, SimLink link) {
        String description = kind + ++made;
        described.put(description, link);
        return description;
    }
}
