package org.swarmglass.app.ui;

import java.awt.Color;
import java.awt.Component;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.geom.RoundRectangle2D;
import java.util.function.Supplier;
import javax.swing.Icon;
import org.swarmglass.charts.ChartTheme;

/** The small square that ties a name to its colour. */
public record ColourChip(Supplier<Color> colour) implements Icon {
    public static final int SIZE = 9;

    @Override
    public int getIconWidth() {
        return SIZE;
    }

    @Override
    public int getIconHeight() {
        return SIZE;
    }

    @Override
    public void paintIcon(Component component, Graphics graphics, int x, int y) {
        Graphics2D g = (Graphics2D) graphics.create();
        paint(g, colour.get(), x, y);
        g.dispose();
    }

    public static void paint(Graphics2D g, Color colour, double x, double y) {
        ChartTheme.smooth(g);
        g.setColor(colour);
        g.fill(new RoundRectangle2D.Double(x, y, SIZE, SIZE, 4, 4));
    }
}
