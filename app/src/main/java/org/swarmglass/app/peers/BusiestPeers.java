package org.swarmglass.app.peers;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.swarmglass.app.monitor.History;
import org.swarmglass.app.monitor.PeerKey;
import org.swarmglass.charts.TimeSeriesFeed;
import org.swarmglass.charts.TimeWindow;

/** Chooses which peers get a line: more than a handful cannot be told apart. Pure. */
final class BusiestPeers {
    private BusiestPeers() {}

    /**
     * Up to {@code most} peers by what they moved within a window, the busiest first. Peers that moved nothing have no
     * line.
     */
    static List<PeerKey> choose(History history, Direction direction, TimeWindow window, int most) {
        Map<PeerKey, Double> moved = new LinkedHashMap<>();
        history.peers().forEach((peer, series) -> moved.put(peer, sum(direction.of(series), window)));
        return moved.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .sorted(Map.Entry.<PeerKey, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(entry -> entry.getKey().id().text()))
                .limit(most)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static double sum(TimeSeriesFeed feed, TimeWindow window) {
        double sum = 0;
        for (int i = Math.max(0, feed.indexAtOrBefore(window.from())); i < feed.size(); i++) {
            double value = feed.valueAt(i);
            if (feed.timeAt(i) <= window.until() && !Double.isNaN(value)) {
                sum += value;
            }
        }
        return sum;
    }
}
