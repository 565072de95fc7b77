package org.swarmglass.app.ui;

import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;

/** Any change of a text. */
public record TextChanges(Runnable action) implements DocumentListener {
    @Override
    public void insertUpdate(DocumentEvent event) {
        action.run();
    }

    @Override
    public void removeUpdate(DocumentEvent event) {
        action.run();
    }

    @Override
    public void changedUpdate(DocumentEvent event) {
        action.run();
    }
}
