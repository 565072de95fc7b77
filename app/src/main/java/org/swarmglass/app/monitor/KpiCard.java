package org.swarmglass.app.monitor;

import java.util.ArrayList;
import java.util.List;
import javax.swing.BorderFactory;
import javax.swing.JLabel;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import org.kordamp.ikonli.Ikon;
import org.swarmglass.app.ui.Card;
import org.swarmglass.app.ui.Fonts;
import org.swarmglass.app.ui.GlyphIcon;
import org.swarmglass.app.ui.Labels;
import org.swarmglass.app.ui.Palette;
import org.swarmglass.app.ui.Tip;
import org.swarmglass.charts.Sparkline;
import org.swarmglass.charts.TimeSeriesFeed;
import org.swarmglass.charts.TimeWindow;

/** One figure: title, number, caption and a small chart of the shown window. */
final class KpiCard extends JPanel {
    private final JLabel value = Labels.plain("", Fonts.BIG_NUMBER);
    private final JLabel unit = Labels.muted("", Fonts.TEXT);
    private final JLabel caption = Labels.faint("", Fonts.CAPTION);
    private final Sparkline spark;
    private final Card card =
            new Card(new MigLayout("insets 0, gap 0, fill", "[grow 0]8:push[36:92:92,shrinkprio 200]", "[]6[]2[]"));
    private List<String> tip = List.of();

    KpiCard(KpiPresenter.Kind kind, Ikon ikon, TimeSeriesFeed feed) {
        super(new MigLayout("insets 0, fill", "[grow,fill]", "[grow,fill]"));
        setOpaque(false);
        JLabel title = Labels.muted(kind.title(), Fonts.SMALL);
        title.setIcon(new GlyphIcon(ikon, 15, Palette.supply(kind.tone())));
        title.setIconTextGap(7);
        spark = new Sparkline(feed, Palette.supply(kind.tone()));
        value.setName("kpi." + kind.id());
        caption.setName("kpi." + kind.id() + ".caption");
        card.setBorder(BorderFactory.createEmptyBorder(11, 14, 10, 14));
        card.add(title, "span, wrap");
        JPanel number = new JPanel(new MigLayout("insets 0, gap 5", "[][]", "[baseline]"));
        number.setOpaque(false);
        number.add(value);
        number.add(unit);
        card.add(number);
        card.add(spark, "h 30!, growx, aligny bottom, wrap");
        card.add(caption, "span, wmin 0");
        add(card, "w 10:10, grow");
    }

    void show(KpiViewModel.Kpi kpi, TimeWindow window) {
        value.setText(kpi.figure().value());
        unit.setText(kpi.figure().unit());
        caption.setText(kpi.caption());
        spark.setReference(kpi.reference());
        spark.show(window);
        List<String> lines = new ArrayList<>(kpi.tip());
        if (!kpi.figure().known()) {
            lines.add(0, "Not known: " + kpi.figure().unknown());
        }
        if (!lines.equals(tip)) {
            tip = List.copyOf(lines);
            card.setToolTipText(Tip.of(lines));
        }
    }
}
