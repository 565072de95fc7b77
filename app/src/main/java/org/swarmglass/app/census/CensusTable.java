package org.swarmglass.app.census;

import java.awt.Toolkit;
import java.awt.datatransfer.StringSelection;
import java.awt.event.MouseEvent;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.swing.JMenuItem;
import javax.swing.JPopupMenu;
import javax.swing.JTable;
import javax.swing.ListSelectionModel;
import javax.swing.table.JTableHeader;
import javax.swing.table.TableColumn;
import javax.swing.table.TableRowSorter;
import org.jspecify.annotations.Nullable;
import org.swarmglass.app.ui.CopyHandler;
import org.swarmglass.app.ui.Tip;
import org.swarmglass.app.ui.TipHeader;

/** The matrix: swarms by trackers. Ctrl+C copies rows with their recipes; the popup copies parts. */
final class CensusTable extends JTable {
    private static final long serialVersionUID = 1L;
    private static final int[] BEFORE = {44, 110, 78};
    private static final int TRACKER = 88;
    private static final int[] AFTER = {80, 92};

    private final transient CensusTableModel rows;

    CensusTable(CensusTableModel rows) {
        super(rows);
        this.rows = rows;
        setName("census.table");
        getAccessibleContext().setAccessibleName("Swarms of the stream and their members");
        setSelectionMode(ListSelectionModel.MULTIPLE_INTERVAL_SELECTION);
        getTableHeader().setReorderingAllowed(false);
        setFillsViewportHeight(true);
        setTransferHandler(new CopyHandler(() -> text(this::line)));
        setComponentPopupMenu(popup());
        setDefaultRenderer(CensusRow.class, new CensusCell(rows));
        arrange();
    }

    /** Widths and order of the columns, after these have changed. */
    void arrange() {
        TableRowSorter<CensusTableModel> sorter = new TableRowSorter<>(rows);
        for (int i = 0; i < rows.getColumnCount(); i++) {
            sorter.setComparator(i, order(i));
            TableColumn column = getColumnModel().getColumn(i);
            int width = rows.isTracker(i)
                    ? TRACKER
                    : i < CensusTableModel.FIRST_TRACKER ? BEFORE[i] : AFTER[i - rows.trend()];
            column.setPreferredWidth(width);
            column.setMinWidth(i == 0 ? width : width / 2);
        }
        sorter.setSortsOnUpdates(false);
        setRowSorter(sorter);
    }

    /** The first of the selected rows. */
    Optional<CensusRow> selected() {
        int row = getSelectedRow();
        return row < 0 ? Optional.empty() : Optional.of(rows.row(convertRowIndexToModel(row)));
    }

    /** Selects where there is somebody to look at, else where we are. */
    void selectFirst() {
        int best = first(CensusRow::populated)
                .orElseGet(() -> first(row -> row.names().joined()).orElse(0));
        if (getRowCount() > 0) {
            setRowSelectionInterval(best, best);
        }
    }

    private OptionalInt first(Predicate<CensusRow> wanted) {
        return IntStream.range(0, getRowCount())
                .filter(i -> wanted.test(rows.row(convertRowIndexToModel(i))))
                .findFirst();
    }

    @Override
    public @Nullable String getToolTipText(MouseEvent event) {
        int at = rowAtPoint(event.getPoint());
        return at < 0 ? null : Tip.of(rows.row(convertRowIndexToModel(at)).recipe());
    }

    @Override
    protected JTableHeader createDefaultTableHeader() {
        return new TipHeader(columnModel, this::explanation);
    }

    private List<String> explanation(int column) {
        if (rows.isTracker(column)) {
            CensusViewModel.Column tracker = rows.trackers().get(column - CensusTableModel.FIRST_TRACKER);
            return List.of("Members as " + tracker.name() + " counts them, ourselves included", tracker.words());
        }
        return List.of(
                switch (column) {
                    case CensusTableModel.GENERATION -> "Players of different generations never meet.";
                    case CensusTableModel.RENDITION ->
                        "Every rendition has a swarm of its own. We are in the marked ones.";
                    case CensusTableModel.ADDRESS ->
                        "Which address names the swarm: the requested one or the one after redirects. A star: no"
                                + " player of the generation takes it by itself.";
                    default ->
                        column == rows.trend()
                                ? "The most members that one tracker counted, in the last twenty minutes"
                                : "The info hash, by which trackers know the swarm";
                });
    }

    private Comparator<CensusRow> order(int column) {
        Comparator<CensusRow> order = rows.isTracker(column)
                ? Comparator.comparingInt(row -> row.counts()
                        .get(column - CensusTableModel.FIRST_TRACKER)
                        .orElse(-1))
                : column == rows.trend()
                        ? Comparator.comparingInt(row -> row.members().orElse(-1))
                        : Comparator.comparing(row -> rows.text(row, column));
        return order.thenComparingInt(CensusRow::position);
    }

    private JPopupMenu popup() {
        JPopupMenu menu = new JPopupMenu();
        menu.add(copying("Copy rows with recipes", this::line));
        menu.add(copying("Copy recipe", row -> String.join("\n", row.recipe())));
        menu.add(copying("Copy info hash", row -> row.key().hex()));
        return menu;
    }

    private JMenuItem copying(String title, Function<CensusRow, String> part) {
        JMenuItem item = new JMenuItem(title);
        item.addActionListener(event ->
                Toolkit.getDefaultToolkit().getSystemClipboard().setContents(new StringSelection(text(part)), null));
        return item;
    }

    private String text(Function<CensusRow, String> part) {
        return IntStream.of(getSelectedRows())
                .mapToObj(i -> part.apply(rows.row(convertRowIndexToModel(i))))
                .collect(Collectors.joining("\n"));
    }

    private String line(CensusRow row) {
        String cells = IntStream.range(0, rows.getColumnCount())
                .filter(column -> column != rows.trend())
                .mapToObj(column -> rows.text(row, column))
                .collect(Collectors.joining("\t"));
        return cells + "\n" + String.join("\n", row.recipe());
    }
}
