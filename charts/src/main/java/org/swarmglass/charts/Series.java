package org.swarmglass.charts;

import java.awt.Color;
import java.util.function.Supplier;

/**
 * One line or area of a chart.
 *
 * @param name as legends and the crosshair write it
 * @param colour asked at each painting, so that a theme switch reaches it
 */
public record Series(String name, Supplier<Color> colour, TimeSeriesFeed feed) {}
