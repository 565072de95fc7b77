package org.swarmglass.app.eventlog;

import java.awt.Component;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.ListCellRenderer;
import org.jspecify.annotations.Nullable;
import org.swarmglass.app.ui.ColourChip;
import org.swarmglass.app.ui.Fonts;
import org.swarmglass.app.ui.Labels;
import org.swarmglass.app.ui.Palette;
import org.swarmglass.app.ui.Tone;
import org.swarmglass.charts.ChartTheme;

/** Paints a line of the log: time, colour of its level, words. */
final class EventCell extends JLabel implements ListCellRenderer<EventLine> {
    static final int HEIGHT = 26;
    private static final int LEFT = 10;
    private static final int GAP = 10;

    private @Nullable EventLine line;

    EventCell() {
        Labels.neutral(this);
        setOpaque(true);
    }

    @Override
    public Component getListCellRendererComponent(
            JList<? extends EventLine> list, EventLine value, int index, boolean selected, boolean focused) {
        line = value;
        // Read by screen readers and tests; painted by hand below.
        setText(value.plain());
        setBackground(selected ? list.getSelectionBackground() : list.getBackground());
        return this;
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        EventLine shown = line;
        if (shown == null) {
            return;
        }
        Graphics2D g = (Graphics2D) graphics.create();
        ChartTheme.smooth(g);
        g.setColor(getBackground());
        g.fillRect(0, 0, getWidth(), getHeight());
        g.setFont(Fonts.MONO_SMALL);
        FontMetrics metrics = g.getFontMetrics();
        float baseline = (getHeight() + metrics.getAscent() - metrics.getDescent()) / 2f;
        g.setColor(Palette.of(Tone.FAINT));
        g.drawString(shown.time(), LEFT, baseline);
        int left = LEFT + metrics.stringWidth("00:00:00.0") + GAP;
        ColourChip.paint(g, Palette.of(shown.tone()), left, (getHeight() - ColourChip.SIZE) / 2.0);
        left += ColourChip.SIZE + GAP;
        g.setFont(Fonts.SMALL);
        g.setColor(Palette.text());
        g.drawString(clip(g.getFontMetrics(), shown.text(), getWidth() - left - LEFT), left, baseline);
        g.dispose();
    }

    private static String clip(FontMetrics metrics, String text, int room) {
        if (metrics.stringWidth(text) <= room) {
            return text;
        }
        int fitting = text.length();
        int ellipsis = metrics.stringWidth("…");
        while (fitting > 0 && metrics.stringWidth(text.substring(0, fitting)) + ellipsis > room) {
            fitting = Math.max(0, fitting - Math.max(1, fitting / 16));
        }
        return text.substring(0, fitting) + "…";
    }
}
