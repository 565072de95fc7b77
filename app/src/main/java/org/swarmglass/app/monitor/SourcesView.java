package org.swarmglass.app.monitor;

import java.util.List;
import java.util.Optional;
import javax.swing.JLabel;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.swarmglass.app.ui.Absence;
import org.swarmglass.app.ui.Card;
import org.swarmglass.app.ui.Emptiable;
import org.swarmglass.app.ui.Fonts;
import org.swarmglass.app.ui.Labels;
import org.swarmglass.app.ui.Legend;
import org.swarmglass.app.ui.Palette;
import org.swarmglass.app.ui.Tip;
import org.swarmglass.app.ui.Tone;
import org.swarmglass.charts.ChartSpec;
import org.swarmglass.charts.Series;
import org.swarmglass.charts.StackedAreaPanel;

/** What came from peers and what over HTTP, one on top of the other. */
public final class SourcesView extends JPanel implements ConsoleView {
    private final Charts charts;
    private final StackedAreaPanel chart;
    private final Emptiable body;

    public SourcesView(History history, Charts charts) {
        super(new MigLayout("insets 0, fill", "[grow,fill]", "[grow,fill]"));
        setOpaque(false);
        this.charts = charts;
        chart = charts.add(new StackedAreaPanel(ChartSpec.rates("Download by source")));
        chart.setName("chart.sources");
        chart.setSeries(List.of(
                new Series("P2P", Palette.supply(Tone.P2P), history.rates().p2p()),
                new Series(
                        "HTTP (CDN)", Palette.supply(Tone.HTTP), history.rates().http())));
        Legend legend = new Legend(Fonts.SMALL);
        legend.show(chart.series().stream()
                .map(series -> new Legend.Entry(series.name(), series.colour()))
                .toList());
        JLabel unit = Labels.faint("Mbit/s", Fonts.SMALL);
        unit.setToolTipText(Tip.of("Media segments received, mean of the last 3 s at each point."));
        body = new Emptiable(chart, MaterialDesignC.CHART_AREASPLINE);
        add(Card.of(Card.heading(chart.spec().title(), unit, legend), body));
    }

    @Override
    public void show(Shown shown) {
        body.show(absence(shown));
        charts.show(chart, shown);
    }

    private static Optional<Absence> absence(Shown shown) {
        return Absences.ofStream(shown.moment().snapshot());
    }
}
