package org.swarmglass.engine.loop;

import java.util.Random;
import java.util.random.RandomGenerator;

/** The engine's only source of chance, so that a run can be repeated from its seed. Loop thread only. */
public final class Entropy {
    private static final String ALPHANUMERIC = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private final RandomGenerator random;

    private Entropy(RandomGenerator random) {
        this.random = random;
    }

    public static Entropy seeded(long seed) {
        return new Entropy(new Random(seed));
    }

    /** Seeded from the operating system. For ids and delays; not for secrets. */
    public static Entropy system() {
        return new Entropy(new Random());
    }

    /** Uniform in [0, 1). */
    public double fraction() {
        return random.nextDouble();
    }

    /** Uniform in [0, bound). */
    public int below(int bound) {
        return random.nextInt(bound);
    }

    public long nextLong() {
        return random.nextLong();
    }

    public byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    /** Letters and digits, as peer ids have them. */
    public String alphanumeric(int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(ALPHANUMERIC.charAt(below(ALPHANUMERIC.length())));
        }
        return text.toString();
    }
}
