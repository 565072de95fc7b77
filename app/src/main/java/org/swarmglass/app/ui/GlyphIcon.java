package org.swarmglass.app.ui;

import java.awt.Color;
import java.awt.Component;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.util.function.Supplier;
import javax.swing.Icon;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.IkonResolver;
import org.kordamp.ikonli.IkonResolverProvider;
import org.kordamp.ikonli.swing.SwingFontLoader;
import org.swarmglass.charts.ChartTheme;

/** A character of an icon font: sharp at every scale, its colour asked at each painting. */
public final class GlyphIcon implements Icon {
    private static final IkonResolver RESOLVER = IkonResolverProvider.getInstance(new SwingFontLoader());

    private final String glyph;
    private final Font font;
    private final int size;
    private final Supplier<Color> colour;

    public GlyphIcon(Ikon ikon, int size, Supplier<Color> colour) {
        glyph = new String(Character.toChars(ikon.getCode()));
        Object loaded = RESOLVER.resolve(ikon.getDescription()).getFont();
        font = ((Font) loaded).deriveFont((float) size);
        this.size = size;
        this.colour = colour;
    }

    @Override
    public int getIconWidth() {
        return size;
    }

    @Override
    public int getIconHeight() {
        return size;
    }

    @Override
    public void paintIcon(Component component, Graphics graphics, int x, int y) {
        Graphics2D g = (Graphics2D) graphics.create();
        ChartTheme.smooth(g);
        g.setFont(font);
        g.setColor(component.isEnabled() ? colour.get() : Palette.of(Tone.FAINT));
        FontMetrics metrics = g.getFontMetrics();
        float left = x + (size - metrics.stringWidth(glyph)) / 2f;
        float baseline = y + (size + metrics.getAscent() - metrics.getDescent()) / 2f;
        g.drawString(glyph, left, baseline);
        g.dispose();
    }
}
