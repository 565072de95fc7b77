package org.swarmglass.app.main;

import java.awt.Component;
import java.awt.KeyboardFocusManager;
import java.awt.event.KeyEvent;
import javax.swing.JMenuItem;
import javax.swing.KeyStroke;
import javax.swing.text.JTextComponent;

/** A menu item whose key is a plain letter: it keeps still while somebody types, where the letter is only a letter. */
final class PlainKeyItem extends JMenuItem {
    private static final long serialVersionUID = 1L;

    PlainKeyItem(String text) {
        super(text);
    }

    @Override
    protected boolean processKeyBinding(KeyStroke stroke, KeyEvent event, int condition, boolean pressed) {
        Component focused =
                KeyboardFocusManager.getCurrentKeyboardFocusManager().getFocusOwner();
        return !(focused instanceof JTextComponent) && super.processKeyBinding(stroke, event, condition, pressed);
    }
}
