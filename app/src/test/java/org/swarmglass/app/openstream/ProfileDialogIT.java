package org.swarmglass.app.openstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.swarmglass.app.preview.SwingWait.PATIENCE;
import static org.swarmglass.app.preview.SwingWait.await;
import static org.swarmglass.app.preview.SwingWait.onEdt;

import java.awt.EventQueue;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.assertj.swing.core.BasicRobot;
import org.assertj.swing.core.Robot;
import org.assertj.swing.edt.GuiActionRunner;
import org.assertj.swing.finder.WindowFinder;
import org.assertj.swing.fixture.DialogFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.swarmglass.app.preview.Screens;
import org.swarmglass.app.preview.VirtualScreen;
import org.swarmglass.app.profile.Profile;
import org.swarmglass.app.settings.StreamEntry;
import org.swarmglass.app.ui.Appearance;
import org.swarmglass.app.ui.Theme;
import org.swarmglass.engine.EngineConfig;

/** A person's hands on the profiles of the dialog. Needs Xvfb. */
@ExtendWith(VirtualScreen.class)
class ProfileDialogIT {
    private static final String PAGE = """
            const engine = new Engine({
              segments: { swarmId: 'event-7' },
              loader: {
                trackerAnnounce: ['wss://t.example/?token=abc'],
                rtcConfig: { iceServers: [
                  { urls: 'stun:s.example:3478?transport=udp' },
                  { urls: 'turn:t.example:3478', username: 'u', credentials: 'secret' },
                ] },
              },
            });
            player.src('https://h.example/live/master.m3u8');
            """;

    private final RecordingShelf shelf = new RecordingShelf();
    private final Robot robot = BasicRobot.robotWithNewAwtHierarchy();

    @BeforeEach
    void open() {
        OpenStreamDialog dialog = GuiActionRunner.execute(() -> {
            Appearance.install(Theme.DARK);
            return new OpenStreamDialog(EngineConfig::defaults, List::of, shelf, choice -> {});
        });
        EventQueue.invokeLater(() -> dialog.show(null));
    }

    @AfterEach
    void close() {
        robot.cleanUp();
    }

    @Test
    void importsAPageAndKeepsItAsAProfile() {
        DialogFixture dialog = find("open.dialog");
        dialog.button("open.import").click();
        DialogFixture imports = find("import.dialog");
        imports.button("import.take").requireDisabled();
        GuiActionRunner.execute(() -> imports.textBox("import.text").target().setText(PAGE));
        assertThat(imports.textBox("import.findings").text())
                .contains("line 6: error: \"stun:s.example:3478?transport=udp\"", "line 7: error: credentials")
                .doesNotContain("secret");
        Screens.keep("import-dialog");
        imports.button("import.take").click();
        await("the import to go", () -> !imports.target().isVisible());

        dialog.textBox("open.url.field").requireText("https://h.example/live/master.m3u8");
        dialog.textBox("open.trackers").requireText("wss://t.example/?token=abc");
        dialog.textBox("open.ice").requireText("stun:s.example:3478\nturn:u:secret@t.example:3478");
        dialog.textBox("open.swarm").requireText("event-7");
        dialog.comboBox("open.generation").requireSelection("0.6");
        GuiActionRunner.execute(() -> dialog.textBox("open.headers").target().setText("Cookie: secret"));
        GuiActionRunner.execute(
                () -> dialog.textBox("open.profile.name").target().setText("Event"));
        dialog.button("open.profile.save").click();
        await(
                "what was saved",
                () -> "Saved without headers and TURN passwords."
                        .equals(dialog.label("open.profile.state").text()));
        assertThat(shelf.profiles().toString()).contains("event-7").doesNotContain("secret");
        Screens.keep("profile-dialog");

        dialog.checkBox("open.profile.secrets").check();
        await(
                "the tick",
                () -> onEdt(
                        () -> dialog.checkBox("open.profile.secrets").target().isSelected()));
        dialog.button("open.profile.save").click();
        await("the second save", () -> shelf.saves.get() == 2);
        assertThat(shelf.profiles())
                .singleElement()
                .satisfies(kept -> assertThat(kept.toString()).contains("Cookie: secret", "turn:u:secret@"));
    }

    @Test
    void bringsAProfileBackAndForgetsIt() {
        DialogFixture dialog = find("open.dialog");
        dialog.comboBox("open.profile").selectItem("Kept");
        await(
                "its address",
                () -> !String.valueOf(dialog.textBox("open.url.field").text()).isEmpty());
        dialog.textBox("open.url.field").requireText("https://kept.example/a.m3u8");
        dialog.textBox("open.headers").requireText("A: b");
        dialog.comboBox("open.generation").requireSelection("0.6,2.3");
        dialog.checkBox("open.profile.secrets").requireSelected();
        dialog.button("open.profile.delete").click();
        await("the deletion", () -> !shelf.deleted.isEmpty());
        assertThat(shelf.deleted).containsExactly("Kept");
        dialog.textBox("open.url.field").requireText("https://kept.example/a.m3u8");
    }

    private DialogFixture find(String name) {
        return WindowFinder.findDialog(name).withTimeout(PATIENCE.toMillis()).using(robot);
    }

    /** Profiles in memory; used on the EDT, looked at by the test. */
    private static final class RecordingShelf implements ProfileShelf {
        private final List<Profile> kept = new CopyOnWriteArrayList<>(List.of(new Profile(
                "Kept",
                new StreamEntry("https://kept.example/a.m3u8", List.of(), List.of(), "", "auto", "0.6,2.3", "", ""),
                List.of("A: b"))));
        private final List<String> deleted = new CopyOnWriteArrayList<>();
        private final AtomicInteger saves = new AtomicInteger();

        @Override
        public List<Profile> profiles() {
            return List.copyOf(kept);
        }

        @Override
        public void save(Profile profile, Consumer<String> failed) {
            kept.clear();
            kept.add(profile);
            saves.incrementAndGet();
        }

        @Override
        public void delete(String name, Consumer<String> failed) {
            kept.clear();
            deleted.add(name);
        }
    }
}
