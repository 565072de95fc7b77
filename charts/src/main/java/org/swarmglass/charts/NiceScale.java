package org.swarmglass.charts;

/**
 * The top of a value axis that begins at zero: a round number above the data that grows at once and shrinks only when
 * the data has fallen well below it, so that the chart does not jump about.
 */
final class NiceScale {
    private static final double ROOM = 1.08;
    private static final double SHRINK_BELOW = 0.6;

    private final double smallestTop;
    private double top;

    NiceScale(double smallestTop) {
        this.smallestTop = smallestTop;
        top = smallestTop;
    }

    /** The top for data that reaches {@code maximum}. */
    double fit(double maximum) {
        double wanted = Math.max(smallestTop, roundUp(maximum * ROOM));
        if (wanted > top || maximum < top * SHRINK_BELOW) {
            top = wanted;
        }
        return top;
    }

    /** Distance of the grid lines: about four to six of them, more than one unit of count apart where it counts. */
    double step(boolean wholeNumbers) {
        double step = niceStep(top / 5);
        return wholeNumbers ? Math.max(1, step) : step;
    }

    private static double roundUp(double value) {
        if (value <= 0) {
            return 0;
        }
        double step = niceStep(value / 5);
        return Math.ceil(value / step - 1e-9) * step;
    }

    /** The smallest of 1, 2 and 5 times a power of ten that is not below {@code raw}. */
    private static double niceStep(double raw) {
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        for (double multiple : new double[] {1, 2, 5}) {
            if (multiple * power >= raw - power * 1e-9) {
                return multiple * power;
            }
        }
        return 10 * power;
    }
}
