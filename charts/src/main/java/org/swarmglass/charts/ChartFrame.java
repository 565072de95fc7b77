package org.swarmglass.charts;

import java.awt.BasicStroke;
import java.text.SimpleDateFormat;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.DateAxis;
import org.jfree.chart.axis.DateTickUnit;
import org.jfree.chart.axis.DateTickUnitType;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleInsets;

/** What is around the data: axes, grid, styling. The left width is fixed, so time axes of stacked charts line up. */
final class ChartFrame {
    private static final double LEFT = 34;
    private static final double RIGHT = 8;
    private static final double PIXELS_PER_TICK = 24;

    private final ChartSpec spec;
    private final NiceScale scale;

    ChartFrame(ChartSpec spec) {
        this.spec = spec;
        scale = new NiceScale(spec.smallestTop());
    }

    XYPlot newPlot() {
        DateAxis time = new TimeAxis(RIGHT);
        time.setLowerMargin(0);
        time.setUpperMargin(0);
        time.setAutoRange(false);
        NumberAxis value = new NumberAxis();
        value.setAutoRange(false);
        value.setFixedDimension(LEFT);
        XYPlot plot = new XYPlot(null, time, value, null);
        plot.setBackgroundPaint(null);
        plot.setOutlineVisible(false);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlineStroke(new BasicStroke(1f));
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setInsets(new RectangleInsets(4, 0, 0, 0));
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
        return plot;
    }

    JFreeChart newChart(XYPlot plot) {
        JFreeChart chart = new JFreeChart(null, null, plot, false);
        chart.setNotify(false);
        chart.setBackgroundPaint(null);
        chart.setBorderVisible(false);
        chart.setPadding(new RectangleInsets(2, 0, 0, RIGHT));
        return chart;
    }

    void apply(XYPlot plot, ChartTheme theme) {
        plot.setRangeGridlinePaint(theme.grid());
        style(plot.getDomainAxis(), theme, new RectangleInsets(4, 4, 2, 4));
        style(plot.getRangeAxis(), theme, new RectangleInsets(0, 2, 0, 8));
    }

    void fit(XYPlot plot, TimeWindow window, double maximum, double height) {
        DateAxis time = (DateAxis) plot.getDomainAxis();
        time.setRange((double) window.from(), (double) window.until());
        time.setTickUnit(timeUnit(window.length()), false, true);
        NumberAxis value = (NumberAxis) plot.getRangeAxis();
        value.setRange(0, scale.fit(maximum));
        double step = scale.step(spec.unit() == UnitFormat.COUNT);
        while (value.getUpperBound() / step * PIXELS_PER_TICK > Math.max(height, 2 * PIXELS_PER_TICK)) {
            step *= 2;
        }
        value.setTickUnit(new Step(step, spec.unit()), false, true);
    }

    static void style(ValueAxis axis, ChartTheme theme, RectangleInsets insets) {
        axis.setTickLabelFont(theme.font());
        axis.setTickLabelPaint(theme.muted());
        axis.setTickLabelInsets(insets);
        axis.setAxisLineVisible(false);
        axis.setTickMarksVisible(false);
    }

    private static DateTickUnit timeUnit(long lengthMillis) {
        SimpleDateFormat seconds = new SimpleDateFormat("HH:mm:ss");
        SimpleDateFormat minutes = new SimpleDateFormat("HH:mm");
        if (lengthMillis <= 90_000) {
            return new DateTickUnit(DateTickUnitType.SECOND, 15, seconds);
        }
        return lengthMillis <= 400_000
                ? new DateTickUnit(DateTickUnitType.MINUTE, 1, minutes)
                : new DateTickUnit(DateTickUnitType.MINUTE, 3, minutes);
    }

    /** Ticks whose labels have no more decimals than the step needs. */
    private static final class Step extends NumberTickUnit {
        private static final long serialVersionUID = 1L;

        private final UnitFormat unit;

        Step(double size, UnitFormat unit) {
            super(size);
            this.unit = unit;
        }

        @Override
        public String valueToString(double value) {
            return unit.tick(value, getSize());
        }
    }
}
