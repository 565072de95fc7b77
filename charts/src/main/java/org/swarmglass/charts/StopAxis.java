package org.swarmglass.charts;

import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/**
 * An axis with a tick at every stop whose label finds room, and nowhere else. Stops that are far apart in size, as 10 and
 * 1000, are placed by their logarithm. EDT only.
 */
final class StopAxis extends NumberAxis {
    private static final long serialVersionUID = 1L;

    private static final double FAR_APART = 16;
    private static final double MARGIN = 0.04;
    private static final double LEAST_GAP = 10;

    private transient List<Curve.Stop> stops = List.of();
    private boolean logarithmic;

    StopAxis() {
        setAutoRange(false);
    }

    /** @param shown in rising order, at least one */
    void show(List<Curve.Stop> shown) {
        stops = List.copyOf(shown);
        double first = shown.get(0).at();
        double last = shown.get(shown.size() - 1).at();
        logarithmic = first > 0 && last / first >= FAR_APART;
        double from = position(first);
        double until = position(last);
        double margin = until > from ? MARGIN * (until - from) : 1;
        setRange(from - margin, until + margin);
    }

    /** Where a value lies on the axis. */
    double position(double value) {
        return logarithmic ? Math.log10(value) : value;
    }

    @Override
    public List<NumberTick> refreshTicks(Graphics2D g, AxisState state, Rectangle2D data, RectangleEdge edge) {
        FontMetrics metrics = g.getFontMetrics(getTickLabelFont());
        List<NumberTick> ticks = new ArrayList<>();
        double taken = Double.NEGATIVE_INFINITY;
        for (Curve.Stop stop : stops) {
            double middle = valueToJava2D(position(stop.at()), data, edge);
            double half = metrics.stringWidth(stop.tick()) / 2.0;
            if (middle - half >= taken) {
                ticks.add(
                        new NumberTick(position(stop.at()), stop.tick(), TextAnchor.TOP_CENTER, TextAnchor.CENTER, 0));
                taken = middle + half + LEAST_GAP;
            }
        }
        return ticks;
    }
}
