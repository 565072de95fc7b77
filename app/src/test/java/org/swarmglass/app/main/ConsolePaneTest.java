package org.swarmglass.app.main;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Component;
import java.awt.Container;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.util.Objects;
import javax.swing.AbstractButton;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JTable;
import javax.swing.SwingUtilities;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.swarmglass.app.monitor.Monitor;
import org.swarmglass.app.monitor.WindowLength;
import org.swarmglass.app.preview.DemoView;
import org.swarmglass.app.ui.Absence;
import org.swarmglass.app.ui.Appearance;
import org.swarmglass.app.ui.Theme;

/** The whole console on made-up data, painted on an image: no display is needed. */
class ConsolePaneTest {
    private final DemoView demo = new DemoView(6);
    private long now = 1_000_000;
    private final Monitor monitor = new Monitor(demo, () -> now);
    private @Nullable ConsolePane built;

    @BeforeEach
    void build() throws InterruptedException, InvocationTargetException {
        SwingUtilities.invokeAndWait(() -> {
            Appearance.install(Theme.DARK);
            ConsolePane pane = new ConsolePane(monitor, PlayerSlot.without(new Absence("No picture", "In this test.")));
            pane.setSize(1600, 940);
            built = pane;
            layOut(pane);
            for (int i = 0; i < 40; i++) {
                step(pane);
            }
            layOut(pane);
        });
    }

    @Test
    void fillsCardsTableAndLog() throws InterruptedException, InvocationTargetException {
        onEdt(pane -> {
            assertThat(label(pane, "kpi.share")).matches("\\d+\\.\\d");
            assertThat(label(pane, "header.title")).isEqualTo("stadium-cam-3");
            assertThat(((JTable) named(pane, "peers.table")).getRowCount()).isEqualTo(6);
            assertThat(((JList<?>) named(pane, "eventlog.list")).getModel().getSize())
                    .isGreaterThan(10);
        });
    }

    @Test
    void paintsInBothThemesAndFollowsASwitch() throws InterruptedException, InvocationTargetException {
        onEdt(pane -> {
            Color dark = pixel(paint(pane), 4, 400);
            Appearance.use(Theme.LIGHT);
            SwingUtilities.updateComponentTreeUI(pane);
            Color light = pixel(paint(pane), 4, 400);
            assertThat(light.getRed()).isGreaterThan(dark.getRed() + 150);
        });
    }

    @Test
    void freezesTheViewsButNotTheDataWhilePaused() throws InterruptedException, InvocationTargetException {
        onEdt(pane -> {
            ((AbstractButton) named(pane, "pause.toggle")).doClick();
            String before = label(pane, "kpi.p2p");
            int samples = monitor.history().rates().p2p().size();
            for (int i = 0; i < 40; i++) {
                step(pane);
            }
            assertThat(label(pane, "kpi.p2p")).isEqualTo(before);
            assertThat(monitor.history().rates().p2p().size()).isEqualTo(samples + 40);
            ((AbstractButton) named(pane, "pause.toggle")).doClick();
            assertThat(label(pane, "kpi.p2p")).isNotEqualTo(before);
        });
    }

    @Test
    void switchesTheTimeWindow() throws InterruptedException, InvocationTargetException {
        onEdt(pane -> {
            ((AbstractButton) named(pane, "window.15min")).doClick();
            assertThat(pane.windowLength()).isEqualTo(WindowLength.FIFTEEN_MINUTES);
            assertThat(((AbstractButton) named(pane, "window.15min")).isSelected())
                    .isTrue();
        });
    }

    @Test
    void namesWhatTestsAndAssistiveToolsLookFor() throws InterruptedException, InvocationTargetException {
        onEdt(pane -> {
            for (String name : new String[] {
                "kpi.share",
                "kpi.p2p",
                "kpi.http",
                "kpi.uploaded",
                "kpi.peers",
                "kpi.buffer",
                "peers.table",
                "eventlog.list",
                "eventlog.search",
                "eventlog.level",
                "window.1min",
                "window.5min",
                "window.15min",
                "theme.toggle",
                "pause.toggle",
                "tab.swarm",
                "tab.trackers",
                "traffic.received",
                "traffic.sent"
            }) {
                assertThat(named(pane, name)).as(name).isNotNull();
            }
        });
    }

    private interface OnPane {
        void run(ConsolePane pane);
    }

    private void onEdt(OnPane action) throws InterruptedException, InvocationTargetException {
        ConsolePane pane = Objects.requireNonNull(built);
        SwingUtilities.invokeAndWait(() -> action.run(pane));
    }

    private void step(ConsolePane pane) {
        now += Monitor.PERIOD_MILLIS;
        demo.advance(Duration.ofMillis(Monitor.PERIOD_MILLIS));
        pane.tick(true);
    }

    /** Without a window nothing lays components out. */
    private static void layOut(Container container) {
        container.doLayout();
        for (Component component : container.getComponents()) {
            if (component instanceof Container inner) {
                layOut(inner);
            }
        }
    }

    private static BufferedImage paint(ConsolePane pane) {
        BufferedImage image = new BufferedImage(1600, 940, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        pane.printAll(g);
        g.dispose();
        return image;
    }

    private static Color pixel(BufferedImage image, int x, int y) {
        return new Color(image.getRGB(x, y));
    }

    private static String label(Container in, String name) {
        return ((JLabel) named(in, name)).getText();
    }

    private static Component named(Container in, String name) {
        return Objects.requireNonNull(find(in, name), name);
    }

    private static @Nullable Component find(Container in, String name) {
        for (Component component : in.getComponents()) {
            if (name.equals(component.getName())) {
                return component;
            }
            Component inside = component instanceof Container inner ? find(inner, name) : null;
            if (inside != null) {
                return inside;
            }
        }
        return null;
    }
}
