package org.swarmglass.app.main;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.swing.core.matcher.DialogMatcher.withTitle;
import static org.swarmglass.app.preview.SwingWait.PATIENCE;
import static org.swarmglass.app.preview.SwingWait.await;
import static org.swarmglass.app.preview.SwingWait.awaitEndOf;
import static org.swarmglass.app.preview.SwingWait.onEdt;

import java.awt.Color;
import java.awt.Component;
import java.awt.Window;
import java.awt.event.KeyEvent;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Objects;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.swing.JLabel;
import org.assertj.swing.core.BasicComponentFinder;
import org.assertj.swing.core.BasicRobot;
import org.assertj.swing.core.Robot;
import org.assertj.swing.edt.FailOnThreadViolationRepaintManager;
import org.assertj.swing.exception.ComponentLookupException;
import org.assertj.swing.finder.WindowFinder;
import org.assertj.swing.fixture.DialogFixture;
import org.assertj.swing.fixture.FrameFixture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.swarmglass.app.monitor.WindowLength;
import org.swarmglass.app.preview.Keyboard;
import org.swarmglass.app.preview.LiveSwarm;
import org.swarmglass.app.preview.Screens;
import org.swarmglass.app.preview.VirtualScreen;
import org.swarmglass.app.settings.Settings;
import org.swarmglass.app.settings.SettingsFile;
import org.swarmglass.app.ui.Appearance;
import org.swarmglass.app.ui.Theme;
import org.swarmglass.engine.Engine;

/** A person's hands on the console while a real swarm runs in this JVM. Needs libvlc, ffmpeg, Xvfb. */
@ExtendWith(VirtualScreen.class)
class ConsoleIT {
    private static final int PEERS = 2;

    /** One clip for all tests. */
    @TempDir
    static Path clip = Path.of("");

    @TempDir
    Path home = Path.of("");

    /** The latest first. */
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    private @Nullable LiveSwarm swarm;
    private @Nullable Engine engine;
    private @Nullable Console console;
    private @Nullable Robot robot;
    private @Nullable FrameFixture frame;

