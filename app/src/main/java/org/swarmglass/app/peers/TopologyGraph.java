package org.swarmglass.app.peers;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javax.swing.JPanel;
import javax.swing.ToolTipManager;
import org.jspecify.annotations.Nullable;
import org.swarmglass.app.ui.Figure;
import org.swarmglass.app.ui.Fonts;
import org.swarmglass.app.ui.Palette;
import org.swarmglass.app.ui.Tip;
import org.swarmglass.app.ui.Tone;
import org.swarmglass.charts.ChartTheme;
import org.swarmglass.engine.snapshot.PeerSnapshot.PeerState;

/** Paints the graph. Two strands to a peer: received in its colour, sent in the colour of uploads. EDT only. */
final class TopologyGraph extends JPanel {
    private static final double REACH = 14;
    private static final int FOOTER = 14;
    private static final double THICKEST = 6;
    private static final double FULL_BYTES_PER_SECOND = 500_000;

    private final PeerSelection selection;
    private Content content = new Content(List.of(), 0, 0);

    /** @param unconnected members the tracker counts that we have no connection to */
    record Content(List<PeerRow> rows, double httpRate, int unconnected) {
        Content {
            // In the order of colours: a peer keeps its place while others change state.
            List<PeerRow> ordered = new ArrayList<>(rows);
            ordered.removeIf(row -> row.state() == PeerState.CLOSED);
            ordered.sort(Comparator.comparingInt(row -> row.slot() < 0 ? Integer.MAX_VALUE : row.slot()));
            rows = List.copyOf(ordered);
        }
    }

    TopologyGraph(PeerSelection selection) {
        super(null);
        this.selection = selection;
        setOpaque(false);
        getAccessibleContext().setAccessibleName("Topology");
        ToolTipManager.sharedInstance().registerComponent(this);
        selection.onChanged(peer -> repaint());
        addMouseListener(new MouseAdapter() {
            @Override
            public void mousePressed(MouseEvent event) {
                PeerRow row = rowAt(event.getPoint());
                selection.select(row == null ? null : row.key());
            }
        });
    }

    void show(Content shown) {
        content = shown;
        repaint();
    }

    @Override
    public @Nullable String getToolTipText(MouseEvent event) {
        PeerRow row = rowAt(event.getPoint());
        if (row == null) {
            return null;
        }
        List<String> lines = new ArrayList<>(PeerTable.facts(row));
        lines.add("In " + Figure.rate(row.rate().in()).text() + ", out "
                + Figure.rate(row.rate().out()).text() + ", mean of the last 3 s");
        return Tip.of(lines);
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        Graphics2D g = (Graphics2D) graphics.create();
        ChartTheme.smooth(g);
        List<PeerRow> rows = content.rows();
        TopologyLayout layout = place();
        paintCdnLine(g, layout);
        for (int i = 0; i < rows.size(); i++) {
            paintLines(g, layout.self(), layout.peers().get(i), rows.get(i));
        }
        for (int i = 0; i < rows.size(); i++) {
            paintPeer(g, layout, layout.peers().get(i), rows.get(i));
        }
        node(g, layout.cdn(), 9, Palette.of(Tone.HTTP));
        g.setFont(Fonts.MONO_SMALL);
        g.setColor(Palette.of(Tone.MUTED));
        g.drawString(
                "CDN", (float) layout.cdn().getX() + 15, (float) layout.cdn().getY() + 4);
        paintSelf(g, layout.self());
        if (content.unconnected() > 0) {
            String more = content.unconnected() + " more, not connected";
            g.setFont(Fonts.CAPTION);
            g.setColor(Palette.of(Tone.FAINT));
            g.drawString(more, 0, getHeight() - 3);
        }
        g.dispose();
    }

    private void paintCdnLine(Graphics2D g, TopologyLayout layout) {
        double width = Math.max(1.5, width(content.httpRate()));
        g.setColor(ChartTheme.fade(Palette.of(Tone.HTTP), content.httpRate() > 0 ? 200 : 90));
        g.setStroke(new BasicStroke(
                (float) width,
                BasicStroke.CAP_ROUND,
                BasicStroke.JOIN_ROUND,
                1,
                new float[] {2, (float) width + 4},
                0));
        g.draw(new Line2D.Double(layout.self(), layout.cdn()));
    }

