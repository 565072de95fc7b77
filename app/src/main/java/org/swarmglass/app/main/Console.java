package org.swarmglass.app.main;

import java.awt.EventQueue;
import java.awt.Toolkit;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.swarmglass.app.notice.Notice;
import org.swarmglass.app.notice.NoticeBar;
import org.swarmglass.app.notice.NoticePresenter;
import org.swarmglass.app.openstream.OpenStreamDialog;
import org.swarmglass.app.openstream.StreamChoice;
import org.swarmglass.app.player.Playback;
import org.swarmglass.app.player.PlayerCard;
import org.swarmglass.app.profile.ProfileFolder;
import org.swarmglass.app.settings.Settings;
import org.swarmglass.app.settings.SettingsFile;
import org.swarmglass.app.settings.SettingsStore;
import org.swarmglass.app.ui.Appearance;
import org.swarmglass.app.ui.Theme;
import org.swarmglass.app.ui.Tone;
import org.swarmglass.engine.EngineControl;
import org.swarmglass.engine.snapshot.P2pStatus;

/**
 * The window with everything in it on a live engine: what the program opens unless it is headless. Its methods are for
 * any thread but the EDT; some block for a moment.
 */
public final class Console implements AutoCloseable {
    private final CountDownLatch closed = new CountDownLatch(1);
    private final SettingsStore settings;
    private final EngineSwitch engines;
    private final NoticePresenter notices = new NoticePresenter();
    private final NoticeBar noticeBar;
    private final PlayerCard player;
    private final ConsoleWindow window;
    private final OpenStreamDialog dialog;
    private final WindowMemory memory;

    private Console(
            EngineControl engine,
            ConsoleOptions options,
            SettingsStore settings,
            StoredProfiles profiles,
            Playback playback) {
        this.settings = settings;
        Appearance.install(options.theme().orElse(themeOf(settings.current())));
        engines = new EngineSwitch(engine, options, new Switching());
        player = new PlayerCard(engine, playback);
        window = new ConsoleWindow(engine, player);
        dialog = new OpenStreamDialog(engines::config, () -> settings.current().history(), profiles, this::open);
        noticeBar = new NoticeBar(this::dismiss, () -> dialog.show(window));
        window.equip(new Actions(), noticeBar, this::onTick);
        memory = new WindowMemory(window, player, settings);
        memory.restore(options.theme().isEmpty());
        options.stream().ifPresent(stream -> dialog.prefill(options.config(), stream));
        window.addWindowListener(new WindowAdapter() {
            @Override
            public void windowClosed(WindowEvent event) {
                closed.countDown();
            }
        });
    }

    /**
     * Lets fonts, look-and-feel and the display be loaded on the EDT while the caller starts an engine: half of what
     * {@link #open} takes on two cores. Does not block.
     */
    public static void prepare() {
        EventQueue.invokeLater(() -> {
            Appearance.install(themeOf(SettingsFile.ofUser().load().settings()));
            Toolkit.getDefaultToolkit().getScreenSize();
        });
    }

    private static Theme themeOf(Settings settings) {
        return settings.theme().equals("light") ? Theme.LIGHT : Theme.DARK;
    }

    /** Opens the window. The engine stays the caller's; engines of streams opened in the window are the console's. */
    public static Console open(EngineControl engine, ConsoleOptions options) {
        SettingsFile.Loaded loaded = options.settings().load();
        SettingsStore store = new SettingsStore(options.settings(), loaded.settings());
        // Before the window, and beside it: the first picture waits for libvlc, not for Swing.
        Playback playback = Playback.start(
                engine, loaded.settings().volume(), loaded.settings().muted());
        StoredProfiles profiles = StoredProfiles.load(ProfileFolder.beside(options.settings()), store);
        try {
            return Edt.ask(() -> {
                Console made = new Console(engine, options, store, profiles, playback);
                loaded.notice()
                        .ifPresent(words -> made.notices.add(new Notice("settings", Tone.WARNING, words, "", false)));
                made.window.setVisible(true);
                return made;
            });
        } catch (RuntimeException unopened) { // a window that cannot be made must not leave a player behind
            playback.close();
            store.close();
            throw unopened;
        }
    }

    /** The engine whose stream is in the window now. */
    public EngineControl engine() {
        return engines.current();
    }

    /** Writes the window as it looks now to a PNG file. */
    public void capture(Path png) throws IOException {
        BufferedImage picture = Edt.ask(window::picture);
        if (!ImageIO.write(picture, "png", png.toFile())) {
            throw new IOException("this Java cannot write PNG files");
        }
    }

    /** True once a picture of the stream was shown. */
    public boolean pictureShown() {
        return player.pictureShown();
    }

    /** Waits until the person closes the window, at most for the given time; true if it is closed. */
    public boolean awaitClosed(Duration atMost) throws InterruptedException {
        return closed.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Closes the window, stops the player, saves the settings. Blocks for up to some seconds; idempotent. */
    @Override
    public void close() {
        Edt.ask(() -> {
            memory.remember();
            window.dispose();
            return window;
        });
        player.close();
        engines.close();
        settings.close();
        closed.countDown();
    }

    /** Tests look at its components. */
    ConsoleWindow window() {
        return window;
    }

    private void open(StreamChoice choice) {
        settings.change(before -> before.opened(choice.entry()));
        engines.open(choice);
    }

    private void onTick() {
        noticeBar.show(notices.present(
                window.monitor().latest().snapshot(), window.monitor().journal()));
        memory.remember();
    }

    private void dismiss(String key) {
        notices.dismiss(key);
        onTick();
    }

    /** What happens in the window when the dialog has been answered. Called on the EDT. */
    private final class Switching implements EngineSwitch.Listener {
        @Override
        public void onSameEngine(Runnable opening) {
            player.replace(engines.current(), opening);
        }

        @Override
        public void onOtherEngine(EngineControl next) {
            player.replace(next, () -> {});
            notices.restart();
            window.watch(next);
        }

        @Override
        public void onRefused(String problem) {
            dialog.showWithHeaderProblem(window, problem);
        }

        @Override
        public void onFailed(String problem) {
            notices.add(new Notice("engine", Tone.BAD, problem, "Close other programs or restart this one.", true));
        }
    }

    private final class Actions implements ConsoleActions {
        @Override
        public void openStream() {
            dialog.show(window);
        }

        @Override
        public void forgetStreams() {
            settings.change(Settings::withoutHistory);
        }

        @Override
        public void togglePause() {
            player.togglePause();
        }

        @Override
        public void stopPlayer() {
            player.stop();
        }

        @Override
        public void toggleMute() {
            player.toggleMute();
        }

        @Override
        public void changeVolume(boolean louder) {
            player.changeVolume(louder);
        }

        @Override
        public void toggleFullScreen() {
            player.toggleFullScreen();
        }

        @Override
        public void savePicture() {
            player.saveSnapshot();
        }

        @Override
        public P2pStatus peerToPeer() {
            return engines.current().snapshot().p2p();
        }

        @Override
        public void setPeerToPeer(boolean enabled) {
            engines.current().setPeerToPeer(enabled);
        }

        @Override
        public void setUpload(boolean enabled) {
            engines.current().setUpload(enabled);
        }
    }
}
