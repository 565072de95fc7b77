package org.swarmglass.charts;

import java.awt.Color;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One line of a {@link CurvePanel}.
 *
 * @param name as legends and the crosshair write it
 * @param colour asked at each painting, so that a theme switch reaches it
 * @param points in the order of {@code at}; they may be fewer than the panel has stops
 */
public record Curve(String name, Supplier<Color> colour, Kind kind, List<Point> points) {
    public Curve {
        points = List.copyOf(points);
    }

    /** How it is drawn, and against which axis. */
    public enum Kind {
        /** Measured, on the left axis. */
        LEFT,
        /** Known beforehand, on the left axis: dashed, without dots. */
        BOUND,
        /** Measured, on the right axis. */
        RIGHT
    }

    /**
     * A value where something was measured.
     *
     * @param tick as the axis writes it
     * @param heading as the crosshair writes it
     */
    public record Stop(double at, String tick, String heading) {}

    /**
     * What was measured there.
     *
     * @param percent 0 to 100
     * @param text as the crosshair writes it
     */
    public record Point(double at, double percent, String text) {}

    /** What it says at a stop. */
    Optional<Point> pointAt(double at) {
        return points.stream().filter(point -> point.at() == at).findFirst();
    }
}
