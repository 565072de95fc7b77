package org.swarmglass.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.event.MouseEvent;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Paints on images: no display is needed. */
class PanelPaintingTest {
    private static final Color LOWER = new Color(0, 200, 0);
    private static final Color UPPER = new Color(200, 0, 0);
    private static final TimeWindow MINUTE = new TimeWindow(0, 60_000);

    private final TimeSeriesFeed low = new TimeSeriesFeed(200);
    private final TimeSeriesFeed high = new TimeSeriesFeed(200);
    private final List<Series> series =
            List.of(new Series("low", () -> LOWER, low), new Series("high", () -> UPPER, high));

    @BeforeEach
    void fillFeeds() {
        for (int i = 0; i <= 120; i++) {
            low.add(i * 500L, 4);
            high.add(i * 500L, 6);
        }
    }

    @Test
    void drawsEachLineInItsColour() {
        TimePanel panel = sized(new LinePanel(ChartSpec.rates("Lines")));
        panel.setSeries(List.of(series.get(0)));
        panel.show(MINUTE);
        assertThat(count(paint(panel), LOWER)).isGreaterThan(300);
    }

    @Test
    void stacksAreasOnTopOfEachOther() {
        TimePanel panel = sized(new StackedAreaPanel(ChartSpec.rates("Areas")));
        panel.setSeries(series);
        panel.show(MINUTE);
        BufferedImage image = paint(panel);
        int middle = 300;
        int upper = highest(image, middle, UPPER);
        int lower = highest(image, middle, LOWER);
        assertThat(upper).isPositive().isLessThan(lower);
        assertThat(panel.reading(30_000).lines())
                .extracting(Reading.Line::name, Reading.Line::text)
                .containsExactly(
                        tuple("Total", "10.0 Mbit/s"), tuple("high", "6.0 Mbit/s"), tuple("low", "4.0 Mbit/s"));
    }

    @Test
    void redrawsOnlyWhenToldTo() {
        TimePanel panel = sized(new LinePanel(ChartSpec.rates("Lines")));
        panel.setSeries(List.of(series.get(0)));
        panel.show(MINUTE);
        BufferedImage before = paint(panel);
        panel.setSeries(List.of());
        assertThat(count(paint(panel), LOWER)).isEqualTo(count(before, LOWER));
        panel.show(MINUTE);
        assertThat(count(paint(panel), LOWER)).isZero();
    }

    @Test
    void showsTheValuesUnderTheMouseOnEveryChartThatSharesTheCursor() {
        TimePanel first = sized(new LinePanel(ChartSpec.rates("First")));
        TimePanel second = sized(new LinePanel(ChartSpec.rates("Second")));
        TimeCursor cursor = new TimeCursor();
        for (TimePanel panel : List.of(first, second)) {
            panel.setSeries(series);
            panel.follow(cursor);
            panel.show(MINUTE);
            paint(panel);
        }
        BufferedImage without = paint(second);
        first.dispatchEvent(new MouseEvent(first, MouseEvent.MOUSE_MOVED, 0, 0, 300, 50, 0, false));
        assertThat(cursor.millis()).isPresent();
        assertThat(differing(without, paint(second))).isGreaterThan(1_000);
        first.dispatchEvent(new MouseEvent(first, MouseEvent.MOUSE_EXITED, 0, 0, 0, 0, 0, false));
        assertThat(differing(without, paint(second))).isZero();
    }

    @Test
    void marksStallsAndFaultsAndNamesThemAtTheCrosshair() {
        TimePanel panel = sized(new LinePanel(ChartSpec.rates("Marked")));
        panel.show(MINUTE);
        BufferedImage without = paint(panel);
        panel.setMarkers(List.of(
                new Marker(20_000, 24_000, Marker.Tone.BAD, "Stall of 4.0 s"),
                Marker.at(50_000, Marker.Tone.WARNING, "Tracker lost"),
                Marker.since(59_000, Marker.Tone.BAD, "Stall")));
        panel.show(MINUTE);
        assertThat(differing(without, paint(panel))).isGreaterThan(2_000);
        assertThat(panel.reading(22_000).markers()).extracting(Marker::text).containsExactly("Stall of 4.0 s");
        assertThat(panel.reading(50_200).markers()).extracting(Marker::text).containsExactly("Tracker lost");
        assertThat(panel.reading(40_000).markers()).isEmpty();
    }

    @Test
    void exportsAPictureWithTitleAndLegendAtTwiceTheSize() {
        TimePanel panel = new LinePanel(ChartSpec.counts("Members"));
        panel.setSeries(series);
        panel.show(MINUTE);
        BufferedImage picture = panel.picture(new Dimension(500, 200), 2);
        assertThat(picture.getWidth()).isEqualTo(1000);
        assertThat(picture.getHeight()).isEqualTo(400);
        assertThat(count(picture, UPPER)).isGreaterThan(200);
    }

    @Test
    void emphasisesOneLineAndFadesTheOthers() {
        LinePanel panel = new LinePanel(ChartSpec.rates("Lines"));
        sized(panel);
        low.add(60_500, 2);
        panel.setSeries(series);
        panel.emphasise("low");
        panel.show(MINUTE);
        assertThat(count(paint(panel), UPPER)).isZero();
        panel.emphasise("nobody");
        panel.show(MINUTE);
        assertThat(count(paint(panel), UPPER)).isPositive();
    }

    @Test
    void drawsSparklinesWithGapsAndReference() {
        TimeSeriesFeed feed = new TimeSeriesFeed(100);
        for (int i = 0; i < 60; i++) {
            feed.add(i * 1_000L, i > 20 && i < 40 ? Double.NaN : i % 7);
        }
        Sparkline spark = new Sparkline(feed, () -> UPPER);
        spark.setSize(92, 42);
        spark.show(MINUTE);
        spark.setReference(9);
        BufferedImage image = new BufferedImage(92, 42, BufferedImage.TYPE_INT_RGB);
        spark.paint(image.createGraphics());
        assertThat(differing(image, new BufferedImage(92, 42, BufferedImage.TYPE_INT_RGB)))
                .isGreaterThan(100);
    }

    private static <P extends TimePanel> P sized(P panel) {
        panel.setSize(600, 200);
        return panel;
    }

    private static BufferedImage paint(TimePanel panel) {
        BufferedImage image = new BufferedImage(600, 200, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        panel.paint(g);
        g.dispose();
        return image;
    }

    private static int count(BufferedImage image, Color colour) {
        int count = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                count += near(image.getRGB(x, y), colour) ? 1 : 0;
            }
        }
        return count;
    }

    private static int highest(BufferedImage image, int x, Color colour) {
        for (int y = 0; y < image.getHeight(); y++) {
            if (near(image.getRGB(x, y), colour)) {
                return y;
            }
        }
        return -1;
    }

    /** Antialiasing leaves few pixels of a thin line in its pure colour. */
    private static boolean near(int pixel, Color colour) {
        Color found = new Color(pixel);
        return Math.abs(found.getRed() - colour.getRed())
                        + Math.abs(found.getGreen() - colour.getGreen())
                        + Math.abs(found.getBlue() - colour.getBlue())
                < 120;
    }

    private static int differing(BufferedImage one, BufferedImage other) {
        int count = 0;
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                count += one.getRGB(x, y) == other.getRGB(x, y) ? 0 : 1;
            }
        }
        return count;
    }
}
