package org.swarmglass.charts;

import java.awt.BasicStroke;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.List;

/** What a chart says at one place: a vertical line, a dot on each of its lines and a box with the values beside it. */
final class ReadingBox {
    static final int ROW = 16;
    static final int PADDING = 8;
    private static final int CHIP = 8;
    private static final int GAP = 6;
    private static final double DOT = 3;

    private final ChartTheme theme;
    private final Rectangle2D area;

    ReadingBox(ChartTheme theme, Rectangle2D area) {
        this.theme = theme;
        this.area = area;
    }

    void paintLine(Graphics2D g, double x) {
        g.setColor(ChartTheme.fade(theme.text(), 120));
        g.setStroke(new BasicStroke(1f));
        g.draw(new Line2D.Double(x, area.getY(), x, area.getMaxY()));
    }

    void paintDots(Graphics2D g, double x, List<Reading.Line> lines) {
        for (Reading.Line line : lines) {
            if (!Double.isNaN(line.y())) {
                double y = area.getMaxY() - line.y() * area.getHeight();
                g.setColor(theme.background());
                g.fill(new Ellipse2D.Double(x - DOT - 1.5, y - DOT - 1.5, 2 * DOT + 3, 2 * DOT + 3));
                g.setColor(line.colour());
                g.fill(new Ellipse2D.Double(x - DOT, y - DOT, 2 * DOT, 2 * DOT));
            }
        }
    }

    /** At the right of {@code x}, or at its left where there is no room. */
    void paint(Graphics2D g, double x, List<Reading.Line> rows) {
        FontMetrics text = g.getFontMetrics(theme.font());
        FontMetrics numbers = g.getFontMetrics(theme.numbers());
        int names = 0;
        int values = 0;
        for (Reading.Line row : rows) {
            names = Math.max(names, text.stringWidth(row.name()));
            values = Math.max(values, numbers.stringWidth(row.text()));
        }
        double width = 2 * PADDING + CHIP + GAP + names + (values == 0 ? 0 : 12 + values);
        double height = 2 * PADDING + rows.size() * ROW - 4;
        double left = x + 12 + width > area.getMaxX() ? x - 12 - width : x + 12;
        Rectangle2D box = new Rectangle2D.Double(Math.max(0, left), area.getY() + 4, width, height);
        g.setColor(ChartTheme.fade(theme.box(), 240));
        g.fill(new RoundRectangle2D.Double(box.getX(), box.getY(), width, height, 10, 10));
        g.setColor(theme.grid());
        g.draw(new RoundRectangle2D.Double(box.getX() + .5, box.getY() + .5, width - 1, height - 1, 10, 10));
        double middle = box.getY() + PADDING + ROW / 2.0 - 2;
        for (Reading.Line row : rows) {
            paintRow(g, box, middle, row);
            middle += ROW;
        }
    }

    private void paintRow(Graphics2D g, Rectangle2D box, double middle, Reading.Line row) {
        boolean chip = !row.text().isEmpty() || !Double.isNaN(row.y());
        double left = box.getX() + PADDING;
        if (chip) {
            g.setColor(row.colour());
            g.fill(new RoundRectangle2D.Double(left, middle - CHIP / 2.0, CHIP, CHIP, 3, 3));
            left += CHIP + GAP;
        }
        g.setFont(theme.font());
        g.setColor(chip ? theme.text() : theme.muted());
        g.drawString(row.name(), (float) left, ChartTheme.baseline(g.getFontMetrics(), middle));
        g.setFont(theme.numbers());
        g.setColor(theme.text());
        double right = box.getMaxX() - PADDING - g.getFontMetrics().stringWidth(row.text());
        g.drawString(row.text(), (float) right, ChartTheme.baseline(g.getFontMetrics(), middle));
    }
}