    @BeforeEach
    void open() throws IOException, InterruptedException {
        FailOnThreadViolationRepaintManager.install();
        LiveSwarm running = LiveSwarm.start(clip, PEERS);
        swarm = running;
        opened.push(running);
        Engine started = Engine.start(running.config());
        engine = started;
        opened.push(started);
        started.open(running.request());
        Console window = Console.open(
                started,
                ConsoleOptions.of(running.config(), Optional.of(running.request()))
                        .withSettings(settings()));
        console = window;
        opened.push(window);
        Robot hands = BasicRobot.robotWithCurrentAwtHierarchy();
        hands.settings().delayBetweenEvents(5);
        hands.settings().eventPostingDelay(30);
        robot = hands;
        opened.push(hands::cleanUpWithoutDisposingWindows);
        frame = new FrameFixture(hands, window.window());
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : opened) {
            each.close();
        }
        awaitEndOf("player-io", "player-release", "console-engines", "settings-io");
    }

    @Test
    void showsPictureFiguresAndPeersOfARunningSwarm() throws IOException {
        await("picture", () -> console().pictureShown());
        await("a row per peer", () -> frame().table("peers.table").rowCount() == PEERS);
        await("a share", () -> text("kpi.share").matches("\\d+\\.\\d"));
        await("events", () -> frame().list("eventlog.list").contents().length > 3);
        assertThat(text("header.title")).isEqualTo("stadium-cam-3");
        assertThat(frame().table("peers.table").contents()[0][1]).startsWith("Swarmglass");
        await("the delay", () -> text("player.delay").startsWith("behind live"));

        assertThat(onEdt(this::labelIsCutInAPicture)).isFalse();
        Path png = home.resolve("window.png");
        console().capture(png);
        BufferedImage captured = ImageIO.read(png.toFile());
        assertThat(captured.getWidth()).isEqualTo(console().window().getWidth());
        assertThat(new Color(captured.getRGB(5, captured.getHeight() - 5))).isEqualTo(new Color(0x0F1216));
        Screens.keep("console-dark");
    }

    /** When its text has just grown. */
    private boolean labelIsCutInAPicture() {
        JLabel label = BasicComponentFinder.finderWithCurrentAwtHierarchy()
                .findByName(console().window(), "player.delay", JLabel.class);
        label.setText("behind live 1,000.0 s");
        console().window().picture();
        return label.getWidth() < label.getPreferredSize().width;
    }

    @Test
    void switchesThemeAndTimeWindowByButtonAndByKeyAndRemembersThem() {
        frame().button("theme.toggle").click();
        await("light", () -> Appearance.current() == Theme.LIGHT);
        frame().toggleButton("window.15min").click();
        await("15 min", () -> length() == WindowLength.FIFTEEN_MINUTES);
        press(KeyEvent.VK_2);
        await("5 min", () -> length() == WindowLength.FIVE_MINUTES);
        await("picture", () -> console().pictureShown());
        Screens.keep("console-light");

        frame().textBox("eventlog.search").click().enterText("2m1");
        await(
                "what was typed",
                () -> "2m1".equals(frame().textBox("eventlog.search").text()));
        assertThat(length()).as("a letter that is typed is no command").isEqualTo(WindowLength.FIVE_MINUTES);

        console().close();
        Settings kept = settings().load().settings();
        assertThat(kept.theme()).isEqualTo("light");
        assertThat(kept.windowMinutes()).isEqualTo(5);
        assertThat(kept.muted()).isFalse();
        assertThat(kept.bounds()).isPresent();
    }

    @Test
    void opensAnotherStreamAndSaysWhatIsWrongWithBadOnes() {
        await("picture", () -> console().pictureShown());
        pressWithControl(KeyEvent.VK_O);
        DialogFixture dialog = dialog();
        dialog.textBox("open.trackers")
                .requireText(swarm().config().trackers().get(0).url().toString());
        dialog.textBox("open.url.field").setText("stream.example/live.m3u8");
        dialog.textBox("open.delay").setText("soon");
        dialog.button("open.accept").click();
        await("the problem", () -> showing(() -> dialog.textBox("open.problem.url")));
        dialog.textBox("open.problem.url")
                .requireText("Write the address with its scheme: https://stream.example/live.m3u8");
        dialog.textBox("open.problem.live_delay").requireVisible();
        Screens.keep("console-dialog");

        dialog.textBox("open.url.field")
                .setText(swarm().request().url().resolve("absent.m3u8").toString());
        dialog.textBox("open.delay").setText("7seg");
        dialog.textBox("open.trackers").setText("ws://127.0.0.1:9");
        dialog.button("open.accept").click();
        await("the new engine", () -> console().engine() != engine);
        await("reason of the failure", () -> visible("notice.stream"));
        Screens.keep("console-notices");

        frame().button("notice.open").click();
        DialogFixture again = dialog();
        again.textBox("open.delay").requireText("7seg");
        again.textBox("open.url.field").setText(swarm().request().url().toString());
        again.button("open.accept").click();
        await(
                "picture of the right one",
                () -> console().engine().snapshot().stream().isPresent()
                        && console().pictureShown());
        await("no more complaint about the stream", () -> !visible("notice.stream"));
        await("reason of the tracker", () -> visible("notice.trackers"));
        Screens.keep("console-tracker");
    }

    @Test
    void pausesMutesAndFillsTheScreenByKey() {
        await("picture", () -> console().pictureShown());
        press(KeyEvent.VK_M);
        press(KeyEvent.VK_SPACE);
        await("paused", () -> !console().engine().snapshot().playback().playing());
        press(KeyEvent.VK_SPACE);
        await("playing", () -> console().engine().snapshot().playback().playing());
        press(KeyEvent.VK_F);
        await("full screen", () -> screenFilled());
        Screens.keep("console-fullscreen");
        press(KeyEvent.VK_ESCAPE);
        await("back", () -> !screenFilled());
        console().close();
        assertThat(settings().load().settings().muted()).isTrue();
    }

    private void pressWithControl(int key) {
        Keyboard.type(Objects.requireNonNull(robot), console().window().getContentPane(), key, KeyEvent.VK_CONTROL);
    }

    private DialogFixture dialog() {
        return WindowFinder.findDialog(withTitle("Open stream").andShowing())
                .withTimeout(PATIENCE.toMillis())
                .using(Objects.requireNonNull(robot));
    }

    private void press(int key) {
        Component target = onEdt(() -> screen().map(Component.class::cast)
                .orElseGet(() -> console().window().getContentPane()));
        Keyboard.type(Objects.requireNonNull(robot), target, key);
    }

    private boolean visible(String name) {
        return showing(() -> frame().panel(name));
    }

    private static boolean showing(Runnable lookUp) {
        try {
            lookUp.run();
            return true;
        } catch (ComponentLookupException absent) {
            return false;
        }
    }

    private boolean screenFilled() {
        return onEdt(() -> screen().isPresent());
    }

    /** The window that fills the screen. EDT. */
    private static Optional<Window> screen() {
        return Arrays.stream(Window.getWindows())
                .filter(window -> "player.screen".equals(window.getName()) && window.isShowing())
                .findFirst();
    }

    private WindowLength length() {
        return onEdt(() -> console().window().pane().windowLength());
    }

    private String text(String label) {
        return String.valueOf(frame().label(label).text());
    }

    private SettingsFile settings() {
        return new SettingsFile(home.resolve("console.json"));
    }

    private Console console() {
        return Objects.requireNonNull(console);
    }

    private FrameFixture frame() {
        return Objects.requireNonNull(frame);
    }

    private LiveSwarm swarm() {
        return Objects.requireNonNull(swarm);
    }
}
