package org.swarmglass.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.event.MouseEvent;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Paints on images: no display is needed. */
class CurvePanelTest {
    private static final Color SHARE = new Color(0, 200, 0);
    private static final Color STALLS = new Color(200, 0, 0);
    private static final List<Curve.Stop> STOPS = List.of(
            new Curve.Stop(12, "12 s", "12 s"), new Curve.Stop(20, "20 s", "20 s"), new Curve.Stop(28, "28 s", "28 s"));

    private final CurvePanel panel = new CurvePanel("Share");

    @Test
    void drawsEachAxisToItsOwnScale() {
        show(List.of(share(50, 50, 50)), OptionalDouble.empty());
        int left = rowOf(paint(), SHARE, 200);
        show(List.of(stalls(0.5, 0.5, 0.5)), OptionalDouble.empty());
        int right = rowOf(paint(), STALLS, 200);
        assertThat(left).isBetween(70, 120);
        assertThat(right).as("half of an axis that ends at 1 %%").isEqualTo(left);
    }

    @Test
    void endsTheRightAxisAboveTheLongestStalls() {
        show(List.of(stalls(0, 4, 0)), OptionalDouble.empty());
        paint();
        assertThat(panel.lines(STOPS.get(1)).get(0).y()).isBetween(0.7, 0.9);
        show(List.of(stalls(0, 40, 0)), OptionalDouble.empty());
        paint();
        assertThat(panel.lines(STOPS.get(1)).get(0).y()).isBetween(0.7, 0.9);
    }

    @Test
    void keepsTheAxisStillWhilePointsComeIn() {
        show(List.of(share(50)), OptionalDouble.empty());
        BufferedImage first = paint();
        show(List.of(share(50, 60, 70)), OptionalDouble.empty());
        BufferedImage all = paint();
        assertThat(columnOf(first)).isEqualTo(columnOf(all)).isLessThan(100);
        assertThat(count(all)).isGreaterThan(4 * count(first));
    }

    @Test
    void spreadsStopsThatAreFarApart() {
        StopAxis axis = new StopAxis();
        axis.show(List.of(
                new Curve.Stop(10, "10", "10"),
                new Curve.Stop(100, "100", "100"),
                new Curve.Stop(1_000, "1000", "1000")));
        assertThat(axis.position(100) - axis.position(10)).isEqualTo(axis.position(1_000) - axis.position(100));
        axis.show(STOPS);
        assertThat(axis.position(20)).isEqualTo(20);
    }

    @Test
    void readsOutTheStopUnderTheMouse() {
        show(List.of(share(50, 60), stalls(0, 0.25)), OptionalDouble.empty());
        BufferedImage without = paint();
        panel.dispatchEvent(new MouseEvent(panel, MouseEvent.MOUSE_MOVED, 0, 0, 310, 50, 0, false));
        assertThat(differing(without, paint())).isGreaterThan(1_000);
        assertThat(panel.lines(STOPS.get(1)))
                .extracting(Reading.Line::name, Reading.Line::text)
                .containsExactly(tuple("P2P", "60.0"), tuple("Stalls", "0.25"));
        assertThat(panel.lines(STOPS.get(2))).isEmpty();
        panel.dispatchEvent(new MouseEvent(panel, MouseEvent.MOUSE_EXITED, 0, 0, 0, 0, 0, false));
        assertThat(differing(without, paint())).isZero();
    }

    @Test
    void pointsAtAStop() {
        show(List.of(share(50, 60, 70)), OptionalDouble.empty());
        BufferedImage without = paint();
        show(List.of(share(50, 60, 70)), OptionalDouble.of(20));
        assertThat(differing(without, paint())).isGreaterThan(50);
    }

    @Test
    void exportsAPictureWithItsLegend() {
        show(List.of(share(50, 60, 70)), OptionalDouble.empty());
        BufferedImage picture = panel.picture(new Dimension(500, 200), 2);
        assertThat(picture.getWidth()).isEqualTo(1000);
        assertThat(picture.getHeight()).isEqualTo(400);
        assertThat(count(picture)).isGreaterThan(count(paint()));
    }

    @Test
    void needsAValueToShowSomethingAt() {
        assertThatIllegalArgumentException().isThrownBy(() -> panel.show(List.of(), List.of(), OptionalDouble.empty()));
    }

    private void show(List<Curve> curves, OptionalDouble mark) {
        panel.setSize(600, 200);
        panel.show(STOPS, curves, mark);
    }

    private static Curve share(double... percents) {
        return curve("P2P", SHARE, Curve.Kind.LEFT, percents);
    }

    private static Curve stalls(double... percents) {
        return curve("Stalls", STALLS, Curve.Kind.RIGHT, percents);
    }

    private static Curve curve(String name, Color colour, Curve.Kind kind, double... percents) {
        List<Curve.Point> points = new ArrayList<>();
        for (int i = 0; i < percents.length; i++) {
            points.add(new Curve.Point(STOPS.get(i).at(), percents[i], Double.toString(percents[i])));
        }
        return new Curve(name, () -> colour, kind, points);
    }

    private BufferedImage paint() {
        BufferedImage image = new BufferedImage(600, 200, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        panel.paint(g);
        g.dispose();
        return image;
    }

    private static int rowOf(BufferedImage image, Color colour, int x) {
        for (int y = 0; y < image.getHeight(); y++) {
            if (near(image.getRGB(x, y), colour)) {
                return y;
            }
        }
        return -1;
    }

    private static int columnOf(BufferedImage image) {
        for (int x = 0; x < image.getWidth(); x++) {
            if (rowOf(image, SHARE, x) >= 0) {
                return x;
            }
        }
        return -1;
    }

    private static int count(BufferedImage image) {
        int count = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                count += near(image.getRGB(x, y), SHARE) ? 1 : 0;
            }
        }
        return count;
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
