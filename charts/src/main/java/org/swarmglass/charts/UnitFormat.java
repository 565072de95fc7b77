package org.swarmglass.charts;

import java.util.Locale;

/** How numbers of one kind are written: value, then unit. */
public enum UnitFormat {
    MEGABITS_PER_SECOND("Mbit/s", 1),
    PERCENT("%", 1),
    SECONDS("s", 1),
    COUNT("", 0);

    /** What stands for a number that is not known. */
    public static final String UNKNOWN = "–";

    private final String unit;
    private final int decimals;

    UnitFormat(String unit, int decimals) {
        this.unit = unit;
        this.decimals = decimals;
    }

    public String unit() {
        return unit;
    }

    /** The number without its unit, such as {@code 3.2}; a dash for NaN. */
    public String number(double value) {
        return Double.isNaN(value) ? UNKNOWN : String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    /** The number with its unit, such as {@code 3.2 Mbit/s}. */
    public String text(double value) {
        return unit.isEmpty() || Double.isNaN(value) ? number(value) : number(value) + " " + unit;
    }

    /** A label on an axis: as few decimals as tell the ticks apart. */
    String tick(double value, double step) {
        int places = decimals == 0 || step >= 1 ? 0 : (int) Math.ceil(-Math.log10(step) - 1e-9);
        return String.format(Locale.ROOT, "%." + places + "f", value);
    }
}
