package org.swarmglass.app.ui;

import com.formdev.flatlaf.ui.FlatUIUtils;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.LayoutManager;
import java.awt.geom.RoundRectangle2D;
import javax.swing.BorderFactory;
import javax.swing.JComponent;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import org.swarmglass.charts.ChartTheme;

/** A rounded panel with a thin border, the building block of the window. */
public final class Card extends JPanel {
    private static final int ARC = 12;

    public Card(LayoutManager layout) {
        super(layout);
        setOpaque(false);
        setBorder(BorderFactory.createEmptyBorder(12, 14, 12, 14));
    }

    /** A card of a heading and one body that takes the room there is, however much it would like. */
    public static Card of(JComponent heading, JComponent body) {
        Card card = new Card(new MigLayout("insets 0, gap 0, fill", "[grow,fill]", "[]8[grow,fill]"));
        card.add(heading, "wmin 0, wrap");
        card.add(body, "w 10:10, h 10:10, grow");
        return card;
    }

    /** A heading: the title on the left, what belongs to it on the right. */
    public static JPanel heading(String title, JComponent... right) {
        JPanel heading = new JPanel(new MigLayout(
                "insets 0, gap 12, fillx, aligny center", "[]12:push" + "[]".repeat(right.length), "[22!]"));
        heading.setOpaque(false);
        heading.add(Labels.title(title));
        for (JComponent component : right) {
            heading.add(component);
        }
        return heading;
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        Graphics2D g = (Graphics2D) graphics.create();
        FlatUIUtils.setRenderingHints(g);
        ChartTheme.smooth(g);
        RoundRectangle2D outline = new RoundRectangle2D.Double(.5, .5, getWidth() - 1.0, getHeight() - 1.0, ARC, ARC);
        g.setColor(Palette.card());
        g.fill(outline);
        g.setColor(Palette.border());
        g.draw(outline);
        g.dispose();
    }
}
