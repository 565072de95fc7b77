package org.swarmglass.app.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.swarmglass.app.capacity.Quantities;

/**
 * Reads numbers as people write them beside a unit. All methods throw {@link IllegalArgumentException} with the cause and
 * the forms there are.
 */
final class PlanNumbers {
    static final int MOST_VALUES = 25;

    private static final String NUMBER = "(\\d{1,7}(?:\\.\\d{1,4})?)";
    private static final Pattern PLAIN = Pattern.compile(NUMBER);
    private static final Pattern TIME = Pattern.compile(NUMBER + "\\s*(s|m|min)");
    private static final Pattern RANGE =
            Pattern.compile(NUMBER + "\\s*(?:-|–|to)\\s*" + NUMBER + "(?:\\s+by\\s+" + NUMBER + ")?");

    private PlanNumbers() {}

    static int whole(String text, int least, int most) {
        int value = text.matches("\\d{1,7}") ? Integer.parseInt(text) : -1;
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" does not fit; write a whole number from " + least + " to " + most);
        }
        return value;
    }

    static long seed(String text) {
        if (!text.matches("-?\\d{1,18}")) {
            throw new IllegalArgumentException("\"" + text + "\" is no seed; write a whole number");
        }
        return Long.parseLong(text);
    }

    /** In bits per second; a plain number is in megabits. */
    static long rate(String text) {
        if (PLAIN.matcher(text).matches() && Double.parseDouble(text) > 0) {
            return Math.round(Double.parseDouble(text) * 1e6);
        }
        try {
            return Quantities.rate(text);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is not a rate; write a number of Mbit/s, or 800kbit", wrong);
        }
    }

    /** @param unit of a plain number */
    static Duration time(String text, Duration unit) {
        if (PLAIN.matcher(text).matches()) {
            return Duration.ofMillis(Math.round(Double.parseDouble(text) * unit.toMillis()));
        }
        Matcher form = TIME.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is not a time; write 4, 30s or 2m");
        }
        long millis = form.group(2).equals("s") ? 1_000 : 60_000;
        return Duration.ofMillis(Math.round(Double.parseDouble(form.group(1)) * millis));
    }

    /**
     * Reads a list such as {@code 12, 20-36 by 4}: rising, each value once.
     *
     * @param item reads one value
     * @param usualStep of ranges that do not say theirs; empty if they must
     */
    static List<Double> list(String text, ToDoubleFunction<String> item, OptionalDouble usualStep) {
        TreeSet<Double> values = new TreeSet<>();
        for (String word : text.split("[,;]", -1)) {
            Matcher range = RANGE.matcher(word.strip());
            if (range.matches()) {
                values.addAll(range(range, usualStep));
            } else {
                values.add(item.applyAsDouble(word.strip()));
            }
        }
        if (values.size() > MOST_VALUES) {
            throw tooMany();
        }
        return List.copyOf(values);
    }

    private static List<Double> range(Matcher range, OptionalDouble usualStep) {
        double first = Double.parseDouble(range.group(1));
        double last = Double.parseDouble(range.group(2));
        OptionalDouble said =
                range.group(3) == null ? usualStep : OptionalDouble.of(Double.parseDouble(range.group(3)));
        if (said.isEmpty() || said.getAsDouble() <= 0 || last < first) {
            throw new IllegalArgumentException(
                    "\"" + range.group() + "\" is no range; write 20-100 by 20, the smaller number first");
        }
        double step = said.getAsDouble();
        if ((last - first) / step > MOST_VALUES) {
            throw tooMany();
        }
        List<Double> values = new ArrayList<>();
        for (int i = 0; first + i * step <= last + step * 1e-9; i++) {
            values.add(Math.round((first + i * step) * 1e6) / 1e6);
        }
        return values;
    }

    private static IllegalArgumentException tooMany() {
        return new IllegalArgumentException(
                "That makes too many runs; " + MOST_VALUES + " values at most. Take a larger step");
    }
}
