package org.swarmglass.engine.model;

import java.time.Duration;
import java.util.Optional;

/**
 * What a player tells the engine about itself, about twice a second. The engine cannot infer it: a proxy sees requests,
 * not the picture.
 *
 * @param playing false while paused or not started
 * @param stalled true while it waits for data although it should play
 * @param buffered media the player holds ahead of what it shows, if it knows
 * @param pictureShown true once a frame was displayed
 */
public record PlayerReport(boolean playing, boolean stalled, Optional<Duration> buffered, boolean pictureShown) {}
