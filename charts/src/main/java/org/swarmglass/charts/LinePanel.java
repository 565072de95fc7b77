package org.swarmglass.charts;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jfree.chart.renderer.xy.XYItemRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.renderer.xy.XYStepRenderer;
import org.jspecify.annotations.Nullable;

/** One line per series; lines with steps for counts. */
public final class LinePanel extends TimePanel {
    private static final BasicStroke LINE = new BasicStroke(1.8f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    private static final BasicStroke EMPHASISED = new BasicStroke(2.8f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    private static final double FADED = 0.3;

    private final SampledDataset dataset = new SampledDataset();
    private final XYItemRenderer renderer;
    private @Nullable String emphasised;

    public LinePanel(ChartSpec spec) {
        super(spec);
        renderer = spec.stepped() ? new XYStepRenderer() : lines();
        plot().setDataset(dataset);
        plot().setRenderer(renderer);
    }

    /** Draws one series stronger and the others faded; null for none. Shown from the next {@link #show} on. */
    public void emphasise(@Nullable String seriesName) {
        emphasised = seriesName;
    }

    @Override
    double load(TimeWindow shown, int pixels) {
        List<Sampling> samplings = new ArrayList<>();
        boolean anyEmphasised = series().stream().anyMatch(one -> one.name().equals(emphasised));
        double maximum = 0;
        for (Series one : series()) {
            Sampling sampling = sample(one, shown, pixels);
            maximum = Math.max(maximum, sampling.maximum());
            boolean strong = one.name().equals(emphasised);
            int index = samplings.size();
            renderer.setSeriesStroke(index, strong ? EMPHASISED : LINE, false);
            Color colour = one.colour().get();
            renderer.setSeriesPaint(
                    index,
                    anyEmphasised && !strong ? ChartTheme.blend(colour, theme().background(), FADED) : colour,
                    false);
            samplings.add(sampling);
        }
        dataset.replace(samplings);
        return maximum;
    }

    @Override
    List<Reading.Line> lines(long millis) {
        record Valued(Series series, double value) {}
        return series().stream()
                .map(one -> new Valued(one, valueAt(one, millis)))
                .filter(one -> !Double.isNaN(one.value()))
                .sorted(Comparator.comparingDouble(Valued::value).reversed())
                .map(one -> new Reading.Line(
                        one.series().name(),
                        one.series().colour().get(),
                        spec().unit().text(one.value()),
                        plotShare(one.value())))
                .toList();
    }

    private double plotShare(double value) {
        return value / plot().getRangeAxis().getUpperBound();
    }

    private static XYLineAndShapeRenderer lines() {
        XYLineAndShapeRenderer lines = new XYLineAndShapeRenderer(true, false);
        // One path per series: joined corners, and one stroke instead of hundreds.
        lines.setDrawSeriesLineAsPath(true);
        return lines;
    }
}
