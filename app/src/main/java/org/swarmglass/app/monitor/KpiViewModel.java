package org.swarmglass.app.monitor;

import java.util.List;
import org.swarmglass.app.ui.Figure;

/** The row of figures, in the order of {@link KpiPresenter.Kind}. */
public record KpiViewModel(List<Kpi> kpis) {
    public KpiViewModel {
        kpis = List.copyOf(kpis);
    }

    /**
     * One figure.
     *
     * @param caption the line below
     * @param tip what the number means, its formula and its parts
     * @param reference a value to compare with in the small chart; NaN for none
     */
    public record Kpi(KpiPresenter.Kind kind, Figure figure, String caption, List<String> tip, double reference) {
        public Kpi {
            tip = List.copyOf(tip);
        }

        Kpi(KpiPresenter.Kind kind, Figure figure, String caption, List<String> tip) {
            this(kind, figure, caption, tip, Double.NaN);
        }
    }
}
