package org.swarmglass.charts;

import java.awt.Color;
import java.util.List;

/** What a chart says at one instant. */
record Reading(long millis, List<Line> lines, List<Marker> markers) {

    /**
     * One number.
     *
     * @param y its height in the chart for the dot; NaN for none
     */
    record Line(String name, Color colour, String text, double y) {}
}
