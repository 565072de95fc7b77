package org.swarmglass.app.ui;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.util.List;
import java.util.function.Supplier;
import javax.swing.JComponent;
import org.swarmglass.charts.ChartTheme;

/** Names with their colours, right-aligned; what does not fit is counted at the end. */
public final class Legend extends JComponent {
    private static final int GAP = 14;
    private static final int CHIP_GAP = 6;

    private final Font font;
    private List<Entry> entries = List.of();

    /** A name and its colour, which is asked at each painting. */
    public record Entry(String name, Supplier<Color> colour) {}

    public Legend(Font font) {
        this.font = font;
    }

    public void show(List<Entry> shown) {
        if (!names(shown).equals(names(entries))) {
            entries = List.copyOf(shown);
            revalidate();
            repaint();
        } else {
            entries = List.copyOf(shown);
        }
    }

    @Override
    public Dimension getPreferredSize() {
        FontMetrics metrics = getFontMetrics(font);
        int width = 0;
        for (Entry entry : entries) {
            width += width(metrics, entry) + GAP;
        }
        return new Dimension(Math.max(0, width - GAP), metrics.getHeight());
    }

    /** Gives way before anything else in a heading does. */
    @Override
    public Dimension getMinimumSize() {
        return new Dimension(0, getPreferredSize().height);
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        Graphics2D g = (Graphics2D) graphics.create();
        ChartTheme.smooth(g);
        g.setFont(font);
        FontMetrics metrics = g.getFontMetrics();
        int fitting = fitting(metrics);
        String rest = fitting < entries.size() ? "+" + (entries.size() - fitting) : "";
        int x = getWidth() - (rest.isEmpty() ? 0 : metrics.stringWidth(rest));
        float baseline = (getHeight() + metrics.getAscent() - metrics.getDescent()) / 2f;
        g.setColor(Palette.of(Tone.MUTED));
        g.drawString(rest, x, baseline);
        x += rest.isEmpty() ? GAP : 0;
        for (int i = fitting - 1; i >= 0; i--) {
            Entry entry = entries.get(i);
            x -= width(metrics, entry) + GAP;
            ColourChip.paint(g, entry.colour().get(), x, (getHeight() - ColourChip.SIZE) / 2.0);
            g.setColor(Palette.of(Tone.MUTED));
            g.drawString(entry.name(), x + ColourChip.SIZE + CHIP_GAP, baseline);
        }
        g.dispose();
    }

    private int fitting(FontMetrics metrics) {
        if (getPreferredSize().width <= getWidth()) {
            return entries.size();
        }
        int room = getWidth() - metrics.stringWidth("+99");
        int fitting = 0;
        while (fitting < entries.size()) {
            room -= width(metrics, entries.get(fitting)) + GAP;
            if (room < 0) {
                break;
            }
            fitting++;
        }
        return fitting;
    }

    private static int width(FontMetrics metrics, Entry entry) {
        return ColourChip.SIZE + CHIP_GAP + metrics.stringWidth(entry.name());
    }

    private static List<String> names(List<Entry> of) {
        return of.stream().map(Entry::name).toList();
    }
}
