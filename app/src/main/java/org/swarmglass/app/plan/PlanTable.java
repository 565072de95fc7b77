package org.swarmglass.app.plan;

import java.awt.Component;
import java.awt.event.KeyEvent;
import java.awt.event.MouseEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.swing.BorderFactory;
import javax.swing.JLabel;
import javax.swing.JTable;
import javax.swing.KeyStroke;
import javax.swing.ListSelectionModel;
import javax.swing.SwingConstants;
import javax.swing.table.JTableHeader;
import javax.swing.table.TableCellRenderer;
import javax.swing.table.TableRowSorter;
import org.jspecify.annotations.Nullable;
import org.swarmglass.app.capacity.CapacityRow;
import org.swarmglass.app.ui.ColourChip;
import org.swarmglass.app.ui.CopyHandler;
import org.swarmglass.app.ui.Figure;
import org.swarmglass.app.ui.Fonts;
import org.swarmglass.app.ui.Labels;
import org.swarmglass.app.ui.Palette;
import org.swarmglass.app.ui.Tip;
import org.swarmglass.app.ui.TipHeader;
import org.swarmglass.app.ui.Tone;
import org.swarmglass.engine.simulation.SimulationResult.ClassResult;

/** The finished runs. The one to choose is marked. EDT only. */
final class PlanTable extends JTable {
    private static final long serialVersionUID = 1L;
    private static final int PADDING = 8;

    private final transient PlanTableModel rows;

    PlanTable(PlanTableModel rows) {
        super(rows);
        this.rows = rows;
        setName("plan.table");
        getAccessibleContext().setAccessibleName("Simulated swarms");
        setSelectionMode(ListSelectionModel.MULTIPLE_INTERVAL_SELECTION);
        getTableHeader().setReorderingAllowed(false);
        getTableHeader().setDefaultRenderer(new Heading(getTableHeader().getDefaultRenderer()));
        setFillsViewportHeight(true);
        setTransferHandler(new CopyHandler(this::selectedText));
        setDefaultRenderer(CapacityRow.class, new Cell(rows));
        TableRowSorter<PlanTableModel> sorter = new TableRowSorter<>(rows);
        for (int i = 0; i < PlanColumn.ALL.size(); i++) {
            PlanColumn column = PlanColumn.ALL.get(i);
            sorter.setComparator(i, Comparator.comparingDouble((CapacityRow row) -> column.key(row)));
            getColumnModel().getColumn(i).setPreferredWidth(column.width());
        }
        setRowSorter(sorter);
        // Enter begins a run wherever the focus is.
        getInputMap(WHEN_ANCESTOR_OF_FOCUSED_COMPONENT).put(KeyStroke.getKeyStroke(KeyEvent.VK_ENTER, 0), "none");
    }

    /** Headings and all rows in the order shown, for a spreadsheet. */
    String allText() {
        String headings = PlanColumn.ALL.stream().map(PlanColumn::heading).collect(Collectors.joining("\t"));
        return headings + "\n" + text(IntStream.range(0, getRowCount()));
    }

    private String selectedText() {
        return text(IntStream.of(getSelectedRows()));
    }

    private String text(IntStream viewRows) {
        return viewRows.mapToObj(i -> rows.row(convertRowIndexToModel(i)))
                .map(row ->
                        PlanColumn.ALL.stream().map(column -> column.text(row)).collect(Collectors.joining("\t")))
                .collect(Collectors.joining("\n"));
    }

    @Override
    public @Nullable String getToolTipText(MouseEvent event) {
        int at = rowAtPoint(event.getPoint());
        return at < 0 ? null : Tip.of(facts(rows.row(convertRowIndexToModel(at))));
    }

    /** What the columns have no room for. */
    private static List<String> facts(CapacityRow row) {
        List<String> lines = new ArrayList<>();
        for (ClassResult kind : row.result().perClass()) {
            lines.add(kind.name() + ": " + kind.peers() + " viewers, "
                    + Figure.percent(kind.share()).text() + " from peers, "
                    + Figure.bytes(kind.downloaded()).text() + " in, "
                    + Figure.bytes(kind.uploaded()).text() + " out, " + kind.stalls() + " stalls");
        }
        lines.add(Figure.percent(row.result().wasted()).text() + " of the bytes were thrown away.");
        return lines;
    }

    @Override
    protected JTableHeader createDefaultTableHeader() {
        return new TipHeader(
                columnModel, column -> List.of(PlanColumn.ALL.get(column).explanation()));
    }

    /** The look-and-feel's heading, aligned as the figures are. */
    private record Heading(TableCellRenderer usual) implements TableCellRenderer {
        @Override
        public Component getTableCellRendererComponent(
                JTable table, Object value, boolean selected, boolean focused, int row, int column) {
            Component heading = usual.getTableCellRendererComponent(table, value, selected, focused, row, column);
            heading.setFont(Fonts.SMALL);
            if (heading instanceof JLabel label) {
                label.setHorizontalAlignment(SwingConstants.RIGHT);
            }
            return heading;
        }
    }

    /** A figure; the row to choose is strong and has the chart's mark. */
    private static final class Cell extends JLabel implements TableCellRenderer {
        private static final long serialVersionUID = 1L;

        private final transient PlanTableModel rows;

        Cell(PlanTableModel rows) {
            this.rows = rows;
            Labels.neutral(this);
            setOpaque(true);
            setFont(Fonts.MONO);
            setIconTextGap(PADDING);
            setHorizontalAlignment(SwingConstants.RIGHT);
            setBorder(BorderFactory.createEmptyBorder(0, PADDING, 0, PADDING));
        }

        @Override
        public Component getTableCellRendererComponent(
                JTable table, Object value, boolean selected, boolean focused, int viewRow, int viewColumn) {
            PlanColumn column = PlanColumn.ALL.get(table.convertColumnIndexToModel(viewColumn));
            boolean best = rows.isBest(table.convertRowIndexToModel(viewRow));
            setText(column.text((CapacityRow) value));
            setIcon(best && viewColumn == 0 ? new ColourChip(Palette.supply(Tone.INFO)) : null);
            setBackground(selected ? table.getSelectionBackground() : table.getBackground());
            setForeground(best || selected ? Palette.text() : Palette.of(Tone.MUTED));
            return this;
        }
    }
}
