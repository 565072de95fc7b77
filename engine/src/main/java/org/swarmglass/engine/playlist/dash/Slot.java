package org.swarmglass.engine.playlist.dash;

/**
 * A segment's number and time before it has an address.
 *
 * @param number what {@code $Number$} stands for
 * @param ticks what {@code $Time$} stands for, in units of the timescale
 * @param seconds how long it lasts
 */
record Slot(long number, long ticks, SegmentTime time, double seconds) {}
