package org.swarmglass.app.peers;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javax.swing.JLabel;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import org.kordamp.ikonli.materialdesign2.MaterialDesignG;
import org.swarmglass.app.monitor.Absences;
import org.swarmglass.app.monitor.ConsoleView;
import org.swarmglass.app.monitor.Members;
import org.swarmglass.app.monitor.PeerSlots;
import org.swarmglass.app.monitor.Shown;
import org.swarmglass.app.ui.Card;
import org.swarmglass.app.ui.Emptiable;
import org.swarmglass.app.ui.Fonts;
import org.swarmglass.app.ui.Labels;
import org.swarmglass.app.ui.Tip;
import org.swarmglass.engine.snapshot.EngineSnapshot;

/** Who we are connected to, and how much flows. */
public final class TopologyView extends JPanel implements ConsoleView {
    private final PeersPresenter presenter;
    private final TopologyGraph graph;
    private final Emptiable body;

    public TopologyView(PeerSlots slots, PeerSelection selection) {
        super(new MigLayout("insets 0, fill", "[grow,fill]", "[grow,fill]"));
        setOpaque(false);
        presenter = new PeersPresenter(slots);
        graph = new TopologyGraph(selection);
        graph.setName("topology.graph");
        body = new Emptiable(graph, MaterialDesignG.GRAPH_OUTLINE);
        JLabel hint = Labels.faint("line width = rate", Fonts.SMALL);
        hint.setToolTipText(Tip.of(
                "Who we are connected to. Peers among themselves are not visible to us.",
                "To a peer: received in its colour, sent in the colour of uploads; dotted while connecting.",
                "To the CDN: what comes over HTTP. Width grows with the root of the rate, mean of the last 3 s.",
                "Click a peer to pick it out in table and chart."));
        add(Card.of(Card.heading("Topology", hint), body));
    }

    @Override
    public void show(Shown shown) {
        EngineSnapshot snapshot = shown.moment().snapshot();
        List<PeerRow> rows = presenter.present(shown.moment()).rows();
        long connected = rows.stream().filter(row -> row.state().connected()).count();
        OptionalInt others = Members.others(snapshot);
        int unconnected = (int) Math.max(0, others.orElse(0) - connected);
        graph.show(new TopologyGraph.Content(rows, shown.moment().rates().http(), unconnected));
        body.show(snapshot.stream().isEmpty() ? Absences.ofStream(snapshot) : Optional.empty());
    }
}
