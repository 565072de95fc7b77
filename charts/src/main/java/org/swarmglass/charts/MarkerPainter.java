package org.swarmglass.charts;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** Bands for what lasted, dashed lines with a small flag for what happened at an instant. */
final class MarkerPainter {
    private static final BasicStroke DASHED =
            new BasicStroke(1.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 1, new float[] {3, 3}, 0);
    private static final double FLAG = 4;
    private static final double NARROWEST_BAND = 3;

    private MarkerPainter() {}

    static void paint(Graphics2D g, ChartTheme theme, Rectangle2D area, TimeWindow window, List<Marker> markers) {
        for (Marker marker : markers) {
            if (window.touches(marker.from(), marker.until())) {
                Color colour = theme.tones().of(marker.tone());
                double x = x(area, window, marker.from());
                if (marker.instant()) {
                    line(g, colour, area, x);
                } else {
                    band(g, colour, area, x, x(area, window, marker.until()));
                }
            }
        }
    }

    static double x(Rectangle2D area, TimeWindow window, long millis) {
        double share = (Math.min(millis, window.until()) - window.from()) / (double) window.length();
        return area.getX() + Math.max(0, share) * area.getWidth();
    }

    static void line(Graphics2D g, Color colour, Rectangle2D area, double x) {
        g.setColor(ChartTheme.fade(colour, 190));
        g.setStroke(DASHED);
        g.draw(new Line2D.Double(x, area.getY(), x, area.getMaxY()));
        Path2D flag = new Path2D.Double();
        flag.moveTo(x - FLAG, area.getY() - 1);
        flag.lineTo(x + FLAG, area.getY() - 1);
        flag.lineTo(x, area.getY() + FLAG + 1);
        flag.closePath();
        g.setColor(colour);
        g.fill(flag);
    }

    private static void band(Graphics2D g, Color colour, Rectangle2D area, double from, double until) {
        double width = Math.max(NARROWEST_BAND, until - from);
        g.setColor(ChartTheme.fade(colour, 46));
        g.fill(new Rectangle2D.Double(from, area.getY(), width, area.getHeight()));
        g.setColor(colour);
        g.fill(new Rectangle2D.Double(from, area.getY() - 1, width, 3));
    }
}
