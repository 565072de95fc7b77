package org.swarmglass.charts;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** JFreeChart's side of a {@link CurvePanel}: percent on the left, percent on a scale of its own on the right. */
final class CurvePlot {
    private static final double SIDE = 44;
    private static final int GRID_LINES = 5;

    /** Room below 0 and above the top, so that dots there are whole. */
    private static final double MARGIN = 0.035;

    private static final double[] RIGHT_STEPS = {0.2, 0.5, 1, 2, 5, 10, 20};
    private static final BasicStroke LINE = new BasicStroke(1.8f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    private static final BasicStroke DASHED =
            new BasicStroke(1.4f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 1, new float[] {5, 4}, 0);
    private static final Shape DOT = new Ellipse2D.Double(-3, -3, 6, 6);

    private final StopAxis stops = new StopAxis();
    private final NumberAxis left = new NumberAxis();
    private final NumberAxis right = new NumberAxis();
    private final XYPlot plot = new XYPlot(null, stops, left, null);
    private final JFreeChart chart = new JFreeChart(null, null, plot, false);

    CurvePlot() {
        for (NumberAxis axis : List.of(left, right)) {
            axis.setAutoRange(false);
            axis.setFixedDimension(SIDE);
        }
        plot.setRangeAxis(1, right);
        plot.setBackgroundPaint(null);
        plot.setOutlineVisible(false);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlineStroke(new BasicStroke(1f));
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setInsets(new RectangleInsets(4, 0, 0, 0));
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
        chart.setNotify(false);
        chart.setBackgroundPaint(null);
        chart.setBorderVisible(false);
    }

    /** Draws the curves and returns where the data lies. */
    Rectangle2D draw(Graphics2D g, Rectangle2D area, ChartTheme theme, List<Curve.Stop> shown, List<Curve> curves) {
        stops.show(shown);
        scale(left, 100.0 / GRID_LINES);
        scale(right, rightStep(curves));
        plot.setRangeGridlinePaint(theme.grid());
        ChartFrame.style(stops, theme, new RectangleInsets(6, 4, 2, 4));
        ChartFrame.style(left, theme, new RectangleInsets(0, 2, 0, 8));
        ChartFrame.style(right, theme, new RectangleInsets(0, 8, 0, 2));
        right.setVisible(curves.stream().anyMatch(curve -> curve.kind() == Curve.Kind.RIGHT));
        for (int i = 0; i < plot.getDatasetCount(); i++) {
            plot.setDataset(i, null);
        }
        for (int i = 0; i < curves.size(); i++) {
            add(i, curves.get(i), theme);
        }
        ChartRenderingInfo info = new ChartRenderingInfo(null);
        chart.draw(g, area, null, info);
        return info.getPlotInfo().getDataArea();
    }

    /** Where a stop lies, in pixels. */
    double x(double at, Rectangle2D data) {
        return stops.valueToJava2D(stops.position(at), data, plot.getDomainAxisEdge());
    }

    /** How high a value lies, 0 to 1. */
    double height(Curve curve, double percent) {
        NumberAxis axis = curve.kind() == Curve.Kind.RIGHT ? right : left;
        return (percent - axis.getLowerBound()) / axis.getRange().getLength();
    }

    private void add(int index, Curve curve, ChartTheme theme) {
        XYSeries series = new XYSeries(curve.name());
        curve.points().forEach(point -> series.add(stops.position(point.at()), point.percent(), false));
        boolean bound = curve.kind() == Curve.Kind.BOUND;
        boolean onTheRight = curve.kind() == Curve.Kind.RIGHT;
        Color colour = curve.colour().get();
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, !bound);
        renderer.setSeriesPaint(0, colour, false);
        renderer.setSeriesStroke(0, bound ? DASHED : LINE, false);
        renderer.setSeriesShape(0, DOT, false);
        renderer.setDrawSeriesLineAsPath(true);
        plot.setDataset(index, new XYSeriesCollection(series));
        plot.setRenderer(index, renderer, false);
        plot.mapDatasetToRangeAxis(index, onTheRight ? 1 : 0);
        if (onTheRight) {
            right.setTickLabelPaint(ChartTheme.blend(colour, theme.muted(), 0.75));
        }
    }

    /** Both axes have their ticks on the same grid lines. */
    private static void scale(NumberAxis axis, double step) {
        double top = GRID_LINES * step;
        axis.setRange(-MARGIN * top, (1 + MARGIN) * top);
        axis.setTickUnit(new PercentTicks(step), false, true);
    }

    private static double rightStep(List<Curve> curves) {
        double most = curves.stream()
                .filter(curve -> curve.kind() == Curve.Kind.RIGHT)
                .flatMap(curve -> curve.points().stream())
                .mapToDouble(Curve.Point::percent)
                .max()
                .orElse(0);
        for (double step : RIGHT_STEPS) {
            if (most <= GRID_LINES * step) {
                return step;
            }
        }
        return RIGHT_STEPS[RIGHT_STEPS.length - 1];
    }

    /** Ticks with the percent sign: the two axes do not share a unit that could stand beside the title. */
    private static final class PercentTicks extends NumberTickUnit {
        private static final long serialVersionUID = 1L;

        PercentTicks(double size) {
            super(size);
        }

        @Override
        public String valueToString(double value) {
            return UnitFormat.PERCENT.tick(value, getSize()) + " %";
        }
    }
}
