package org.swarmglass.app.peers;

import java.awt.Color;
import java.awt.Component;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.geom.RoundRectangle2D;
import java.util.function.DoubleSupplier;
import javax.swing.BorderFactory;
import javax.swing.JLabel;
import javax.swing.JTable;
import javax.swing.SwingConstants;
import javax.swing.table.TableCellRenderer;
import org.jspecify.annotations.Nullable;
import org.swarmglass.app.ui.ColourChip;
import org.swarmglass.app.ui.Fonts;
import org.swarmglass.app.ui.Labels;
import org.swarmglass.app.ui.Palette;
import org.swarmglass.app.ui.Pill;
import org.swarmglass.app.ui.Tone;
import org.swarmglass.charts.ChartTheme;
import org.swarmglass.engine.snapshot.PeerSnapshot.PeerState;

/** Paints every cell of the swarm table: one component for all, as tables do it. */
final class PeerCell extends JLabel implements TableCellRenderer {
    private static final int PADDING = 8;
    private static final int PILL_HEIGHT = 20;
    private static final int BAR = 5;

    private final PeerColumn column;
    private final DoubleSupplier fastest;
    private @Nullable PeerRow row;

    PeerCell(PeerColumn column, DoubleSupplier fastest) {
        this.column = column;
        this.fastest = fastest;
        Labels.neutral(this);
        setOpaque(true);
        setBorder(BorderFactory.createEmptyBorder(0, PADDING, 0, PADDING));
        setFont(font(column));
        setHorizontalAlignment(column.number() ? SwingConstants.RIGHT : SwingConstants.LEFT);
        setIconTextGap(8);
    }

    @Override
    public Component getTableCellRendererComponent(
            JTable table, Object value, boolean selected, boolean focused, int viewRow, int viewColumn) {
        PeerRow shown = (PeerRow) value;
        row = shown;
        setText(column.text(shown));
        setBackground(selected ? table.getSelectionBackground() : table.getBackground());
        boolean strong = column == PeerColumn.PEER || selected;
        boolean gone = shown.state() == PeerState.CLOSED;
        setForeground(gone ? Palette.of(Tone.FAINT) : strong ? Palette.text() : Palette.of(Tone.MUTED));
        setIcon(column == PeerColumn.PEER ? new ColourChip(() -> colour(shown)) : null);
        return this;
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        PeerRow shown = row;
        if (shown == null || (column != PeerColumn.STATE && column != PeerColumn.RATE)) {
            super.paintComponent(graphics);
            return;
        }
        Graphics2D g = (Graphics2D) graphics.create();
        g.setColor(getBackground());
        g.fillRect(0, 0, getWidth(), getHeight());
        if (column == PeerColumn.STATE) {
            paintState(g, shown.state());
        } else {
            paintRate(g, shown);
        }
        g.dispose();
    }

    private static Font font(PeerColumn column) {
        return switch (column) {
            case CLIENT -> Fonts.SMALL;
            case RATE, CANDIDATES -> Fonts.MONO_SMALL;
            default -> Fonts.MONO;
        };
    }

    static Color colour(PeerRow row) {
        return row.slot() < 0 ? Palette.of(Tone.FAINT) : Palette.peer(row.slot());
    }

    private void paintState(Graphics2D g, PeerState state) {
        Tone tone = PeersPresenter.tone(state);
        g.setFont(Fonts.PILL);
        FontMetrics metrics = g.getFontMetrics();
        int width = metrics.stringWidth(state.label()) + 18;
        g.translate(PADDING, (getHeight() - PILL_HEIGHT) / 2);
        Pill.paintGround(g, tone, width, PILL_HEIGHT);
        g.setColor(Palette.of(tone));
        g.drawString(state.label(), 9, (PILL_HEIGHT + metrics.getAscent() - metrics.getDescent()) / 2f);
    }

    private void paintRate(Graphics2D g, PeerRow shown) {
        ChartTheme.smooth(g);
        g.setFont(getFont());
        FontMetrics metrics = g.getFontMetrics();
        int numbers = Math.max(metrics.stringWidth("0.00 / 0.00"), metrics.stringWidth(getText()));
        int width = Math.max(20, getWidth() - 2 * PADDING - numbers - 8);
        int middle = getHeight() / 2;
        bar(g, middle - BAR - 1, width, shown.rate().in(), colour(shown));
        bar(g, middle + 1, width, shown.rate().out(), Palette.of(Tone.UPLOAD));
        g.setColor(shown.rate().sum() > 0 ? getForeground() : Palette.of(Tone.FAINT));
        String text = shown.state().connected() ? getText() : "–";
        float baseline = (getHeight() + metrics.getAscent() - metrics.getDescent()) / 2f;
        g.drawString(text, getWidth() - PADDING - metrics.stringWidth(text), baseline);
    }

    private void bar(Graphics2D g, int top, int width, double rate, Color colour) {
        g.setColor(Palette.border());
        g.fill(new RoundRectangle2D.Double(PADDING, top, width, BAR, BAR, BAR));
        if (rate > 0) {
            g.setColor(colour);
            double filled = Math.max(BAR, width * Math.min(1, rate / fastest.getAsDouble()));
            g.fill(new RoundRectangle2D.Double(PADDING, top, filled, BAR, BAR, BAR));
        }
    }
}
