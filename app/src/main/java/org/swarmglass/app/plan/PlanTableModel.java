package org.swarmglass.app.plan;

import java.util.List;
import java.util.OptionalInt;
import javax.swing.table.AbstractTableModel;
import org.swarmglass.app.capacity.CapacityRow;

/** A row per finished run; rows only come, until another plan begins. */
final class PlanTableModel extends AbstractTableModel {
    private static final long serialVersionUID = 1L;

    private transient List<CapacityRow> rows = List.of();
    private transient OptionalInt best = OptionalInt.empty();

    void show(List<CapacityRow> now, OptionalInt bestRow) {
        if (now.equals(rows) && bestRow.equals(best)) {
            return;
        }
        int before = rows.size();
        boolean grown = now.size() >= before && now.subList(0, before).equals(rows);
        rows = List.copyOf(now);
        best = bestRow;
        if (!grown) {
            fireTableDataChanged();
            return;
        }
        if (before > 0) {
            fireTableRowsUpdated(0, before - 1);
        }
        if (now.size() > before) {
            fireTableRowsInserted(before, now.size() - 1);
        }
    }

    CapacityRow row(int index) {
        return rows.get(index);
    }

    boolean isBest(int index) {
        return best.isPresent() && best.getAsInt() == index;
    }

    @Override
    public int getRowCount() {
        return rows.size();
    }

    @Override
    public int getColumnCount() {
        return PlanColumn.ALL.size();
    }

    @Override
    public String getColumnName(int column) {
        return PlanColumn.ALL.get(column).heading();
    }

    @Override
    public Class<?> getColumnClass(int column) {
        return CapacityRow.class;
    }

    /** The whole row: the renderer takes what its column shows. */
    @Override
    public Object getValueAt(int row, int column) {
        return rows.get(row);
    }
}
