package org.swarmglass.charts;

import java.util.Locale;

/** How numbers of one kind are written: value, then unit. */
public enum UnitFormat {
    MEGABITS_PER_SECOND("Mbit/s", 1),
    PERCENT("%", 1),
    COUNT("", 0);

    private final String unit;
    private final int decimals;

    UnitFormat(String unit, int decimals) {
        this.unit = unit;
        this.decimals = decimals;
    }

    public String unit() {
        return unit;
    }

    /** The number without its unit, such as {@code 3.2}. */
    public String number(double value) {
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
