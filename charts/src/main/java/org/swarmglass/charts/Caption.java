package org.swarmglass.charts;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.RoundRectangle2D;
import java.util.List;
import java.util.Optional;

/** Title and legend of an exported picture; in a window the card around the chart shows them. */
final class Caption {
    private static final int HEIGHT = 40;
    private static final int MARGIN = 14;
    private static final int CHIP = 14;

    private Caption() {}

    /** @param colour empty for a word that stands for no line */
    record Entry(String name, Optional<Color> colour) {
        static Entry plain(String name) {
            return new Entry(name, Optional.empty());
        }
    }

    /** Returns the height it took. */
    static int paint(Graphics2D g, ChartTheme theme, String title, List<Entry> entries, int width) {
        double middle = HEIGHT / 2.0;
        g.setFont(theme.font().deriveFont(Font.BOLD, 13.5f));
        g.setColor(theme.text());
        g.drawString(title, MARGIN, ChartTheme.baseline(g.getFontMetrics(), middle));
        double left = MARGIN + g.getFontMetrics().stringWidth(title) + 20.0;
        g.setFont(theme.font());
        for (Entry entry : entries) {
            int chip = entry.colour().isPresent() ? CHIP : 0;
            int text = g.getFontMetrics().stringWidth(entry.name());
            if (left + chip + text > width - MARGIN) {
                break;
            }
            if (entry.colour().isPresent()) {
                g.setColor(entry.colour().get());
                g.fill(new RoundRectangle2D.Double(left, middle - 4, 9, 9, 4, 4));
            }
            g.setColor(theme.muted());
            g.drawString(entry.name(), (float) left + chip, ChartTheme.baseline(g.getFontMetrics(), middle));
            left += chip + text + 14;
        }
        return HEIGHT;
    }
}
