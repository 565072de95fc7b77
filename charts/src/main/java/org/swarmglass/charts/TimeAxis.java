package org.swarmglass.charts;

import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.DateAxis;
import org.jfree.chart.axis.DateTick;
import org.jfree.chart.ui.RectangleEdge;

/** A time axis whose outermost labels are left out where the chart's edge would cut them. EDT only. */
final class TimeAxis extends DateAxis {
    private static final long serialVersionUID = 1L;

    private final double rightOfData;

    /** @param rightOfData pixels between the data and the chart's edge */
    TimeAxis(double rightOfData) {
        this.rightOfData = rightOfData;
    }

    @Override
    public List<DateTick> refreshTicks(Graphics2D g, AxisState state, Rectangle2D data, RectangleEdge edge) {
        FontMetrics metrics = g.getFontMetrics(getTickLabelFont());
        List<?> ticks = super.refreshTicks(g, state, data, edge);
        return ticks.stream()
                .map(DateTick.class::cast)
                .filter(tick -> {
                    double middle = valueToJava2D(tick.getValue(), data, edge);
                    double right = middle + metrics.stringWidth(tick.getText()) / 2.0;
                    return right <= data.getMaxX() + rightOfData;
                })
                .toList();
    }
}
