package org.swarmglass.app.capacity;

import java.util.ArrayList;
import java.util.List;
import org.swarmglass.engine.simulation.Policy;

/** Which kinds of viewers there are and in which proportion, as in {@code swarmglass:50,2.3:50}. */
public record Mix(List<Part> parts) {
    private static final int MOST_WEIGHT = 1_000_000;

    public Mix {
        parts = List.copyOf(parts);
    }

    /** @param weight in proportion to the others */
    public record Part(Policy policy, int weight) {}

    /** @throws IllegalArgumentException with the cause and the form */
    public static Mix parse(String text) {
        List<Part> parts = new ArrayList<>();
        for (String word : text.split(",", -1)) {
            String[] halves = word.strip().split(":", -1);
            if (halves.length > 2) {
                throw new IllegalArgumentException("\"" + word + "\" is no part of a mix; write 2.3:70,0.6:30");
            }
            parts.add(new Part(Policy.parse(halves[0]), halves.length == 1 ? 1 : weight(word, halves[1])));
        }
        return new Mix(parts);
    }

    private static int weight(String word, String digits) {
        int weight = digits.matches("\\d{1,6}") ? Integer.parseInt(digits) : 0;
        if (weight < 1 || weight > MOST_WEIGHT) {
            throw new IllegalArgumentException(
                    "\"" + word + "\" needs a weight of 1 to " + MOST_WEIGHT + "; write 2.3:70,0.6:30");
        }
        return weight;
    }
}
