package org.swarmglass.app.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.swarmglass.app.preview.SwingWait.PATIENCE;
import static org.swarmglass.app.preview.SwingWait.await;
import static org.swarmglass.app.preview.SwingWait.awaitEndOf;

import java.awt.Toolkit;
import java.awt.datatransfer.DataFlavor;
import java.awt.datatransfer.UnsupportedFlavorException;
import java.awt.event.ActionEvent;
import java.awt.event.KeyEvent;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.IntStream;
import javax.swing.JComponent;
import javax.swing.JMenuBar;
import javax.swing.JMenuItem;
import javax.swing.JRootPane;
import javax.swing.KeyStroke;
import javax.swing.SwingUtilities;
import org.assertj.swing.core.BasicRobot;
import org.assertj.swing.core.Robot;
import org.assertj.swing.edt.FailOnThreadViolationRepaintManager;
import org.assertj.swing.edt.GuiActionRunner;
import org.assertj.swing.finder.WindowFinder;
import org.assertj.swing.fixture.DialogFixture;
import org.assertj.swing.fixture.FrameFixture;
import org.assertj.swing.fixture.JTextComponentFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.swarmglass.app.main.ConsoleWindow;
import org.swarmglass.app.main.PlayerSlot;
import org.swarmglass.app.monitor.Monitor;
import org.swarmglass.app.preview.Keyboard;
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
        Keyboard.type(robot, console.getContentPane(), KeyEvent.VK_L, KeyEvent.VK_CONTROL);
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
        await("the problem", () -> plan.textBox("plan.problem.viewers").text().startsWith("\"0\" does not fit"));
        plan.textBox("plan.problem.viewers").requireText("\"0\" does not fit; write a whole number from 1 to 5000.");
        plan.textBox("plan.viewers").setText("3");
        plan.textBox("plan.mix.field").setText("2.3");
        plan.textBox("plan.measured").setText("30s");
        enter(plan.textBox("plan.delays").setText("6, 20"));
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
        await("the table in the clipboard", () -> clipboard().startsWith("Viewers\tUplink\tDelay\tP2P"));
        assertThat(clipboard()).hasLineCount(3);
    }

    @Test
    void cancelsWhenItIsClosedAndComesBackAsItWas() {
        DialogFixture plan = plan();
        plan.toggleButton("plan.swept.viewers").click();
        await("the field", () -> plan.textBox("plan.audiences").isEnabled());
        enter(plan.textBox("plan.audiences").setText("1, 400"));
        await("the first run", () -> plan.table("plan.table").rowCount() == 1);
        plan.button("plan.cancel").requireEnabled();
        plan.close();
        await("the window to go", () -> !plan.target().isVisible());
        GuiActionRunner.execute(() -> item(console.getJMenuBar()).doClick());
        DialogFixture again = plan();
        again.textBox("plan.audiences").requireText("1, 400");
        again.label("plan.status").requireText("Cancelled after 1 of 2 runs");
        again.button("plan.cancel").requireDisabled();
        GuiActionRunner.execute(() -> escape(SwingUtilities.getRootPane(again.target())));
        await("Esc to close the window", () -> !again.target().isVisible());
        GuiActionRunner.execute(console::dispose);
        awaitEndOf("capacity-plan");
    }

    /** What Esc does anywhere in the window; no key is typed, for the keyboard need not be there yet. */
    private static void escape(JRootPane window) {
        KeyStroke stroke = KeyStroke.getKeyStroke(KeyEvent.VK_ESCAPE, 0);
        assertThat(window.getConditionForKeyStroke(stroke)).isEqualTo(JComponent.WHEN_IN_FOCUSED_WINDOW);
        window.getActionForKeyStroke(stroke)
                .actionPerformed(new ActionEvent(window, ActionEvent.ACTION_PERFORMED, "escape"));
    }

    private void enter(JTextComponentFixture field) {
        Keyboard.type(robot, field.target(), KeyEvent.VK_ENTER);
    }

    private static String clipboard() {
        try {
            return String.valueOf(
                    Toolkit.getDefaultToolkit().getSystemClipboard().getData(DataFlavor.stringFlavor));
        } catch (UnsupportedFlavorException | IOException empty) {
            return "";
        }
    }

    private DialogFixture plan() {
        return WindowFinder.findDialog("plan.dialog")
                .withTimeout(PATIENCE.toMillis())
                .using(robot);
    }
}
