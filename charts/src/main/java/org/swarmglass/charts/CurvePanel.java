package org.swarmglass.charts;

import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import javax.swing.JPanel;
import org.jspecify.annotations.Nullable;

/** Percentages against a quantity that was tried at several values. EDT only. */
public final class CurvePanel extends JPanel {
    private final String title;
    private final CurvePlot plot = new CurvePlot();
    private final ChartBuffer buffer = new ChartBuffer();
    private List<Curve.Stop> stops = List.of(new Curve.Stop(0, "", ""));
    private List<Curve> curves = List.of();
    private OptionalDouble marked = OptionalDouble.empty();
    private Optional<Curve.Stop> under = Optional.empty();
    private @Nullable ChartTheme theme;
    private Rectangle2D dataArea = new Rectangle2D.Double();
    private boolean stale = true;

    /** @param title for exported pictures and for those who cannot see it */
    public CurvePanel(String title) {
        super(null);
        this.title = title;
        setPreferredSize(new Dimension(500, 240));
        getAccessibleContext().setAccessibleName(title);
        MouseAdapter mouse = new Pointer();
        addMouseListener(mouse);
        addMouseMotionListener(mouse);
    }

    /**
     * Replaces what is drawn.
     *
     * @param values where the quantity is tried, in rising order, at least one; those still to come as well, so that the
     *     axis keeps still while points come in
     * @param mark the value to point at
     * @throws IllegalArgumentException without values
     */
    public void show(List<Curve.Stop> values, List<Curve> shown, OptionalDouble mark) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("a chart needs a value to show something at");
        }
        stops = List.copyOf(values);
        curves = List.copyOf(shown);
        marked = mark;
        under = under.filter(stops::contains);
        stale = true;
        repaint();
    }

    public List<Curve> curves() {
        return curves;
    }

    /** The chart with title and legend, for a file. */
    public BufferedImage picture(Dimension size, double scale) {
        BufferedImage image = new BufferedImage(
                (int) Math.round(size.width * scale),
                (int) Math.round(size.height * scale),
                BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.scale(scale, scale);
        ChartTheme.smooth(g);
        g.setColor(theme().background());
        g.fillRect(0, 0, size.width, size.height);
        List<Caption.Entry> legend = curves.stream()
                .map(curve -> new Caption.Entry(
                        curve.name(), Optional.of(curve.colour().get())))
                .toList();
        int head = Caption.paint(g, theme(), title, legend, size.width);
        g.translate(0, head);
        drawChart(g, new Rectangle2D.Double(0, 0, size.width, size.height - head - 8.0));
        g.dispose();
        stale = true;
        return image;
    }

    @Override
    public void updateUI() {
        super.updateUI();
        theme = null;
        stale = true;
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        if (getWidth() <= 0 || getHeight() <= 0) {
            return;
        }
        Graphics2D g = (Graphics2D) graphics.create();
        buffer.paint(g, this, stale, this::drawAll);
        stale = false;
        under.ifPresent(stop -> {
            ChartTheme.smooth(g);
            ReadingBox box = new ReadingBox(theme(), dataArea);
            double x = plot.x(stop.at(), dataArea);
            List<Reading.Line> lines = lines(stop);
            box.paintLine(g, x);
            box.paintDots(g, x, lines);
            box.paint(g, x, rows(stop, lines));
        });
        g.dispose();
    }

    /** What the chart says at a stop, for the crosshair. */
    List<Reading.Line> lines(Curve.Stop stop) {
        List<Reading.Line> lines = new ArrayList<>();
        for (Curve curve : curves) {
            curve.pointAt(stop.at())
                    .ifPresent(point -> lines.add(new Reading.Line(
                            curve.name(), curve.colour().get(), point.text(), plot.height(curve, point.percent()))));
        }
        return lines;
    }

    private List<Reading.Line> rows(Curve.Stop stop, List<Reading.Line> lines) {
        List<Reading.Line> rows = new ArrayList<>();
        rows.add(new Reading.Line(stop.heading(), theme().muted(), "", Double.NaN));
        rows.addAll(lines);
        if (lines.isEmpty()) {
            rows.add(new Reading.Line("not tried yet", theme().muted(), "", Double.NaN));
        }
        return rows;
    }

    private void drawAll(Graphics2D g) {
        g.setColor(theme().background());
        g.fillRect(0, 0, getWidth(), getHeight());
        dataArea = drawChart(g, new Rectangle2D.Double(0, 0, getWidth(), getHeight()));
    }

    private Rectangle2D drawChart(Graphics2D g, Rectangle2D area) {
        ChartTheme.smooth(g);
        g.setRenderingHint(RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_SPEED);
        Rectangle2D data = plot.draw(g, area, theme(), stops, curves);
        marked.ifPresent(at -> MarkerPainter.line(g, theme().tones().notice(), data, plot.x(at, data)));
        return data;
    }

    private ChartTheme theme() {
        ChartTheme current = theme;
        if (current == null) {
            current = ChartTheme.current();
            theme = current;
        }
        return current;
    }

    private void point(Optional<Curve.Stop> at) {
        if (!at.equals(under)) {
            under = at;
            repaint();
        }
    }

    /** Reads out the stop that is nearest to the mouse. */
    private final class Pointer extends MouseAdapter {
        @Override
        public void mouseMoved(MouseEvent event) {
            point(
                    curves.isEmpty()
                            ? Optional.empty()
                            : stops.stream()
                                    .min(Comparator.comparingDouble(
                                            stop -> Math.abs(plot.x(stop.at(), dataArea) - event.getX()))));
        }

        @Override
        public void mouseDragged(MouseEvent event) {
            mouseMoved(event);
        }

        @Override
        public void mouseExited(MouseEvent event) {
            point(Optional.empty());
        }
    }
}
