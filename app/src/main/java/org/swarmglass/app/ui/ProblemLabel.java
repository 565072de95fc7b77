package org.swarmglass.app.ui;

import java.awt.Color;
import java.awt.Dimension;
import javax.swing.BorderFactory;
import javax.swing.JTextArea;
import javax.swing.text.View;

/** What is wrong with a field, below it, on as many lines as it takes. EDT only. */
public final class ProblemLabel extends JTextArea {
    private static final long serialVersionUID = 1L;

    private final int width;

    /** @param width pixels of a line */
    public ProblemLabel(String name, int width) {
        this.width = width;
        setName(name);
        setEditable(false);
        setFocusable(false);
        setOpaque(false);
        setBorder(BorderFactory.createEmptyBorder());
        setLineWrap(true);
        setWrapStyleWord(true);
        setFont(Fonts.SMALL);
        setVisible(false);
    }

    /** An empty text takes no room. */
    public void show(String words) {
        setText(SafeText.of(words));
        setVisible(!words.isEmpty());
    }

    /** Changes a problem that is shown; a new one does not appear. True if the height may be another now. */
    public boolean update(String words) {
        if (!isVisible() || getText().equals(SafeText.of(words))) {
            return false;
        }
        show(words);
        return true;
    }

    @Override
    public Color getForeground() {
        return Palette.of(Tone.BAD);
    }

    /**
     * The height its words need at the width of the dialog: a wrapping area does not know its width before. Asked of the
     * text's view, since a component that resizes itself when it is asked is laid out again without end.
     */
    @Override
    public Dimension getPreferredSize() {
        View lines = getUI().getRootView(this);
        lines.setSize(width, Short.MAX_VALUE);
        return new Dimension(width, (int) Math.ceil(lines.getPreferredSpan(View.Y_AXIS)));
    }
}
