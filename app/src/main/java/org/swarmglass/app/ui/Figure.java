package org.swarmglass.app.ui;

import java.time.Duration;
import java.util.Locale;

/**
 * A number as people read it.
 *
 * @param value a dash if it is not known
 * @param unknown why it is not known; empty if it is
 */
public record Figure(String value, String unit, String unknown) {
    private static final String DASH = "–";
    private static final String[] BYTE_UNITS = {"B", "kB", "MB", "GB", "TB"};

    public static Figure of(String value, String unit) {
        return new Figure(value, unit, "");
    }

    public static Figure unknown(String why) {
        return new Figure(DASH, "", why);
    }

    /** Decimal multiples, as data volumes are counted: three digits from kilobytes on. */
    public static Figure bytes(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= 999.5 && unit < BYTE_UNITS.length - 1) {
            value /= 1000;
            unit++;
        }
        return of(unit == 0 ? Long.toString(bytes) : threeDigits(value), BYTE_UNITS[unit]);
    }

    /** A rate in megabits; below one with two decimals, so that slow peers do not all show zero. */
    public static Figure rate(double bytesPerSecond) {
        double megabits = bytesPerSecond * 8 / 1e6;
        String value =
                megabits > 0 && megabits < 0.995 ? String.format(Locale.ROOT, "%.2f", megabits) : oneDecimal(megabits);
        return of(value, "Mbit/s");
    }

    public static Figure percent(double share) {
        return of(oneDecimal(share * 100), "%");
    }

    public static Figure seconds(Duration duration) {
        return of(oneDecimal(duration.toMillis() / 1000.0), "s");
    }

    /** In milliseconds below a second. */
    public static Figure span(Duration duration) {
        return duration.toMillis() < 1000 ? of(Long.toString(duration.toMillis()), "ms") : seconds(duration);
    }

    public static String oneDecimal(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    public boolean known() {
        return unknown.isEmpty();
    }

    /** Value and unit on one line. */
    public String text() {
        return unit.isEmpty() ? value : value + " " + unit;
    }

    private static String threeDigits(double value) {
        String format = value < 9.995 ? "%.2f" : value < 99.95 ? "%.1f" : "%.0f";
        return String.format(Locale.ROOT, format, value);
    }
}
