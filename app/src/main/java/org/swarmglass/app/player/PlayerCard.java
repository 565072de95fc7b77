package org.swarmglass.app.player;

import java.awt.BorderLayout;
import java.awt.event.KeyEvent;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.Timer;
import net.miginfocom.swing.MigLayout;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.swarmglass.app.player.PlayerStatus.Phase;
import org.swarmglass.app.player.PlayerStatus.Sound;
import org.swarmglass.app.ui.Absence;
import org.swarmglass.app.ui.Card;
import org.swarmglass.app.ui.Emptiable;
import org.swarmglass.app.ui.FileExport;
import org.swarmglass.app.ui.Fonts;
import org.swarmglass.app.ui.Labels;
import org.swarmglass.app.ui.Pill;
import org.swarmglass.app.ui.Tone;
import org.swarmglass.engine.EngineControl;
import org.swarmglass.engine.snapshot.EngineSnapshot;

/** The picture and its controls. Plays whatever the engine has open. EDT only, but for {@link #close}. */
public final class PlayerCard extends JPanel implements AutoCloseable {
    private static final long serialVersionUID = 1L;
    private static final int REFRESH_MILLIS = 250;
    private static final int VOLUME_STEP = 5;

    private final JPanel place = new JPanel(new BorderLayout());
    private final Emptiable elsewhere = new Emptiable(new JPanel(), MaterialDesignF.FULLSCREEN);
    private final JLabel title = Labels.title("Player");
    private final JLabel format = Labels.muted("", Fonts.SMALL);
    private final Pill badge = new Pill();
    private final PlayerStage stage;
    private final transient FullScreen fullScreen;
    private final transient Playback player;
    private final transient PlayerPresenter presenter = new PlayerPresenter();
    private final Timer timer = new Timer(REFRESH_MILLIS, event -> refresh());
    private transient EngineControl engine;
    private transient Sound sound;

    /** @param volume in percent */
    public PlayerCard(EngineControl engine, int volume, boolean muted) {
        this(engine, Playback.start(engine, volume, muted));
    }

    /** @param playback is this card's from now on */
    public PlayerCard(EngineControl engine, Playback playback) {
        super(new BorderLayout());
        setOpaque(false);
        setName("player");
        this.engine = engine;
        player = playback;
        sound = playback.status().sound();
        stage = new PlayerStage(playback.frames(), new Buttons(), this::retry);
        fullScreen = new FullScreen(
                stage,
                Map.of(
                        KeyEvent.VK_F, this::toggleFullScreen,
                        KeyEvent.VK_SPACE, this::togglePause,
                        KeyEvent.VK_M, this::toggleMute),
                this::takeBack);
        elsewhere.show(Optional.of(new Absence("The picture fills the screen", "Esc or F brings it back.")));
        place.setOpaque(false);
        place.add(stage);
        format.setName("player.format");
        badge.setName("player.badge");
        badge.show("", Tone.MUTED);
        add(Card.of(heading(), place));
        refresh();
        timer.start();
    }

    private JPanel heading() {
        JPanel heading = new JPanel(new MigLayout("insets 0, gap 12, fillx, aligny center", "[]push[][]", "[22!]"));
        heading.setOpaque(false);
        heading.add(title);
        heading.add(format, "wmin 0");
        heading.add(badge);
        return heading;
    }

    public int volume() {
        return sound.volume();
    }

    public boolean muted() {
        return sound.muted();
    }

    /** True once a picture of this stream was shown. */
    public boolean pictureShown() {
        return player.status().pictures() > 0;
    }

    /** For tests. Any thread. */
    PlayerStatus status() {
        return player.status();
    }

    /** Pauses, goes on, or starts again what was stopped. */
    public void togglePause() {
        Phase phase = player.status().phase();
        switch (phase) {
            case PLAYING, OPENING -> player.setPaused(true);
            case PAUSED -> player.setPaused(false);
            case STOPPED, ENDED, FAILED -> player.restart();
            case LOADING, MISSING -> {
                // There is nothing to pause; the card says so.
            }
        }
    }

    /** Stops the picture; the engine goes on as a peer. */
    public void stop() {
        player.stop();
    }

    /**
     * Stops, lets the caller open another stream, then plays that one.
     *
     * @param next the engine that will have it
     * @param opening opens it; runs off the EDT, when libvlc no longer reads from the stream before
     */
    public void replace(EngineControl next, Runnable opening) {
        engine = next;
        player.replace(next, opening);
    }

    public void toggleMute() {
        setSound(new Sound(sound.volume(), !sound.muted()));
    }

    /** One step up or down. */
    public void changeVolume(boolean louder) {
        int changed = sound.volume() + (louder ? VOLUME_STEP : -VOLUME_STEP);
        setSound(new Sound(Math.max(0, Math.min(100, changed)), sound.muted()));
    }

    public void toggleFullScreen() {
        if (fullScreen.active()) {
            fullScreen.leave();
        } else {
            place.removeAll();
            place.add(elsewhere);
            place.revalidate();
            place.repaint();
            fullScreen.enter(place);
            stage.setFillsScreen(true);
        }
    }

    /** Asks where to save the picture on the screen. */
    public void saveSnapshot() {
        stage.surface().picture().ifPresent(picture -> FileExport.png(this, "picture.png", picture));
    }

    /** Frees libvlc; blocks for up to some seconds. Not on the EDT. */
    @Override
    public void close() {
        timer.stop();
        player.close();
    }

    private void takeBack() {
        stage.setFillsScreen(false);
        place.removeAll();
        place.add(stage);
        place.revalidate();
        place.repaint();
    }

    private void retry() {
        player.retry();
        refresh();
    }

    private void setSound(Sound wanted) {
        sound = wanted;
        player.setSound(wanted);
        refresh();
    }

    private void refresh() {
        EngineSnapshot snapshot = engine.snapshot();
        PlayerStatus status = player.status();
        PlayerViewModel model = presenter.present(status, snapshot, !player.stopped());
        title.setText(model.title());
        format.setText(model.format());
        badge.show(model.badge(), model.badge().equals("LIVE") ? Tone.BAD : Tone.MUTED);
        stage.show(model, status, sound);
    }

    private final class Buttons implements PlayerControls.Actions {
        @Override
        public void togglePause() {
            PlayerCard.this.togglePause();
        }

        @Override
        public void stop() {
            PlayerCard.this.stop();
        }

        @Override
        public void toggleMute() {
            PlayerCard.this.toggleMute();
        }

        @Override
        public void volume(int percent) {
            setSound(new Sound(percent, false));
        }

        @Override
        public void seek(double part) {
            player.status()
                    .length()
                    .ifPresent(length -> player.seek(Duration.ofMillis(Math.round(part * length.toMillis()))));
        }

        @Override
        public void rendition(int choice) {
            if (choice == 0) {
                engine.chooseRenditionAutomatically();
            } else if (choice > 0) {
                engine.pinRendition(choice - 1);
            }
        }

        @Override
        public void saveSnapshot() {
            PlayerCard.this.saveSnapshot();
        }

        @Override
        public void toggleFullScreen() {
            PlayerCard.this.toggleFullScreen();
        }
    }
}
