package org.swarmglass.charts;

/**
 * Something that happened, drawn across a chart: a line at an instant or a band over a stretch of time.
 *
 * @param from milliseconds since the epoch
 * @param until equal to {@code from} for an instant; {@link #STILL} while it lasts
 * @param text for the crosshair's box
 */
public record Marker(long from, long until, Tone tone, String text) {
    /** The end of something that goes on. */
    public static final long STILL = Long.MAX_VALUE;

    public static Marker at(long millis, Tone tone, String text) {
        return new Marker(millis, millis, tone, text);
    }

    public static Marker since(long millis, Tone tone, String text) {
        return new Marker(millis, STILL, tone, text);
    }

    public Marker endedAt(long millis) {
        return new Marker(from, millis, tone, text);
    }

    public boolean instant() {
        return from == until;
    }

    /** How bad it is; the theme gives the colour. */
    public enum Tone {
        NOTICE,
        WARNING,
        BAD
    }
}
