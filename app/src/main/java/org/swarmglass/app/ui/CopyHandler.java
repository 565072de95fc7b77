package org.swarmglass.app.ui;

import java.awt.datatransfer.StringSelection;
import java.awt.datatransfer.Transferable;
import java.util.function.Supplier;
import javax.swing.JComponent;
import javax.swing.TransferHandler;

/** Ctrl+C in lists and tables: what is selected, as text. */
public final class CopyHandler extends TransferHandler {
    private static final long serialVersionUID = 1L;

    private final transient Supplier<String> selectedText;

    public CopyHandler(Supplier<String> selectedText) {
        this.selectedText = selectedText;
    }

    @Override
    public int getSourceActions(JComponent component) {
        return COPY;
    }

    @Override
    protected Transferable createTransferable(JComponent component) {
        return new StringSelection(selectedText.get());
    }
}
