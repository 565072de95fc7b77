package org.swarmglass.charts;

import java.util.List;
import org.jfree.data.xy.AbstractXYDataset;

/** The samplings of a chart as JFreeChart wants them: replaced as a whole, no event per point. */
final class SampledDataset extends AbstractXYDataset {
    private static final long serialVersionUID = 1L;

    private transient List<Sampling> series = List.of();

    void replace(List<Sampling> samplings) {
        series = samplings;
    }

    @Override
    public int getSeriesCount() {
        return series.size();
    }

    @Override
    public Integer getSeriesKey(int index) {
        return index;
    }

    @Override
    public int getItemCount(int index) {
        return series.get(index).size();
    }

    @Override
    public double getXValue(int index, int item) {
        return series.get(index).time(item);
    }

    @Override
    public double getYValue(int index, int item) {
        return series.get(index).value(item);
    }

    @Override
    public Number getX(int index, int item) {
        return getXValue(index, item);
    }

    @Override
    public Number getY(int index, int item) {
        return getYValue(index, item);
    }
}
