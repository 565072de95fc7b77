package org.swarmglass.app.census;

import java.util.ArrayList;
import java.util.List;
import javax.swing.table.AbstractTableModel;

/** Rows by info hash; columns before and after the trackers are always the same. */
final class CensusTableModel extends AbstractTableModel {
    static final int GENERATION = 0;
    static final int RENDITION = 1;
    static final int ADDRESS = 2;
    static final int FIRST_TRACKER = 3;

    private static final long serialVersionUID = 1L;
    private static final List<String> BEFORE = List.of("Gen.", "Rendition", "URL");
    private static final List<String> AFTER = List.of("Over time", "Hash");

    private transient List<CensusViewModel.Column> trackers = List.of();
    private transient List<CensusRow> rows = List.of();

    /** Returns true if there are other columns or rows than before; the selection is lost then. */
    boolean update(CensusViewModel now) {
        boolean sameColumns = names(now.trackers()).equals(names(trackers));
        boolean sameRows = now.rows().stream()
                .map(CensusRow::key)
                .toList()
                .equals(rows.stream().map(CensusRow::key).toList());
        List<CensusRow> before = rows;
        trackers = now.trackers();
        rows = now.rows();
        if (!sameColumns) {
            fireTableStructureChanged();
        } else if (!sameRows) {
            fireTableDataChanged();
        } else {
            for (int i = 0; i < rows.size(); i++) {
                if (!rows.get(i).equals(before.get(i))) {
                    fireTableRowsUpdated(i, i);
                }
            }
        }
        return !sameColumns || !sameRows;
    }

    CensusRow row(int index) {
        return rows.get(index);
    }

    List<CensusViewModel.Column> trackers() {
        return trackers;
    }

    int trend() {
        return FIRST_TRACKER + trackers.size();
    }

    boolean isTracker(int column) {
        return column >= FIRST_TRACKER && column < trend();
    }

    @Override
    public int getRowCount() {
        return rows.size();
    }

    @Override
    public int getColumnCount() {
        return FIRST_TRACKER + trackers.size() + AFTER.size();
    }

    @Override
    public String getColumnName(int column) {
        if (column < FIRST_TRACKER) {
            return BEFORE.get(column);
        }
        return isTracker(column) ? trackers.get(column - FIRST_TRACKER).name() : AFTER.get(column - trend());
    }

    @Override
    public Class<?> getColumnClass(int column) {
        return CensusRow.class;
    }

    /** The whole row: the renderer takes what its column shows. */
    @Override
    public Object getValueAt(int row, int column) {
        return rows.get(row);
    }

    String text(CensusRow row, int column) {
        return switch (column) {
            case GENERATION -> row.names().generation();
            case RENDITION -> row.names().rendition();
            case ADDRESS -> row.names().address();
            default ->
                isTracker(column)
                        ? row.count(column - FIRST_TRACKER)
                        : column == trend() ? "" : row.key().hex();
        };
    }

    /** Heading and rows as plain text, for files. */
    List<List<String>> plainRows() {
        List<List<String>> lines = new ArrayList<>();
        List<String> heading = new ArrayList<>(List.of("generation", "rendition", "url"));
        trackers.forEach(tracker -> heading.add("members " + tracker.name()));
        heading.addAll(List.of("joined", "info hash", "recipe"));
        lines.add(heading);
        for (CensusRow row : rows) {
            List<String> line = new ArrayList<>();
            line.add(row.names().generation());
            line.add(row.names().rendition());
            line.add(row.names().address());
            for (int i = 0; i < trackers.size(); i++) {
                line.add(row.counts().get(i).isPresent() ? row.count(i) : "");
            }
            line.add(row.names().joined() ? "yes" : "no");
            line.add(row.key().hex());
            line.add(String.join("\n", row.recipe()));
            lines.add(line);
        }
        return lines;
    }

    private static List<String> names(List<CensusViewModel.Column> columns) {
        return columns.stream().map(CensusViewModel.Column::name).toList();
    }
}
