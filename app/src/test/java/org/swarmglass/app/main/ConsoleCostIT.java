package org.swarmglass.app.main;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Component;
import java.awt.Container;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import javax.swing.SwingUtilities;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.swarmglass.app.monitor.Monitor;
import org.swarmglass.app.monitor.WindowLength;
import org.swarmglass.app.preview.DemoView;
import org.swarmglass.app.preview.VirtualScreen;
import org.swarmglass.app.ui.Absence;
import org.swarmglass.app.ui.Appearance;
import org.swarmglass.app.ui.Theme;

/**
 * What the window costs the EDT with 50 peers, by CPU time, which other work on the machine does not change much: each
 * tick reads, presents, and paints the whole window, though a real window repaints only what has changed.
 */
@ExtendWith(VirtualScreen.class)
class ConsoleCostIT {
    /** Fills the longest window. */
    private static final int FULL_HISTORY = 1_800;

    private static final int WARM_UP = 200;
    private static final int TICKS = 120;
    private static final double MOST_PERCENT = 15;

    private final BufferedImage image = new BufferedImage(1600, 940, BufferedImage.TYPE_INT_RGB);
    private long now = 1_000_000;

    @Test
    void staysUnderFifteenPercentOfACoreWithFiftyPeers() throws InterruptedException, InvocationTargetException {
        for (WindowLength length : WindowLength.values()) {
            double[] percent = new double[1];
            SwingUtilities.invokeAndWait(() -> percent[0] = measure(length));
            System.out.printf("EDT with 50 peers, window of %s: %.1f %% of one core%n", length.label(), percent[0]);
            assertThat(percent[0]).as(length.label()).isLessThan(MOST_PERCENT);
        }
    }

    private double measure(WindowLength length) {
        Appearance.install(Theme.DARK);
        DemoView demo = new DemoView(50);
        Monitor monitor = new Monitor(demo, () -> now);
        ConsolePane pane =
                new ConsolePane(monitor, PlayerSlot.without(new Absence("No picture", "Not measured here.")));
        pane.setSize(image.getWidth(), image.getHeight());
        layOut(pane);
        pane.showLength(length);
        for (int i = 0; i < FULL_HISTORY; i++) {
            advance(demo);
            monitor.poll();
        }
        for (int i = 0; i < WARM_UP; i++) {
            tick(demo, pane);
        }
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        for (int i = 0; i < TICKS; i++) {
            tick(demo, pane);
        }
        double seconds = (threads.getCurrentThreadCpuTime() - before) / 1e9;
        return 100 * seconds / (TICKS * Monitor.PERIOD_MILLIS / 1000.0);
    }

    private void tick(DemoView demo, ConsolePane pane) {
        advance(demo);
        pane.tick(true);
        Graphics2D g = image.createGraphics();
        pane.paint(g);
        g.dispose();
    }

    private void advance(DemoView demo) {
        now += Monitor.PERIOD_MILLIS;
        demo.advance(Duration.ofMillis(Monitor.PERIOD_MILLIS));
    }

    private static void layOut(Container container) {
        container.doLayout();
        for (Component component : container.getComponents()) {
            if (component instanceof Container inner) {
                layOut(inner);
            }
        }
    }
}
