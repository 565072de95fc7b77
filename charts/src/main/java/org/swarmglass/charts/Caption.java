package org.swarmglass.charts;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.RoundRectangle2D;

/** Title and legend of an exported picture; in a window the card around the chart shows them. */
final class Caption {
    private static final int HEIGHT = 40;
    private static final int MARGIN = 14;

    private Caption() {}

    /** Returns the height it took. */
    static int paint(Graphics2D g, TimePanel panel, int width) {
        ChartTheme theme = panel.theme();
        double middle = HEIGHT / 2.0;
        g.setFont(theme.font().deriveFont(Font.BOLD, 13.5f));
        g.setColor(theme.text());
        g.drawString(panel.spec().title(), MARGIN, ChartTheme.baseline(g.getFontMetrics(), middle));
        double left = MARGIN + g.getFontMetrics().stringWidth(panel.spec().title()) + 20.0;
        g.setFont(theme.font());
        g.setColor(theme.muted());
        g.drawString(panel.spec().unit().unit(), (float) left, ChartTheme.baseline(g.getFontMetrics(), middle));
        left += g.getFontMetrics().stringWidth(panel.spec().unit().unit()) + 16.0;
        for (Series series : panel.series()) {
            int text = g.getFontMetrics().stringWidth(series.name());
            if (left + 14 + text > width - MARGIN) {
                break;
            }
            g.setColor(series.colour().get());
            g.fill(new RoundRectangle2D.Double(left, middle - 4, 9, 9, 4, 4));
            g.setColor(theme.muted());
            g.drawString(series.name(), (float) left + 14, ChartTheme.baseline(g.getFontMetrics(), middle));
            left += 14 + text + 14;
        }
        return HEIGHT;
    }
}
