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
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javax.swing.JPanel;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.XYPlot;
import org.jspecify.annotations.Nullable;

/**
 * A chart over time. It is drawn into a buffer only after {@link #show} or a change of size or theme, however often it
 * is painted: the crosshair moves over the buffer for next to nothing. EDT only.
 */
public abstract sealed class TimePanel extends JPanel permits LinePanel, StackedAreaPanel {
    private final ChartSpec spec;
    private final ChartFrame frame;
    private final XYPlot plot;
    private final JFreeChart chart;
    private final ChartBuffer buffer = new ChartBuffer();
    private List<Series> series = List.of();
    private List<Marker> markers = List.of();
    private TimeWindow window = new TimeWindow(0, 60_000);
    private @Nullable TimeCursor cursor;
    private @Nullable ChartTheme theme;
    private Rectangle2D dataArea = new Rectangle2D.Double();
    private boolean stale = true;

    TimePanel(ChartSpec spec) {
        super(null);
        this.spec = spec;
        frame = new ChartFrame(spec);
        plot = frame.newPlot();
        chart = frame.newChart(plot);
        setPreferredSize(new Dimension(300, 140));
        getAccessibleContext().setAccessibleName(spec.title());
        MouseAdapter mouse = new CursorMover();
        addMouseListener(mouse);
        addMouseMotionListener(mouse);
    }

    public final ChartSpec spec() {
        return spec;
    }

    public final List<Series> series() {
        return series;
    }

    /** Replaces what is drawn, first series first. Shown from the next {@link #show} on. */
    public final void setSeries(List<Series> shown) {
        series = List.copyOf(shown);
    }

    /** Replaces the markers. Shown from the next {@link #show} on. */
    public final void setMarkers(List<Marker> shown) {
        markers = List.copyOf(shown);
    }

    /** Shares the crosshair with other charts. */
    public final void follow(TimeCursor shared) {
        cursor = shared;
        shared.onMoved(this::repaint);
    }

    /** Draws what the feeds hold for a window. Cheap to call; the work is done at the next painting. */
    public final void show(TimeWindow shown) {
        window = shown;
        stale = true;
        repaint();
    }

    /** The chart with title and legend, for a file. */
    public final BufferedImage picture(Dimension size, double scale) {
        BufferedImage image = new BufferedImage(
                (int) Math.round(size.width * scale),
                (int) Math.round(size.height * scale),
                BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.scale(scale, scale);
        ChartTheme.smooth(g);
        g.setColor(theme().background());
        g.fillRect(0, 0, size.width, size.height);
        int head = Caption.paint(g, theme(), spec.title(), legend(), size.width);
        g.translate(0, head);
        drawChart(g, new Rectangle2D.Double(0, 0, size.width - 8.0, size.height - head - 8.0));
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
    protected final void paintComponent(Graphics graphics) {
        if (getWidth() <= 0 || getHeight() <= 0) {
            return;
        }
        Graphics2D g = (Graphics2D) graphics.create();
        buffer.paint(g, this, stale, this::drawAll);
        stale = false;
        OptionalLong at = cursor == null ? OptionalLong.empty() : cursor.millis();
        if (at.isPresent() && at.getAsLong() >= window.from() && at.getAsLong() <= window.until()) {
            ChartTheme.smooth(g);
            new Crosshair(theme(), dataArea, window).paint(g, reading(at.getAsLong()));
        }
        g.dispose();
    }

    /** What the chart says at a time, for the crosshair. */
    final Reading reading(long millis) {
        List<Marker> near = new ArrayList<>();
        long reach = window.length() / Math.max(1, (long) dataArea.getWidth()) * 4;
        for (Marker marker : markers) {
            if (marker.from() - reach <= millis && marker.until() >= millis - reach) {
                near.add(marker);
            }
        }
        return new Reading(millis, lines(millis), near);
    }

    /** One line of the crosshair's box for each number at that time. */
    abstract List<Reading.Line> lines(long millis);

    /** Puts what the feeds hold into the plot and returns the largest value on the axis. */
    abstract double load(TimeWindow shown, int pixels);

    final XYPlot plot() {
        return plot;
    }

    final ChartTheme theme() {
        ChartTheme current = theme;
        if (current == null) {
            current = ChartTheme.current();
            theme = current;
        }
        return current;
    }

    final Sampling sample(Series shown, TimeWindow within, int pixels) {
        return Sampling.of(shown.feed(), within, pixels, spec.stepped());
    }

    final double valueAt(Series shown, long millis) {
        return shown.feed().valueAtTime(millis, Math.max(2_500, window.length() / 60));
    }

    private List<Caption.Entry> legend() {
        List<Caption.Entry> entries = new ArrayList<>();
        entries.add(Caption.Entry.plain(spec.unit().unit()));
        series.forEach(one -> entries.add(
                new Caption.Entry(one.name(), Optional.of(one.colour().get()))));
        return entries;
    }

    private void drawAll(Graphics2D g) {
        g.setColor(theme().background());
        g.fillRect(0, 0, getWidth(), getHeight());
        dataArea = drawChart(g, new Rectangle2D.Double(0, 0, getWidth(), getHeight()));
    }

    private Rectangle2D drawChart(Graphics2D g, Rectangle2D area) {
        ChartTheme.smooth(g);
        g.setRenderingHint(RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_SPEED);
        double maximum = load(window, (int) area.getWidth());
        frame.apply(plot, theme());
        frame.fit(plot, window, maximum, area.getHeight());
        ChartRenderingInfo info = new ChartRenderingInfo(null);
        chart.draw(g, area, null, info);
        Rectangle2D data = info.getPlotInfo().getDataArea();
        MarkerPainter.paint(g, theme(), data, window, markers);
        return data;
    }

    /** Moves the shared cursor to the time under the mouse. */
    private final class CursorMover extends MouseAdapter {
        @Override
        public void mouseMoved(MouseEvent event) {
            double share = (event.getX() - dataArea.getX()) / dataArea.getWidth();
            if (cursor != null && share >= 0 && share <= 1) {
                cursor.moveTo(window.from() + Math.round(share * window.length()));
            } else if (cursor != null) {
                cursor.leave();
            }
        }

        @Override
        public void mouseDragged(MouseEvent event) {
            mouseMoved(event);
        }

        @Override
        public void mouseExited(MouseEvent event) {
            if (cursor != null) {
                cursor.leave();
            }
        }
    }
}
