package org.swarmglass.charts;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a chart over time says at an instant: its values, and what happened then. */
final class Crosshair {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());

    private final ChartTheme theme;
    private final Rectangle2D area;
    private final TimeWindow window;

    Crosshair(ChartTheme theme, Rectangle2D area, TimeWindow window) {
        this.theme = theme;
        this.area = area;
        this.window = window;
    }

    void paint(Graphics2D g, Reading reading) {
        double x = MarkerPainter.x(area, window, reading.millis());
        ReadingBox box = new ReadingBox(theme, area);
        box.paintLine(g, x);
        box.paintDots(g, x, reading.lines());
        box.paint(g, x, rows(reading));
    }

    private List<Reading.Line> rows(Reading reading) {
        String time = TIME.format(Instant.ofEpochMilli(reading.millis()));
        List<Reading.Line> rows = new ArrayList<>();
        rows.add(new Reading.Line(time, theme.muted(), "", Double.NaN));
        for (Marker marker : reading.markers()) {
            rows.add(new Reading.Line(marker.text(), theme.tones().of(marker.tone()), "", 0));
        }
        int room = Math.max(1, (int) ((area.getHeight() - 2 * ReadingBox.PADDING) / ReadingBox.ROW) - rows.size());
        List<Reading.Line> lines = reading.lines();
        if (lines.isEmpty()) {
            rows.add(new Reading.Line("no data", theme.muted(), "", Double.NaN));
        } else if (lines.size() <= room) {
            rows.addAll(lines);
        } else {
            rows.addAll(lines.subList(0, room - 1));
            rows.add(new Reading.Line("and " + (lines.size() - room + 1) + " more", theme.muted(), "", Double.NaN));
        }
        return rows;
    }
}
