package org.swarmglass.app.census;

import java.awt.BasicStroke;
import java.awt.Component;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.util.List;
import javax.swing.BorderFactory;
import javax.swing.JLabel;
import javax.swing.JTable;
import javax.swing.SwingConstants;
import javax.swing.table.TableCellRenderer;
import org.swarmglass.app.ui.ColourChip;
import org.swarmglass.app.ui.Fonts;
import org.swarmglass.app.ui.Labels;
import org.swarmglass.app.ui.Palette;
import org.swarmglass.app.ui.Tone;
import org.swarmglass.charts.ChartTheme;

/** Paints every cell of the census: text, or members over time as a small line. */
final class CensusCell extends JLabel implements TableCellRenderer {
    private static final long serialVersionUID = 1L;
    private static final int PADDING = 8;

    private final transient CensusTableModel model;
    private transient List<Double> trend = List.of();

    CensusCell(CensusTableModel model) {
        this.model = model;
        Labels.neutral(this);
        setOpaque(true);
        setBorder(BorderFactory.createEmptyBorder(0, PADDING, 0, PADDING));
        setIconTextGap(8);
    }

    @Override
    public Component getTableCellRendererComponent(
            JTable table, Object value, boolean selected, boolean focused, int viewRow, int viewColumn) {
        CensusRow row = (CensusRow) value;
        int column = table.convertColumnIndexToModel(viewColumn);
        boolean figure = model.isTracker(column) || column == CensusTableModel.GENERATION;
        boolean hash = column > model.trend();
        setFont(figure ? Fonts.MONO : hash ? Fonts.MONO_SMALL : Fonts.SMALL);
        setHorizontalAlignment(model.isTracker(column) ? SwingConstants.RIGHT : SwingConstants.LEFT);
        setText(model.text(row, column));
        setBackground(selected ? table.getSelectionBackground() : table.getBackground());
        setForeground(row.populated() || selected ? Palette.text() : Palette.of(Tone.FAINT));
        boolean marked = column == CensusTableModel.RENDITION && row.names().joined();
        setIcon(marked ? new ColourChip(Palette.supply(Tone.P2P)) : null);
        trend = column == model.trend() ? row.trend() : List.of();
        return this;
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        super.paintComponent(graphics);
        if (trend.size() > 1) {
            Graphics2D g = (Graphics2D) graphics.create();
            ChartTheme.smooth(g);
            g.setColor(Palette.of(Tone.INFO));
            g.setStroke(new BasicStroke(1.5f));
            g.draw(line());
            g.dispose();
        }
    }

    /** From 0 to the most members there were; interrupted where nobody told. */
    private Path2D line() {
        double most = trend.stream().filter(each -> !each.isNaN()).reduce(1.0, Math::max);
        double width = getWidth() - 2.0 * PADDING;
        double height = getHeight() - 10.0;
        Path2D line = new Path2D.Double();
        boolean down = false;
        for (int i = 0; i < trend.size(); i++) {
            double x = PADDING + width * i / (trend.size() - 1);
            double y = 5 + height * (1 - trend.get(i) / most);
            if (Double.isNaN(y)) {
                down = false;
            } else if (down) {
                line.lineTo(x, y);
            } else {
                line.moveTo(x, y);
                down = true;
            }
        }
        return line;
    }
}
