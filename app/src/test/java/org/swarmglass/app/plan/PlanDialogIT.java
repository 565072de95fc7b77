package org.swarmglass.app.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Toolkit;
import java.awt.Window;
import java.awt.datatransfer.DataFlavor;
import java.awt.event.KeyEvent;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import javax.swing.JMenuBar;
import javax.swing.JMenuItem;
import org.assertj.swing.core.BasicRobot;
import org.assertj.swing.core.Robot;
import org.assertj.swing.edt.FailOnThreadViolationRepaintManager;
import org.assertj.swing.edt.GuiActionRunner;
import org.assertj.swing.finder.WindowFinder;
import org.assertj.swing.fixture.DialogFixture;
import org.assertj.swing.fixture.FrameFixture;
import org.assertj.swing.fixture.JButtonFixture;
import org.assertj.swing.fixture.JTableFixture;
import org.assertj.swing.fixture.JTextComponentFixture;
import org.assertj.swing.timing.Condition;
import org.assertj.swing.timing.Pause;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.swarmglass.app.main.ConsoleWindow;
import org.swarmglass.app.main.PlayerSlot;
import org.swarmglass.app.monitor.Monitor;
import org.swarmglass.app.preview.ManualView;
import org.swarmglass.app.preview.Screens;
import org.swarmglass.app.preview.Snapshots;
import org.swarmglass.app.preview.VirtualScreen;
import org.swarmglass.app.ui.Absence;
import org.swarmglass.app.ui.Appearance;
import org.swarmglass.app.ui.Theme;

