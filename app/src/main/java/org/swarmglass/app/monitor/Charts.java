package org.swarmglass.app.monitor;

import java.util.ArrayList;
import java.util.List;
import org.swarmglass.charts.TimeCursor;
import org.swarmglass.charts.TimePanel;

/** The charts of the window: one crosshair and the same markers on all of them. EDT only. */
public final class Charts {
    private final List<TimePanel> panels = new ArrayList<>();
    private final TimeCursor cursor = new TimeCursor();
    private final Incidents incidents;

    public Charts(Incidents incidents) {
        this.incidents = incidents;
    }

    public <P extends TimePanel> P add(P panel) {
        panels.add(panel);
        panel.follow(cursor);
        return panel;
    }

    /** Draws a chart for what is shown. */
    public void show(TimePanel panel, Shown shown) {
        panel.setMarkers(incidents.markers());
        panel.show(shown.window());
    }

    public List<TimePanel> all() {
        return List.copyOf(panels);
    }
}
