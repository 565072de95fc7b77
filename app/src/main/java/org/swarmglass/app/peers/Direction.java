package org.swarmglass.app.peers;

import org.swarmglass.app.monitor.History.PeerSeries;
import org.swarmglass.charts.TimeSeriesFeed;

/** Which way bytes flow, seen from us. */
enum Direction {
    RECEIVED("received"),
    SENT("sent");

    private final String label;

    Direction(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    TimeSeriesFeed of(PeerSeries series) {
        return this == RECEIVED ? series.in() : series.out();
    }
}
