package org.swarmglass.app.ui;

import java.awt.Color;
import java.awt.Graphics;
import java.awt.Graphics2D;
import javax.swing.BorderFactory;
import javax.swing.JLabel;
import org.swarmglass.charts.ChartTheme;

/** A word on a tinted ground, for states. */
public final class Pill extends JLabel {
    private static final int TINT = 36;

    private Tone tone = Tone.MUTED;

    public Pill() {
        Labels.neutral(this);
        setFont(Fonts.PILL);
        setBorder(BorderFactory.createEmptyBorder(3, 9, 3, 9));
    }

    public void show(String word, Tone meaning) {
        tone = meaning;
        setText(word);
        setVisible(!word.isEmpty());
        repaint();
    }

    @Override
    public Color getForeground() {
        // The superclass asks while it is being built, before there is a tone.
        return tone == null ? super.getForeground() : Palette.of(tone);
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        Graphics2D g = (Graphics2D) graphics.create();
        paintGround(g, tone, getWidth(), getHeight());
        g.dispose();
        super.paintComponent(graphics);
    }

    /** The ground alone, for cells that paint their own text. */
    public static void paintGround(Graphics2D g, Tone tone, int width, int height) {
        ChartTheme.smooth(g);
        g.setColor(ChartTheme.fade(Palette.of(tone), TINT));
        g.fillRoundRect(0, 0, width, height, height, height);
    }
}
