package org.swarmglass.charts;

/**
 * What a chart is about.
 *
 * @param title for exported pictures; in a window the card around the chart shows it
 * @param smallestTop the value axis never ends below this, so that noise near zero does not fill the chart
 * @param stepped true for counts, which jump and are not interpolated
 */
public record ChartSpec(String title, UnitFormat unit, double smallestTop, boolean stepped) {
    public static ChartSpec rates(String title) {
        return new ChartSpec(title, UnitFormat.MEGABITS_PER_SECOND, 1, false);
    }

    public static ChartSpec counts(String title) {
        return new ChartSpec(title, UnitFormat.COUNT, 4, true);
    }
}
