package org.swarmglass.app.monitor;

import org.swarmglass.engine.snapshot.EngineSnapshot;

/**
 * The engine as the console knows it at one instant: what every view is drawn from.
 *
 * @param atMillis when it was read, milliseconds since the epoch; the right edge of the charts
 * @param rates over the {@link Monitor#RATE_SPAN_MILLIS} before
 */
public record Moment(long atMillis, EngineSnapshot snapshot, TrafficRates rates) {}