    private void paintLines(Graphics2D g, Point2D self, Point2D peer, PeerRow row) {
        if (row.state() == PeerState.CONNECTING) {
            g.setColor(Palette.of(Tone.FAINT));
            g.setStroke(new BasicStroke(1f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND, 1, new float[] {1, 4}, 0));
            g.draw(new Line2D.Double(self, peer));
            return;
        }
        double in = width(row.rate().in());
        double out = width(row.rate().out());
        g.setColor(Palette.border());
        g.setStroke(new BasicStroke(1f));
        g.draw(new Line2D.Double(self, peer));
        strand(g, self, peer, new Strand(in, -out / 2, ChartTheme.fade(PeerCell.colour(row), 165)));
        strand(g, self, peer, new Strand(out, in / 2, ChartTheme.fade(Palette.of(Tone.UPLOAD), 120)));
    }

    private static void strand(Graphics2D g, Point2D from, Point2D to, Strand strand) {
        if (strand.width() > 0) {
            double length = Math.max(1, from.distance(to));
            double dx = -(to.getY() - from.getY()) / length * strand.offset();
            double dy = (to.getX() - from.getX()) / length * strand.offset();
            g.setColor(strand.colour());
            g.setStroke(new BasicStroke((float) strand.width(), BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
            g.draw(new Line2D.Double(from.getX() + dx, from.getY() + dy, to.getX() + dx, to.getY() + dy));
        }
    }

    private void paintPeer(Graphics2D g, TopologyLayout layout, Point2D at, PeerRow row) {
        boolean selected = selection.selected().filter(row.key()::equals).isPresent();
        if (selected) {
            double ring = layout.radius() + 5;
            g.setColor(Palette.text());
            g.setStroke(new BasicStroke(1.5f));
            g.draw(new Ellipse2D.Double(at.getX() - ring, at.getY() - ring, 2 * ring, 2 * ring));
        }
        node(g, at, layout.radius(), PeerCell.colour(row));
        if (layout.labelled() || selected) {
            g.setFont(Fonts.MONO_SMALL);
            g.setColor(selected ? Palette.text() : Palette.of(Tone.MUTED));
            FontMetrics metrics = g.getFontMetrics();
            boolean above = at.getY() < layout.self().getY() - 8;
            double y = above ? at.getY() - layout.radius() - 6 : at.getY() + layout.radius() + 13;
            double left = at.getX() - metrics.stringWidth(row.name()) / 2.0;
            double kept = Math.max(0, Math.min(left, getWidth() - metrics.stringWidth(row.name())));
            g.drawString(row.name(), (float) kept, (float) y);
        }
    }

    private static void paintSelf(Graphics2D g, Point2D at) {
        node(g, at, 15, Palette.of(Tone.INFO));
        g.setFont(Fonts.PILL.deriveFont(10f));
        g.setColor(Palette.onInfo());
        FontMetrics metrics = g.getFontMetrics();
        g.drawString("you", (float) (at.getX() - metrics.stringWidth("you") / 2.0), (float) at.getY() + 3.5f);
    }

    private static void node(Graphics2D g, Point2D at, double radius, Color colour) {
        disc(g, at, radius + 3, Palette.card());
        disc(g, at, radius + 2, ChartTheme.fade(colour, 60));
        disc(g, at, radius - 2, colour);
    }

    private static void disc(Graphics2D g, Point2D at, double radius, Color colour) {
        g.setColor(colour);
        g.fill(new Ellipse2D.Double(at.getX() - radius, at.getY() - radius, 2 * radius, 2 * radius));
    }

    /** The square root keeps small flows visible beside large ones. */
    private static double width(double bytesPerSecond) {
        return bytesPerSecond <= 0
                ? 0
                : 0.8 + (THICKEST - 0.8) * Math.min(1, Math.sqrt(bytesPerSecond / FULL_BYTES_PER_SECOND));
    }

    private TopologyLayout place() {
        int footer = content.unconnected() > 0 ? FOOTER : 0;
        return TopologyLayout.of(content.rows().size(), getWidth(), getHeight() - footer);
    }

    private @Nullable PeerRow rowAt(Point2D point) {
        TopologyLayout layout = place();
        for (int i = 0; i < content.rows().size(); i++) {
            if (layout.peers().get(i).distance(point) <= REACH) {
                return content.rows().get(i);
            }
        }
        return null;
    }

    private record Strand(double width, double offset, Color colour) {}
}
