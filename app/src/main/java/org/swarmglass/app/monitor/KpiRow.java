package org.swarmglass.app.monitor;

import java.util.EnumMap;
import java.util.Map;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;
import org.kordamp.ikonli.materialdesign2.MaterialDesignU;
import org.swarmglass.charts.TimeSeriesFeed;

/** The six figures across the top of the window. */
public final class KpiRow extends JPanel implements ConsoleView {
    private final KpiPresenter presenter;
    private final Map<KpiPresenter.Kind, KpiCard> cards = new EnumMap<>(KpiPresenter.Kind.class);

    public KpiRow(History history) {
        super(new MigLayout("insets 0, gap 12, fill", "[fill,grow,sg]", "[fill,grow]"));
        setOpaque(false);
        presenter = new KpiPresenter(history);
        for (KpiPresenter.Kind kind : KpiPresenter.Kind.values()) {
            KpiCard card = new KpiCard(kind, ikon(kind), feed(history, kind));
            cards.put(kind, card);
            add(card, "w 10:10, grow");
        }
    }

    @Override
    public void show(Shown shown) {
        for (KpiViewModel.Kpi kpi : presenter.present(shown).kpis()) {
            KpiCard card = cards.get(kpi.kind());
            if (card != null) {
                card.show(kpi, shown.window());
            }
        }
    }

    private static Ikon ikon(KpiPresenter.Kind kind) {
        return switch (kind) {
            case SHARE -> MaterialDesignS.SHARE_VARIANT;
            case P2P -> MaterialDesignD.DOWNLOAD_NETWORK;
            case HTTP -> MaterialDesignC.CLOUD_DOWNLOAD;
            case UPLOADED -> MaterialDesignU.UPLOAD_NETWORK;
            case PEERS -> MaterialDesignA.ACCOUNT_GROUP;
            case BUFFER -> MaterialDesignT.TIMER_SAND;
        };
    }

    private static TimeSeriesFeed feed(History history, KpiPresenter.Kind kind) {
        return switch (kind) {
            case SHARE -> history.gauges().share();
            case P2P -> history.rates().p2p();
            case HTTP -> history.rates().http();
            case UPLOADED -> history.rates().uploaded();
            case PEERS -> history.gauges().connected();
            case BUFFER -> history.gauges().buffer();
        };
    }
}
