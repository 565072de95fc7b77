package org.swarmglass.app.capacity;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads rates and shares as people write them. */
public final class Quantities {
    private static final Pattern RATE = Pattern.compile("(\\d{1,7}(?:\\.\\d{1,3})?)(k|m|g)bit(?:/s)?");
    private static final Pattern PERCENT = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,4})?)%?");

    private Quantities() {}

    /**
     * Reads {@code 800kbit}, {@code 10mbit} or {@code 1gbit}, in bits per second.
     *
     * @throws IllegalArgumentException for anything else, with the forms there are
     */
    public static long rate(String text) {
        Matcher form = RATE.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!form.matches() || Double.parseDouble(form.group(1)) == 0) {
            throw new IllegalArgumentException("\"" + text + "\" is not a rate; write 800kbit, 10mbit or 1gbit");
        }
        long unit = switch (form.group(2)) {
            case "k" -> 1_000;
            case "m" -> 1_000_000;
            default -> 1_000_000_000;
        };
        return Math.round(Double.parseDouble(form.group(1)) * unit);
    }

    /**
     * Reads {@code 0.2%} as 0.002.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static double percent(String text) {
        Matcher form = PERCENT.matcher(text.strip());
        double value = form.matches() ? Double.parseDouble(form.group(1)) : -1;
        if (value < 0 || value > 100) {
            throw new IllegalArgumentException("\"" + text + "\" is not a percentage; write 0.2%");
        }
        return value / 100;
    }

    /** In megabits, without needless digits. */
    static String words(long bitsPerSecond) {
        double mega = bitsPerSecond / 1e6;
        return (mega == Math.rint(mega) ? String.valueOf((long) mega) : String.format(Locale.ROOT, "%.1f", mega))
                + " Mbit/s";
    }
}