/** A person's hands on the plan of an event; the swarms are really simulated. Needs Xvfb. */
@ExtendWith(VirtualScreen.class)
class PlanDialogIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration BEFORE_AGAIN = Duration.ofSeconds(5);
    private static final int TRIES = 6;

    private final Robot robot = BasicRobot.robotWithNewAwtHierarchy();
    private final ConsoleWindow console = GuiActionRunner.execute(PlanDialogIT::newConsole);

    private static ConsoleWindow newConsole() {
        FailOnThreadViolationRepaintManager.install();
        Appearance.install(Theme.DARK);
        ManualView engine = new ManualView();
        engine.publish(Snapshots.running());
        return new ConsoleWindow(
                new Monitor(engine, System::currentTimeMillis),
                PlayerSlot.without(new Absence("No player", "This test has none.")));
    }

    @BeforeEach
    void open() {
        robot.settings().delayBetweenEvents(5);
        robot.settings().eventPostingDelay(30);
        new FrameFixture(robot, console).show();
        press();
    }

    /** Ctrl+L, again if it was typed before the X server had given the console its keyboard. */
    private void press() {
        for (int tries = 0; tries < TRIES && !shown(); tries++) {
            robot.focus(console.getContentPane());
            robot.pressKey(KeyEvent.VK_CONTROL);
            robot.pressAndReleaseKeys(KeyEvent.VK_L);
            robot.releaseKey(KeyEvent.VK_CONTROL);
            long until = System.nanoTime() + BEFORE_AGAIN.toNanos();
            while (!shown() && System.nanoTime() < until) {
                Pause.pause(50);
            }
        }
    }

    /** Begins the runs by key, again if the key was lost. */
    private static void enter(DialogFixture plan, JTextComponentFixture field) {
        JTableFixture table = plan.table("plan.table");
        JButtonFixture cancel = plan.button("plan.cancel");
        for (int tries = 0; tries < TRIES && !cancel.isEnabled() && table.rowCount() == 0; tries++) {
            field.pressAndReleaseKeys(KeyEvent.VK_ENTER);
            long until = System.nanoTime() + BEFORE_AGAIN.toNanos();
            while (!cancel.isEnabled() && table.rowCount() == 0 && System.nanoTime() < until) {
                Pause.pause(50);
            }
        }
    }

    private static JMenuItem item(JMenuBar menus) {
        return IntStream.range(0, menus.getMenuCount())
                .mapToObj(menus::getMenu)
                .flatMap(menu -> Arrays.stream(menu.getMenuComponents()))
                .filter(JMenuItem.class::isInstance)
                .map(JMenuItem.class::cast)
                .filter(item -> item.getText().startsWith("Plan capacity"))
                .findFirst()
                .orElseThrow();
    }

    private static boolean shown() {
        return GuiActionRunner.execute(() -> Arrays.stream(Window.getWindows())
                .anyMatch(window -> "plan.dialog".equals(window.getName()) && window.isShowing()));
    }

    @AfterEach
    void close() {
        robot.cleanUp();
    }

    @Test
    void plansFromTheOpenStreamToTheTable() throws Exception {
        DialogFixture plan = plan();
        plan.textBox("plan.bitrate").requireText("1.2");
        plan.textBox("plan.delays").requireText("6-36 by 6");
        plan.textBox("plan.delay").requireText("26").requireDisabled();

        plan.textBox("plan.viewers").setText("0");
        plan.button("plan.run").click();
        plan.textBox("plan.problem.viewers").requireText("\"0\" does not fit; write a whole number from 1 to 5000.");
        plan.textBox("plan.viewers").setText("3");
        plan.textBox("plan.mix.field").setText("2.3");
        plan.textBox("plan.measured").setText("30s");
        enter(plan, plan.textBox("plan.delays").setText("6, 20"));
        await(
                "both runs",
                () -> plan.table("plan.table").rowCount() == 2
                        && plan.button("plan.run").isEnabled());
        assertThat(plan.table("plan.table").contents()[1][2]).isEqualTo("20 s");
        assertThat(plan.textBox("plan.conclusion").text())
                .contains("live delay")
                .contains("of 3.6 Mbit/s");
        assertThat(plan.label("plan.status").text()).startsWith("2 runs in ");
        Screens.keep("plan-dialog");

        GuiActionRunner.execute(() -> Appearance.use(Theme.LIGHT));
        plan.textBox("plan.mix.field").requireText("2.3");
        plan.button("plan.copy").click();
        assertThat(Toolkit.getDefaultToolkit().getSystemClipboard().getData(DataFlavor.stringFlavor))
                .asString()
                .startsWith("Viewers\tUplink\tDelay\tP2P")
                .hasLineCount(3);
    }

    @Test
    void cancelsWhenItIsClosedAndComesBackAsItWas() {
        DialogFixture plan = plan();
        plan.toggleButton("plan.swept.viewers").click();
        enter(plan, plan.textBox("plan.audiences").setText("1, 400"));
        await("the first run", () -> plan.table("plan.table").rowCount() == 1);
        plan.button("plan.cancel").requireEnabled();
        // Not by keys: where it goes and comes under load, the window manager may give the keyboard to neither window.
        plan.close();
        await("the window to go", () -> !plan.target().isVisible());
        GuiActionRunner.execute(() -> item(console.getJMenuBar()).doClick());
        DialogFixture again = plan();
        again.textBox("plan.audiences").requireText("1, 400");
        again.label("plan.status").requireText("Cancelled after 1 of 2 runs");
        again.button("plan.cancel").requireDisabled();
        GuiActionRunner.execute(console::dispose);
        await(
                "the end of the thread",
                () -> Thread.getAllStackTraces().keySet().stream()
                        .noneMatch(thread -> thread.getName().equals("capacity-plan")));
    }

    private DialogFixture plan() {
        return WindowFinder.findDialog("plan.dialog")
                .withTimeout(PATIENCE.toMillis())
                .using(robot);
    }

    private static void await(String what, BooleanSupplier reached) {
        Pause.pause(
                new Condition(what) {
                    @Override
                    public boolean test() {
                        return reached.getAsBoolean();
                    }
                },
                PATIENCE.toMillis());
    }
}
