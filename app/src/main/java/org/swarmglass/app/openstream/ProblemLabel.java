package org.swarmglass.app.openstream;

import java.awt.Color;
import java.awt.Dimension;
import java.util.Locale;
import javax.swing.JTextArea;
import org.swarmglass.app.openstream.StreamForm.Field;
import org.swarmglass.app.ui.Fonts;
import org.swarmglass.app.ui.Palette;
import org.swarmglass.app.ui.SafeText;
import org.swarmglass.app.ui.Tone;

/** What is wrong with a field, below it, on as many lines as it takes. EDT only. */
final class ProblemLabel extends JTextArea {
    private static final long serialVersionUID = 1L;
    private static final int WIDTH = 520;

    private final Field field;

    ProblemLabel(Field field) {
        this.field = field;
        setName("open.problem." + field.name().toLowerCase(Locale.ROOT));
        setEditable(false);
        setFocusable(false);
        setOpaque(false);
        setBorder(null);
        setLineWrap(true);
        setWrapStyleWord(true);
        setFont(Fonts.SMALL);
        setVisible(false);
    }

    Field field() {
        return field;
    }

    void show(String words) {
        setText(SafeText.of(words));
        setVisible(!words.isEmpty());
    }

    /** Changes a problem that is shown; a new one does not appear. True if the height may be another now. */
    boolean update(String words) {
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

    /** The height its words need at the width of the dialog: a wrapping area does not know its width before. */
    @Override
    public Dimension getPreferredSize() {
        setSize(WIDTH, Short.MAX_VALUE);
        return new Dimension(WIDTH, super.getPreferredSize().height);
    }
}
