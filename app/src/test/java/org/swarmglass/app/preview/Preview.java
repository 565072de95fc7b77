package org.swarmglass.app.preview;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import javax.swing.SwingUtilities;
import javax.swing.Timer;
import org.swarmglass.app.main.ConsoleWindow;
import org.swarmglass.app.main.PlayerSlot;
import org.swarmglass.app.monitor.Monitor;
import org.swarmglass.app.ui.Absence;
import org.swarmglass.app.ui.Appearance;
import org.swarmglass.app.ui.Theme;
import org.swarmglass.engine.event.EventPage;
import org.swarmglass.engine.snapshot.EngineSnapshot;
import org.swarmglass.engine.snapshot.EngineView;

/** Opens the console on made-up data: {@code theme=light peers=50 size=1280x800 trouble empty shots=/tmp/x}. */
public final class Preview {
    private static final int HISTORY_STEPS = 190;

    private Preview() {}

    public static void main(String[] args) throws Exception {
        List<String> options = List.of(args);
        SwingUtilities.invokeAndWait(() -> open(options));
    }

    private static void open(List<String> options) {
        Appearance.install(options.contains("theme=light") ? Theme.LIGHT : Theme.DARK);
        DemoView demo = new DemoView(Integer.parseInt(value(options, "peers", "6")));
        long start = System.currentTimeMillis() - HISTORY_STEPS * (long) Monitor.PERIOD_MILLIS;
        long[] passed = {0};
        LongSupplier clock = () -> start + passed[0];
        boolean empty = options.contains("empty");
        Monitor monitor = new Monitor(empty ? new Idle() : demo, clock);
        for (int i = 0; i < HISTORY_STEPS; i++) {
            step(demo, passed, options.contains("trouble") ? i : -1);
            monitor.poll();
        }
        ConsoleWindow window = new ConsoleWindow(
                monitor,
                PlayerSlot.without(new Absence(
                        "No player in this preview",
                        "The picture of the stream stands here once a player is connected.")));
        String[] size = value(options, "size", "1600x1000").split("x", 2);
        window.setBounds(0, 0, Integer.parseInt(size[0]), Integer.parseInt(size[1]));
        window.setVisible(true);
        Timer timer = new Timer(Monitor.PERIOD_MILLIS, event -> step(demo, passed, -1));
        timer.start();
        String shots = value(options, "shots", "");
        if (!shots.isEmpty()) {
            new Shots(window, java.nio.file.Path.of(shots)).start();
        }
        new Timer(10_000, event -> reportCost()).start();
    }

    private static void step(DemoView demo, long[] passed, int index) {
        passed[0] += Monitor.PERIOD_MILLIS;
        demo.advance(Duration.ofMillis(Monitor.PERIOD_MILLIS));
        if (index == 120) {
            demo.stall(true);
        } else if (index == 125) {
            demo.stall(false);
        } else if (index == 160) {
            demo.trouble();
        }
    }

    private static long lastCpu;
    private static long lastWall;

    private static void reportCost() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long cpu = threads.getCurrentThreadCpuTime();
        long wall = System.nanoTime();
        if (lastWall != 0) {
            System.out.printf("EDT %.1f %% of one core%n", 100.0 * (cpu - lastCpu) / (wall - lastWall));
        }
        lastCpu = cpu;
        lastWall = wall;
    }

    static String value(List<String> options, String key, String otherwise) {
        return options.stream()
                .filter(option -> option.startsWith(key + "="))
                .map(option -> option.substring(key.length() + 1))
                .findFirst()
                .orElse(otherwise);
    }

    private record Idle() implements EngineView {
        @Override
        public EngineSnapshot snapshot() {
            return EngineSnapshot.idle(0);
        }

        @Override
        public EventPage eventsSince(long cursor) {
            return new EventPage(List.of(), 0, 0);
        }
    }
}
