package org.swarmglass.app.ui;

import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.font.LineBreakMeasurer;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.text.AttributedCharacterIterator;
import java.text.AttributedString;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.swing.JPanel;
import org.swarmglass.charts.ChartTheme;

/** Centred, muted text on as many lines as it takes. Plain text: nothing in it is markup. */
final class WrappedText extends JPanel {
    private static final int LINE = 18;
    private static final int MOST_LINES = 5;

    private String text = "";

    WrappedText() {
        super(null);
        setOpaque(false);
    }

    void show(String shown) {
        if (!shown.equals(text)) {
            text = shown;
            getAccessibleContext().setAccessibleName(shown);
            revalidate();
            repaint();
        }
    }

    @Override
    public Dimension getPreferredSize() {
        return new Dimension(360, LINE * MOST_LINES);
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        Graphics2D g = (Graphics2D) graphics.create();
        ChartTheme.smooth(g);
        g.setColor(Palette.of(Tone.MUTED));
        float baseline = LINE - 5f;
        for (TextLayout line : lines(g.getFontRenderContext())) {
            line.draw(g, (getWidth() - line.getAdvance()) / 2, baseline);
            baseline += LINE;
        }
        g.dispose();
    }

    private List<TextLayout> lines(FontRenderContext context) {
        List<TextLayout> lines = new ArrayList<>();
        if (!text.isEmpty()) {
            AttributedCharacterIterator characters =
                    new AttributedString(text, Map.of(TextAttribute.FONT, Fonts.SMALL)).getIterator();
            LineBreakMeasurer measurer = new LineBreakMeasurer(characters, context);
            while (measurer.getPosition() < characters.getEndIndex() && lines.size() < MOST_LINES) {
                lines.add(measurer.nextLayout(Math.max(40, getWidth())));
            }
        }
        return lines;
    }
}
