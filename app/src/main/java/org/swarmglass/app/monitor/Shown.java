package org.swarmglass.app.monitor;

import org.swarmglass.charts.TimeWindow;

/** What the window shows: an instant, which stands still while paused, and how much of the past before it. */
public record Shown(Moment moment, WindowLength length) {
    public TimeWindow window() {
        return TimeWindow.ending(moment.atMillis(), length.millis());
    }
}
