package org.swarmglass.app.main;

import java.util.ArrayList;
import java.util.List;
import javax.swing.JComponent;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import org.swarmglass.app.census.CensusView;
import org.swarmglass.app.eventlog.EventLogView;
import org.swarmglass.app.monitor.Charts;
import org.swarmglass.app.monitor.ConsoleView;
import org.swarmglass.app.monitor.KpiRow;
import org.swarmglass.app.monitor.Moment;
import org.swarmglass.app.monitor.Monitor;
import org.swarmglass.app.monitor.Shown;
import org.swarmglass.app.monitor.SourcesView;
import org.swarmglass.app.monitor.WindowLength;
import org.swarmglass.app.peers.PeerSelection;
import org.swarmglass.app.peers.PeerTrafficView;
import org.swarmglass.app.peers.PeersView;
import org.swarmglass.app.peers.TopologyView;
import org.swarmglass.app.trackers.TrackersView;
import org.swarmglass.app.ui.Appearance;
import org.swarmglass.app.ui.FileExport;
import org.swarmglass.app.ui.TabCard;

/** Everything in the window below the menu. Shows what {@link #tick} has read unless it is paused. EDT only. */
public final class ConsolePane extends JPanel {
    /** Takes the room of its column, however much its content would like. */
    private static final String FREE = "w 10:10, h 10:10, grow";

    private final Monitor monitor;
    private final Charts charts;
    private final HeaderBar header = new HeaderBar(new HeaderActions());
    private final List<ConsoleView> views = new ArrayList<>();
    private final PeersView peers;
    private final EventLogView log;
    private final CensusView census;
    private Shown shown;
    private boolean paused;

    /** @param playerCard fills the place of the picture */
    public ConsolePane(Monitor monitor, JComponent playerCard) {
        super(new MigLayout(
                "insets 6 16 16 16, gap 12, fill",
                "[fill,grow 47][fill,grow 53]",
                "[]10[96!]12[fill,grow 62][fill,grow 38]"));
        this.monitor = monitor;
        shown = new Shown(monitor.latest(), WindowLength.ONE_MINUTE);
        header.select(shown.length());
        charts = new Charts(monitor.incidents());
        PeerSelection selection = new PeerSelection();
        KpiRow figures = register(new KpiRow(monitor.history()));
        SourcesView sources = register(new SourcesView(monitor.history(), charts));
        PeerTrafficView traffic = register(new PeerTrafficView(monitor.history(), monitor.slots(), selection, charts));
        peers = register(new PeersView(monitor.slots(), selection));
        TopologyView topology = register(new TopologyView(monitor.slots(), selection));
        TrackersView trackers = register(new TrackersView(monitor.history(), charts));
        census = register(new CensusView());
        log = register(new EventLogView(monitor.journal()));

        TabCard swarm = new TabCard();
        swarm.add("Swarm", "swarm", peers.side(), peers.body());
        swarm.add("Trackers", "trackers", trackers.side(), trackers.body());
        swarm.add("Census", "census", census.side(), census.body());
        add(header, "span, growx, wmin 0, wrap");
        add(figures, "span, grow, wmin 0, wrap");
        add(playerCard, FREE);
        add(pair("[grow,fill]", "[grow,sg][grow,sg]", sources, traffic), FREE + ", wrap");
        add(pair("[fill,grow 60][fill,grow 40]", "[grow]", log, topology), FREE);
        add(swarm, FREE);
        render();
    }

    /** Reads the engine and shows it; to be called every {@link Monitor#PERIOD_MILLIS}. */
    public void tick(boolean visible) {
        Moment moment = monitor.poll();
        if (!paused) {
            shown = new Shown(moment, shown.length());
            if (visible) {
                render();
            }
        }
    }

    public WindowLength windowLength() {
        return shown.length();
    }

    public void showLength(WindowLength length) {
        shown = new Shown(shown.moment(), length);
        header.select(length);
        render();
    }

    public boolean paused() {
        return paused;
    }

    /** Freezes the views; the monitor goes on. */
    public void setPaused(boolean stop) {
        paused = stop;
        header.showPaused(stop);
        if (!stop) {
            shown = new Shown(monitor.latest(), shown.length());
            render();
        }
    }

    public void exportPeers() {
        peers.export();
    }

    public void exportCensus() {
        census.export();
    }

    public void exportEvents() {
        log.export();
    }

    public void exportCharts() {
        FileExport.png(this, "charts.png", charts.picture());
    }

    private <V extends ConsoleView> V register(V view) {
        views.add(view);
        return view;
    }

    private void render() {
        header.show(shown.moment().snapshot());
        views.forEach(view -> view.show(shown));
    }

    private static JPanel pair(String columns, String rows, JComponent first, JComponent second) {
        boolean below = rows.contains("][");
        JPanel pair = new JPanel(new MigLayout("insets 0, gap 12, fill", columns, rows));
        pair.setOpaque(false);
        pair.add(first, FREE + (below ? ", wrap" : ""));
        pair.add(second, FREE);
        return pair;
    }

    private final class HeaderActions implements HeaderBar.Actions {
        @Override
        public void showLength(WindowLength length) {
            ConsolePane.this.showLength(length);
        }

        @Override
        public void pause(boolean stop) {
            setPaused(stop);
        }

        @Override
        public void toggleTheme() {
            Appearance.use(Appearance.current().other());
        }

        @Override
        public void savePicture() {
            exportCharts();
        }
    }
}
