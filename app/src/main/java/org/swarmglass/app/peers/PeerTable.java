package org.swarmglass.app.peers;

import java.awt.Component;
import java.awt.Point;
import java.awt.event.MouseEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.swing.JLabel;
import javax.swing.JTable;
import javax.swing.ListSelectionModel;
import javax.swing.SwingConstants;
import javax.swing.table.JTableHeader;
import javax.swing.table.TableCellRenderer;
import javax.swing.table.TableColumn;
import javax.swing.table.TableRowSorter;
import org.jspecify.annotations.Nullable;
import org.swarmglass.app.ui.CopyHandler;
import org.swarmglass.app.ui.Figure;
import org.swarmglass.app.ui.Fonts;
import org.swarmglass.app.ui.Tip;
import org.swarmglass.app.ui.TipHeader;

/** The table itself: columns that give way when it gets narrow, tooltips, copying, and sorting that keeps still. */
final class PeerTable extends JTable {
    private static final long serialVersionUID = 1L;
    private static final double NARROWED = 1.05;

    /** Which columns go first when there is no room for all. */
    private static final List<PeerColumn> LEAST_NEEDED =
            List.of(PeerColumn.CANDIDATES, PeerColumn.GENERATION, PeerColumn.CLIENT, PeerColumn.SENT);

    private final transient PeerTableModel rows;
    private transient Set<PeerColumn> visible = EnumSet.noneOf(PeerColumn.class);

    PeerTable(PeerTableModel rows) {
        super(rows);
        this.rows = rows;
        setName("peers.table");
        setAutoCreateColumnsFromModel(false);
        getAccessibleContext().setAccessibleName("Peers of the swarm");
        setSelectionMode(ListSelectionModel.MULTIPLE_INTERVAL_SELECTION);
        getTableHeader().setReorderingAllowed(false);
        setAutoResizeMode(AUTO_RESIZE_ALL_COLUMNS);
        setFillsViewportHeight(true);
        setTransferHandler(new CopyHandler(this::selectedText));
        TableRowSorter<PeerTableModel> sorter = new TableRowSorter<>(rows);
        for (PeerColumn column : PeerColumn.ALL) {
            sorter.setComparator(PeerColumn.ALL.indexOf(column), column.order());
        }
        // Updates must not move rows under the mouse; PeersView sorts again when that does no harm.
        sorter.setSortsOnUpdates(false);
        setRowSorter(sorter);
        fit(Integer.MAX_VALUE);
    }

    /** Shows as many columns as a width has room for, if need be a little narrower than they would like. */
    void fit(int width) {
        Set<PeerColumn> fitting = EnumSet.allOf(PeerColumn.class);
        for (PeerColumn column : LEAST_NEEDED) {
            if (fitting.stream().mapToInt(PeerColumn::width).sum() > width * NARROWED) {
                fitting.remove(column);
            }
        }
        if (!fitting.equals(visible)) {
            visible = fitting;
            while (getColumnCount() > 0) {
                removeColumn(getColumnModel().getColumn(0));
            }
            fitting.forEach(column -> addColumn(newColumn(column)));
        }
    }

    /** The selected row if it is one alone. */
    @Nullable
    PeerRow selectedPeer() {
        return getSelectedRowCount() == 1 ? rows.row(convertRowIndexToModel(getSelectedRow())) : null;
    }

    /** Every row in the order shown, for a file. */
    List<List<String>> plainRows() {
        List<List<String>> lines = new ArrayList<>();
        lines.add(PeerColumn.ALL.stream().map(PeerColumn::plainHeading).toList());
        for (int i = 0; i < getRowCount(); i++) {
            PeerRow row = rows.row(convertRowIndexToModel(i));
            lines.add(PeerColumn.ALL.stream().map(column -> column.plain(row)).toList());
        }
        return lines;
    }

    @Override
    public @Nullable String getToolTipText(MouseEvent event) {
        Point at = event.getPoint();
        int viewRow = rowAtPoint(at);
        int viewColumn = columnAtPoint(at);
        if (viewRow < 0 || viewColumn < 0) {
            return null;
        }
        PeerRow row = rows.row(convertRowIndexToModel(viewRow));
        PeerColumn column = PeerColumn.ALL.get(convertColumnIndexToModel(viewColumn));
        String unknown = column.unknown(row);
        return unknown.isEmpty() ? Tip.of(facts(row)) : Tip.of(unknown);
    }

    @Override
    protected JTableHeader createDefaultTableHeader() {
        return new TipHeader(
                columnModel, column -> List.of(PeerColumn.ALL.get(column).explanation()));
    }

    static List<String> facts(PeerRow row) {
        return List.of(
                row.identity().id(),
                row.identity().client() + ", generation " + row.identity().generation(),
                "Connected for " + Figure.seconds(row.link().connectedFor()).text() + ", says it holds "
                        + row.link().announced() + " segments",
                "Received " + Figure.bytes(row.bytes().in()).text() + ", sent "
                        + Figure.bytes(row.bytes().out()).text());
    }

    private TableColumn newColumn(PeerColumn column) {
        TableColumn made = new TableColumn(
                PeerColumn.ALL.indexOf(column), column.width(), new PeerCell(column, rows::fastest), null);
        made.setHeaderValue(column.heading());
        made.setMinWidth(column.width() / 2);
        made.setHeaderRenderer(new AlignedHeading(column.number() ? SwingConstants.RIGHT : SwingConstants.LEFT));
        return made;
    }

    private String selectedText() {
        return Arrays.stream(getSelectedRows())
                .mapToObj(i -> rows.row(convertRowIndexToModel(i)))
                .map(row -> PeerColumn.ALL.stream()
                        .map(column ->
                                column == PeerColumn.PEER ? row.identity().id() : column.text(row))
                        .collect(Collectors.joining("\t")))
                .collect(Collectors.joining("\n"));
    }

    /** The look-and-feel's heading, aligned as the cells are. */
    private record AlignedHeading(int alignment) implements TableCellRenderer {
        @Override
        public Component getTableCellRendererComponent(
                JTable table, Object value, boolean selected, boolean focused, int row, int column) {
            Component heading = table.getTableHeader()
                    .getDefaultRenderer()
                    .getTableCellRendererComponent(table, value, selected, focused, row, column);
            heading.setFont(Fonts.SMALL);
            if (heading instanceof JLabel label) {
                label.setHorizontalAlignment(alignment);
            }
            return heading;
        }
    }
}
