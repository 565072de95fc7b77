package org.swarmglass.charts;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.plot.SeriesRenderingOrder;
import org.jfree.chart.renderer.xy.XYAreaRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;

/**
 * Areas on top of each other, the first series at the bottom. The feeds must be sampled together.
 *
 * <p>Drawn as running sums, the largest first, in opaque colours: JFreeChart's own stacked renderer draws each step as a
 * translucent polygon, and antialiasing leaves a seam between any two.
 */
public final class StackedAreaPanel extends TimePanel {
    private static final BasicStroke LINE = new BasicStroke(1.8f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    private static final double FILL = 0.58;

    private final SampledDataset sums = new SampledDataset();
    private final XYAreaRenderer areas = new XYAreaRenderer(XYAreaRenderer.AREA);
    private final XYLineAndShapeRenderer edges = new XYLineAndShapeRenderer(true, false);

    public StackedAreaPanel(ChartSpec spec) {
        super(spec);
        edges.setDrawSeriesLineAsPath(true);
        areas.setOutline(false);
        plot().setDataset(0, sums);
        plot().setRenderer(0, areas);
        plot().setDataset(1, sums);
        plot().setRenderer(1, edges);
        plot().setSeriesRenderingOrder(SeriesRenderingOrder.FORWARD);
    }

    @Override
    double load(TimeWindow shown, int pixels) {
        List<Sampling> upward = new ArrayList<>();
        for (Series one : series()) {
            Sampling own = sample(one, shown, pixels);
            upward.add(upward.isEmpty() ? own : own.onTopOf(upward.get(upward.size() - 1)));
        }
        List<Sampling> largestFirst = new ArrayList<>();
        double maximum = 0;
        for (int i = upward.size() - 1; i >= 0; i--) {
            Color colour = series().get(i).colour().get();
            int index = largestFirst.size();
            areas.setSeriesPaint(index, ChartTheme.blend(colour, theme().background(), FILL), false);
            edges.setSeriesPaint(index, colour, false);
            edges.setSeriesStroke(index, LINE, false);
            largestFirst.add(upward.get(i));
            maximum = Math.max(maximum, upward.get(i).maximum());
        }
        sums.replace(largestFirst);
        return maximum;
    }

    @Override
    List<Reading.Line> lines(long millis) {
        List<Reading.Line> lines = new ArrayList<>();
        double total = 0;
        double top = plot().getRangeAxis().getUpperBound();
        for (Series one : series()) {
            double value = valueAt(one, millis);
            if (!Double.isNaN(value)) {
                total += value;
                lines.add(
                        0,
                        new Reading.Line(
                                one.name(), one.colour().get(), spec().unit().text(value), total / top));
            }
        }
        if (lines.size() > 1) {
            lines.add(
                    0, new Reading.Line("Total", theme().muted(), spec().unit().text(total), Double.NaN));
        }
        return lines;
    }
}
