package org.swarmglass.app.trackers;

import java.awt.Color;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import net.miginfocom.swing.MigLayout;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.swarmglass.app.monitor.Charts;
import org.swarmglass.app.monitor.ConsoleView;
import org.swarmglass.app.monitor.History;
import org.swarmglass.app.monitor.Shown;
import org.swarmglass.app.monitor.TrackerName;
import org.swarmglass.app.ui.Emptiable;
import org.swarmglass.app.ui.Fonts;
import org.swarmglass.app.ui.Labels;
import org.swarmglass.app.ui.Legend;
import org.swarmglass.app.ui.Palette;
import org.swarmglass.app.ui.Tip;
import org.swarmglass.app.ui.Tone;
import org.swarmglass.charts.ChartSpec;
import org.swarmglass.charts.LinePanel;
import org.swarmglass.charts.Series;

/** Members over time as each tracker counts them, and how each tracker is doing. */
public final class TrackersView implements ConsoleView {
    /** Trackers take the colours after those that the first peers get. */
    private static final int FIRST_COLOUR = 6;

    private final TrackersPresenter presenter = new TrackersPresenter();
    private final History history;
    private final Charts charts;
    private final LinePanel chart;
    private final Legend legend = new Legend(Fonts.SMALL);
    private final JPanel rows = new JPanel(new MigLayout("insets 0, gap 0, fillx, wrap 1", "[grow,fill]", "[]"));
    private final Map<URI, TrackerRowView> rowViews = new LinkedHashMap<>();
    private final JLabel summary = Labels.muted("", Fonts.SMALL);
    private final JPanel side = new JPanel(new MigLayout("insets 0", "push[]", "[22!]"));
    private final Emptiable body;

    public TrackersView(History history, Charts charts) {
        this.history = history;
        this.charts = charts;
        chart = charts.add(new LinePanel(ChartSpec.counts("Swarm membership")));
        chart.setName("chart.members");
        rows.setOpaque(false);
        side.setOpaque(false);
        side.add(summary);
        JScrollPane scroll = new JScrollPane(rows);
        scroll.getViewport().setOpaque(false);
        scroll.setOpaque(false);
        JLabel heading = Labels.faint("members, ourselves included", Fonts.SMALL);
        heading.setToolTipText(Tip.of("Seeders + leechers of all swarms we are in, as each tracker reports them."));
        JPanel left = new JPanel(new MigLayout("insets 0, gap 0 4, fill", "[]push[]", "[][grow,fill]"));
        left.setOpaque(false);
        left.add(heading);
        left.add(legend, "wmin 0, wrap");
        left.add(chart, "span, w 10:10, h 10:10, grow");
        JPanel content = new JPanel(
                new MigLayout("insets 0 10 4 10, gap 20, fill", "[grow 56,fill][grow 44,fill]", "[grow,fill]"));
        content.setOpaque(false);
        content.add(left, "w 10:10, grow");
        content.add(scroll, "w 10:10, h 10:10, grow");
        body = new Emptiable(content, MaterialDesignA.ACCESS_POINT_NETWORK);
    }

    public JComponent body() {
        return body;
    }

    /** What stands at the right of the heading. */
    public JComponent side() {
        return side;
    }

    @Override
    public void show(Shown shown) {
        TrackersViewModel now = presenter.present(shown.moment());
        summary.setText(now.summary());
        body.show(now.absence());
        showRows(now.rows());
        List<Series> series = new ArrayList<>();
        history.members()
                .forEach((url, feed) -> series.add(new Series(TrackerName.of(url), colour(series.size()), feed)));
        series.add(new Series(
                "connected to us", Palette.supply(Tone.INFO), history.gauges().connected()));
        chart.setSeries(series);
        // The rows beside carry the colours of the trackers.
        Series ours = series.get(series.size() - 1);
        legend.show(List.of(new Legend.Entry(ours.name(), ours.colour())));
        charts.show(chart, shown);
    }

    private void showRows(List<TrackersViewModel.Row> now) {
        if (!List.copyOf(rowViews.keySet())
                .equals(now.stream().map(TrackersViewModel.Row::key).toList())) {
            rowViews.clear();
            rows.removeAll();
            for (TrackersViewModel.Row row : now) {
                TrackerRowView view = new TrackerRowView(colour(rowViews.size()));
                rowViews.put(row.key(), view);
                rows.add(view, "wmin 0");
            }
            rows.revalidate();
            rows.repaint();
        }
        for (TrackersViewModel.Row row : now) {
            TrackerRowView view = rowViews.get(row.key());
            if (view != null) {
                view.show(row);
            }
        }
    }

    private static Supplier<Color> colour(int index) {
        return () -> Palette.peer(FIRST_COLOUR + index);
    }
}
