package org.swarmglass.app.ui;

import javax.swing.JTextPane;
import javax.swing.text.SimpleAttributeSet;
import javax.swing.text.StyleConstants;

/** Centred, muted text on several lines that a person may select and copy. Plain text: nothing in it is markup. */
public final class WrappedText extends JTextPane {
    public WrappedText() {
        setEditable(false);
        setOpaque(false);
        setFocusable(true);
        setBorder(null);
        setFont(Fonts.SMALL);
        SimpleAttributeSet centred = new SimpleAttributeSet();
        StyleConstants.setAlignment(centred, StyleConstants.ALIGN_CENTER);
        setParagraphAttributes(centred, true);
    }

    public void show(String text) {
        if (!text.equals(getText())) {
            setText(text);
        }
    }

    @Override
    public void updateUI() {
        super.updateUI();
        setForeground(Palette.of(Tone.MUTED));
    }
}
