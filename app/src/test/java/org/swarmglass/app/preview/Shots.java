package org.swarmglass.app.preview;

import java.awt.AWTException;
import java.awt.Component;
import java.awt.Container;
import java.awt.Robot;
import java.awt.event.MouseEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.imageio.ImageIO;
import javax.swing.AbstractButton;
import javax.swing.JFrame;
import javax.swing.JTable;
import javax.swing.Timer;
import org.jspecify.annotations.Nullable;

/** Walks through the window and takes a picture of each state, then ends the program. */
final class Shots {
    private static final int PAUSE_MILLIS = 1_600;

    private final JFrame window;
    private final Path folder;
    private final Robot robot;
    private final Deque<Runnable> steps = new ArrayDeque<>();

    Shots(JFrame window, Path folder) {
        this.window = window;
        this.folder = folder;
        try {
            robot = new Robot();
        } catch (AWTException noScreen) {
            throw new IllegalStateException("pictures need a display", noScreen);
        }
        steps.add(() -> {});
        steps.add(() -> shot("dark"));
        steps.add(() -> hover("chart.sources"));
        steps.add(() -> shot("crosshair"));
        steps.add(() -> {
            click("tab.trackers");
            click("window.5min");
            click("traffic.sent");
        });
        steps.add(() -> shot("trackers"));
        steps.add(() -> {
            click("tab.swarm");
            click("window.1min");
            click("traffic.received");
            click("theme.toggle");
            if (find(window, "peers.table") instanceof JTable table && table.getRowCount() > 1) {
                table.setRowSelectionInterval(1, 1);
            }
        });
        steps.add(() -> shot("light"));
        steps.add(() -> {
            click("theme.toggle");
            window.setExtendedState(JFrame.NORMAL);
            window.setSize(1280, 800);
        });
        steps.add(() -> shot("small"));
        steps.add(() -> System.exit(0));
    }

    void start() {
        Timer timer = new Timer(PAUSE_MILLIS, event -> steps.remove().run());
        timer.setInitialDelay(2 * PAUSE_MILLIS);
        timer.start();
    }

    private void shot(String name) {
        try {
            ImageIO.write(
                    robot.createScreenCapture(window.getBounds()),
                    "png",
                    folder.resolve(name + ".png").toFile());
        } catch (IOException unwritten) {
            throw new UncheckedIOException(unwritten);
        }
    }

    private void click(String name) {
        if (find(window, name) instanceof AbstractButton button) {
            button.doClick();
        }
    }

    private void hover(String name) {
        Component target = find(window, name);
        if (target != null) {
            target.dispatchEvent(new MouseEvent(
                    target,
                    MouseEvent.MOUSE_MOVED,
                    System.currentTimeMillis(),
                    0,
                    target.getWidth() / 2,
                    60,
                    0,
                    false));
        }
    }

    private static @Nullable Component find(Container in, String name) {
        for (Component component : in.getComponents()) {
            if (name.equals(component.getName())) {
                return component;
            }
            Component inside = component instanceof Container container ? find(container, name) : null;
            if (inside != null) {
                return inside;
            }
        }
        return null;
    }
}
