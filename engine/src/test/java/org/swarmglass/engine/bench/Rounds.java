package org.swarmglass.engine.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Sides that are measured in turns, so that a busy machine is busy for all of them. A ratio is formed in each round and
 * the median of the rounds is the figure.
 */
final class Rounds {
    static final int COUNT = 3;

    private final List<double[]> rounds = new ArrayList<>();

    /** One measurement of one side. */
    interface Side {
        double measure() throws Exception;
    }

    static Rounds of(int count, Side... sides) throws Exception {
        Rounds measured = new Rounds();
        measured.measure(count, sides);
        return measured;
    }

    /** Measures each side once in each round, in the given order and then in the reverse. */
    void measure(int count, Side... sides) throws Exception {
        for (int i = 0; i < count; i++) {
            boolean forward = rounds.size() % 2 == 0;
            double[] values = new double[sides.length];
            for (int j = 0; j < sides.length; j++) {
                int side = forward ? j : sides.length - 1 - j;
                values[side] = sides[side].measure();
            }
            rounds.add(values);
        }
    }

    double median(int side) {
        return median(rounds.stream().map(round -> round[side]).toList());
    }

    /** Median of the ratios in each round. */
    double ratio(int side, int toSide) {
        return median(rounds.stream().map(round -> round[side] / round[toSide]).toList());
    }

    /** Median of the differences in each round. */
    double difference(int side, int fromSide) {
        return median(
                rounds.stream().map(round -> round[side] - round[fromSide]).toList());
    }

    /** Every measurement of a side, in order. */
    String all(int side) {
        return rounds.stream().map(round -> shortText(round[side])).collect(Collectors.joining(", "));
    }

    static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    static double median(double... values) {
        return median(Arrays.stream(values).boxed().toList());
    }

    static String shortText(double number) {
        return String.format(Locale.ROOT, Math.abs(number) < 10 ? "%.2f" : "%.0f", number);
    }
}
