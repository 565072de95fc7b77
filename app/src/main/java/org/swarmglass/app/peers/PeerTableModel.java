package org.swarmglass.app.peers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.swing.table.AbstractTableModel;
import org.swarmglass.app.monitor.PeerKey;

/**
 * Rows by peer: an update changes rows in place and adds and removes only what came and went, so that selection and
 * scroll position stay where they are.
 */
final class PeerTableModel extends AbstractTableModel {
    private static final long serialVersionUID = 1L;

    /** 1 Mbit/s in bytes: below it no bar is full, so that noise does not look like traffic. */
    private static final double SLOWEST_FULL_BAR = 125_000;

    private final transient List<PeerRow> rows = new ArrayList<>();

    /** Returns true if a row came or went. */
    boolean update(List<PeerRow> now) {
        Map<PeerKey, PeerRow> byKey = new HashMap<>();
        now.forEach(row -> byKey.put(row.key(), row));
        boolean moved = removeGone(byKey.keySet());
        Set<PeerKey> present = new HashSet<>();
        for (int i = 0; i < rows.size(); i++) {
            PeerKey key = rows.get(i).key();
            present.add(key);
            PeerRow fresh = byKey.getOrDefault(key, rows.get(i));
            if (!fresh.equals(rows.get(i))) {
                rows.set(i, fresh);
                fireTableRowsUpdated(i, i);
            }
        }
        for (PeerRow row : now) {
            if (present.add(row.key())) {
                int place = placeOf(row);
                rows.add(place, row);
                fireTableRowsInserted(place, place);
                moved = true;
            }
        }
        return moved;
    }

    /** Behind the others of its swarm, so that each swarm is a group of rows until a person sorts them otherwise. */
    private int placeOf(PeerRow row) {
        for (int i = rows.size() - 1; i >= 0; i--) {
            if (rows.get(i).identity().generation().equals(row.identity().generation())) {
                return i + 1;
            }
        }
        return rows.size();
    }

    PeerRow row(int index) {
        return rows.get(index);
    }

    int indexOf(PeerKey key) {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).key().equals(key)) {
                return i;
            }
        }
        return -1;
    }

    /** What the widest rate bar stands for. */
    double fastest() {
        double fastest = SLOWEST_FULL_BAR;
        for (PeerRow row : rows) {
            fastest = Math.max(fastest, Math.max(row.rate().in(), row.rate().out()));
        }
        return fastest;
    }

    @Override
    public int getRowCount() {
        return rows.size();
    }

    @Override
    public int getColumnCount() {
        return PeerColumn.ALL.size();
    }

    @Override
    public String getColumnName(int column) {
        return PeerColumn.ALL.get(column).heading();
    }

    @Override
    public Class<?> getColumnClass(int column) {
        return PeerRow.class;
    }

    /** The whole row: each column's renderer takes what it shows. */
    @Override
    public Object getValueAt(int row, int column) {
        return rows.get(row);
    }

    private boolean removeGone(Set<PeerKey> present) {
        boolean removed = false;
        for (int i = rows.size() - 1; i >= 0; i--) {
            if (!present.contains(rows.get(i).key())) {
                rows.remove(i);
                fireTableRowsDeleted(i, i);
                removed = true;
            }
        }
        return removed;
    }
}
