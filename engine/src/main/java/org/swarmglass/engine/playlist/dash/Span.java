package org.swarmglass.engine.playlist.dash;

import java.util.OptionalDouble;

/**
 * A period against the clock, in seconds.
 *
 * @param start on the presentation's timeline
 * @param duration absent if nothing tells
 * @param elapsed of a live period: how long it has been on air now, negative before it is; absent of a static one and
 *     where no availability start is given
 * @param depth of a live period: how long a segment can be had; absent for as long as it lasts
 */
record Span(double start, OptionalDouble duration, boolean live, OptionalDouble elapsed, OptionalDouble depth) {}
