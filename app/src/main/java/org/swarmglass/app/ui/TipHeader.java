package org.swarmglass.app.ui;

import java.awt.event.MouseEvent;
import java.util.List;
import java.util.function.IntFunction;
import javax.swing.table.JTableHeader;
import javax.swing.table.TableColumnModel;
import org.jspecify.annotations.Nullable;

/** A table's headings, each with a tooltip that explains the term. EDT only. */
public final class TipHeader extends JTableHeader {
    private static final long serialVersionUID = 1L;

    private final transient IntFunction<List<String>> explanation;

    /** @param explanation by the index of the column in the model, wherever it was dragged */
    public TipHeader(TableColumnModel columns, IntFunction<List<String>> explanation) {
        super(columns);
        this.explanation = explanation;
    }

    @Override
    public @Nullable String getToolTipText(MouseEvent event) {
        int index = columnModel.getColumnIndexAtX(event.getX());
        return index < 0
                ? null
                : Tip.of(explanation.apply(columnModel.getColumn(index).getModelIndex()));
    }
}
