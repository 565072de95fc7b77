package org.swarmglass.charts;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.GradientPaint;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.util.function.Supplier;
import javax.swing.JComponent;

/** A small line without axes: only the shape of the last while. EDT only. */
public final class Sparkline extends JComponent {
    private static final BasicStroke LINE = new BasicStroke(1.6f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    private static final BasicStroke REFERENCE =
            new BasicStroke(1f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 1, new float[] {3, 3}, 0);
    private static final double MARGIN = 3;

    private final TimeSeriesFeed feed;
    private final Supplier<Color> colour;
    private TimeWindow window = new TimeWindow(0, 60_000);
    private double reference = Double.NaN;

    public Sparkline(TimeSeriesFeed feed, Supplier<Color> colour) {
        this.feed = feed;
        this.colour = colour;
        setPreferredSize(new Dimension(92, 42));
    }

    /** Draws what the feed holds for a window. */
    public void show(TimeWindow shown) {
        window = shown;
        repaint();
    }

    /** A dashed line at a value, such as a bound; NaN for none. Included in the scale. */
    public void setReference(double value) {
        reference = value;
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        Sampling sampling = Sampling.of(feed, window, getWidth(), false);
        Graphics2D g = (Graphics2D) graphics.create();
        ChartTheme.smooth(g);
        Range range = Range.of(sampling, reference);
        if (!Double.isNaN(reference) && range.known()) {
            g.setColor(ChartTheme.fade(colour.get(), 130));
            g.setStroke(REFERENCE);
            double y = y(range, reference);
            g.draw(new Line2D.Double(0, y, getWidth(), y));
        }
        Path2D.Double line = new Path2D.Double();
        int begin = 0;
        while (begin < sampling.size()) {
            begin = paintRun(g, sampling, range, begin, line);
        }
        g.dispose();
    }

    /** Paints the known values from {@code begin} to the next gap and returns where to go on. */
    private int paintRun(Graphics2D g, Sampling sampling, Range range, int begin, Path2D.Double line) {
        int end = begin;
        line.reset();
        double firstX = 0;
        double lastX = 0;
        while (end < sampling.size() && !Double.isNaN(sampling.value(end))) {
            lastX = x(sampling.time(end));
            double y = y(range, sampling.value(end));
            if (end == begin) {
                firstX = lastX;
                line.moveTo(lastX, y);
            } else {
                line.lineTo(lastX, y);
            }
            end++;
        }
        if (end - begin > 1) {
            Path2D.Double area = new Path2D.Double(line);
            area.lineTo(lastX, getHeight());
            area.lineTo(firstX, getHeight());
            area.closePath();
            Color strong = colour.get();
            g.setPaint(
                    new GradientPaint(0, 0, ChartTheme.fade(strong, 70), 0, getHeight(), ChartTheme.fade(strong, 0)));
            g.fill(area);
            g.setColor(strong);
            g.setStroke(LINE);
            g.draw(line);
        }
        return end + 1;
    }

    private double x(double time) {
        return 1 + (time - window.from()) / window.length() * (getWidth() - 2);
    }

    private double y(Range range, double value) {
        double share = (value - range.low()) / (range.high() - range.low());
        return getHeight() - MARGIN - share * (getHeight() - 2 * MARGIN);
    }

    /** The span of the values with room below, so that a flat line is not an edge. */
    private record Range(double low, double high) {
        static Range of(Sampling sampling, double reference) {
            double low = Double.isNaN(reference) ? Double.POSITIVE_INFINITY : reference;
            double high = Double.isNaN(reference) ? Double.NEGATIVE_INFINITY : reference;
            for (int i = 0; i < sampling.size(); i++) {
                double value = sampling.value(i);
                if (!Double.isNaN(value)) {
                    low = Math.min(low, value);
                    high = Math.max(high, value);
                }
            }
            if (low == 0 && high == 0) {
                return new Range(0, 1);
            }
            if (high - low <= Math.abs(high) * 1e-9) {
                // A flat line runs through the middle: it is neither high nor low.
                double around = Math.max(1e-9, Math.abs(high));
                return new Range(low - around, high + around);
            }
            return new Range(low - (high - low) * 0.25, high);
        }

        boolean known() {
            return low < high && !Double.isInfinite(low);
        }
    }
}
