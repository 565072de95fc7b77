package org.swarmglass.app.peers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.swing.JLabel;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.swarmglass.app.monitor.Absences;
import org.swarmglass.app.monitor.Charts;
import org.swarmglass.app.monitor.ConsoleView;
import org.swarmglass.app.monitor.History;
import org.swarmglass.app.monitor.PeerKey;
import org.swarmglass.app.monitor.PeerSlots;
import org.swarmglass.app.monitor.Shown;
import org.swarmglass.app.ui.Absence;
import org.swarmglass.app.ui.Card;
import org.swarmglass.app.ui.Emptiable;
import org.swarmglass.app.ui.Fonts;
import org.swarmglass.app.ui.Labels;
import org.swarmglass.app.ui.Legend;
import org.swarmglass.app.ui.Palette;
import org.swarmglass.app.ui.Segments;
import org.swarmglass.app.ui.Tip;
import org.swarmglass.app.ui.Tone;
import org.swarmglass.charts.ChartSpec;
import org.swarmglass.charts.LinePanel;
import org.swarmglass.charts.Series;

/** What each of the busiest peers sends us, or gets from us, over time. */
public final class PeerTrafficView extends JPanel implements ConsoleView {
    private static final int MOST_LINES = 8;
    private static final int SHOWS_BETWEEN_CHOICES = 6;

    private final History history;
    private final PeerSlots slots;
    private final PeerSelection selection;
    private final Charts charts;
    private final LinePanel chart;
    private final Legend legend = new Legend(Fonts.MONO_SMALL);
    private final JLabel unit = Labels.faint("Mbit/s", Fonts.SMALL);
    private final Emptiable body;
    private List<PeerKey> lines = List.of();
    private Direction direction = Direction.RECEIVED;
    private @Nullable Shown last;
    private int shows;

    public PeerTrafficView(History history, PeerSlots slots, PeerSelection selection, Charts charts) {
        super(new MigLayout("insets 0, fill", "[grow,fill]", "[grow,fill]"));
        setOpaque(false);
        this.history = history;
        this.slots = slots;
        this.selection = selection;
        this.charts = charts;
        chart = charts.add(new LinePanel(ChartSpec.rates("Traffic per peer")));
        chart.setName("chart.peers");
        body = new Emptiable(chart, MaterialDesignC.CHART_LINE);
        Segments<Direction> directions =
                new Segments<>(List.of(Direction.values()), Direction::label, "tab", this::choose);
        for (Direction one : Direction.values()) {
            directions.button(one).setName("traffic." + one.label());
        }
        directions.select(direction);
        unit.setToolTipText(Tip.of(
                "Media bytes per peer, mean of the last 3 s at each point.",
                "Only the " + MOST_LINES + " busiest of the shown window have a line."));
        add(Card.of(Card.heading(chart.spec().title(), directions, unit, legend), body));
        selection.onChanged(peer -> refresh());
    }

    @Override
    public void show(Shown shown) {
        boolean other = last == null || last.length() != shown.length();
        last = shown;
        if (other || shows++ % SHOWS_BETWEEN_CHOICES == 0 || lines.size() < MOST_LINES) {
            lines = choice(shown);
        }
        draw(shown);
    }

    private void choose(Direction chosen) {
        direction = chosen;
        lines = List.of();
        refresh();
    }

    private void refresh() {
        Shown shown = last;
        if (shown != null) {
            lines = lines.isEmpty() ? choice(shown) : lines;
            draw(shown);
        }
    }

    /** Keeps the order of lines that stay, so that legend and lines do not swap places. */
    private List<PeerKey> choice(Shown shown) {
        List<PeerKey> busiest = BusiestPeers.choose(history, direction, shown.window(), MOST_LINES);
        List<PeerKey> kept = new ArrayList<>(lines);
        kept.retainAll(new HashSet<>(busiest));
        busiest.stream().filter(peer -> !kept.contains(peer)).forEach(kept::add);
        return kept;
    }

    private void draw(Shown shown) {
        Map<PeerKey, History.PeerSeries> known = new HashMap<>(history.peers());
        List<Series> series = new ArrayList<>();
        List<Legend.Entry> entries = new ArrayList<>();
        for (PeerKey peer : lines) {
            History.PeerSeries feeds = known.get(peer);
            if (feeds != null) {
                int slot = slots.of(peer);
                Series line = new Series(
                        peer.name(), () -> slot < 0 ? Palette.of(Tone.FAINT) : Palette.peer(slot), direction.of(feeds));
                series.add(line);
                entries.add(new Legend.Entry(line.name(), line.colour()));
            }
        }
        chart.setSeries(series);
        chart.emphasise(selection.selected().map(PeerKey::name).orElse(null));
        legend.show(entries);
        body.show(absence(shown, series.isEmpty()));
        charts.show(chart, shown);
    }

    private Optional<Absence> absence(Shown shown, boolean empty) {
        if (!empty) {
            return Optional.empty();
        }
        boolean connected = shown.moment().snapshot().peers().stream()
                .anyMatch(peer -> peer.state().connected());
        return Optional.of(
                connected
                        ? new Absence(
                                "Nothing was " + direction.label() + " in the last "
                                        + shown.length().label(),
                                direction == Direction.RECEIVED
                                        ? "Peers are connected; they send as soon as they hold a segment we want."
                                        : "Peers are connected; they have not asked us for a segment.")
                        : Absences.ofPeers(shown.moment().snapshot()));
    }
}
