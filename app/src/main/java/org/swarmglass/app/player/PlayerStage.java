package org.swarmglass.app.player;

import java.awt.CardLayout;
import java.awt.Dimension;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.Optional;
import javax.swing.BorderFactory;
import javax.swing.JPanel;
import javax.swing.Timer;
import net.miginfocom.swing.MigLayout;
import org.swarmglass.app.player.PlayerStatus.Sound;
import org.swarmglass.app.ui.Absence;

/** Picture, or the words in its place, above the controls: what goes to the screen as one. EDT only. */
final class PlayerStage extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final String PICTURE = "picture";
    private static final String MESSAGE = "message";
    private static final int IDLE_MILLIS = 2_500;

    private final CardLayout layout = new CardLayout();
    private final JPanel view = new JPanel(layout);
    private final VideoSurface surface;
    private final PlayerMessage message;
    private final PlayerControls controls;
    private final Timer idle = new Timer(IDLE_MILLIS, event -> hideControls());
    private boolean fillsScreen;

    PlayerStage(VideoFrames frames, PlayerControls.Actions actions, Runnable retry) {
        super(new MigLayout("insets 0, gap 0, fill, hidemode 3", "[grow,fill]", "[grow,fill]8[]"));
        setOpaque(false);
        setFocusable(true);
        surface = new VideoSurface(frames);
        message = new PlayerMessage(retry);
        controls = new PlayerControls(actions);
        view.setOpaque(false);
        view.add(surface, PICTURE);
        view.add(message, MESSAGE);
        add(view, "w 10:10, h 10:10, grow, wrap");
        add(controls, "wmin 0");
        idle.setRepeats(false);
        MouseAdapter mouse = new Mouse(actions);
        surface.addMouseListener(mouse);
        surface.addMouseMotionListener(mouse);
    }

    VideoSurface surface() {
        return surface;
    }

    void show(PlayerViewModel model, PlayerStatus status, Sound sound) {
        Optional<Absence> absence = model.message();
        absence.ifPresent(why -> message.show(why, model.missing()));
        layout.show(view, absence.isPresent() ? MESSAGE : PICTURE);
        status.shape().map(size -> new Dimension(size.width(), size.height())).ifPresent(surface::setShape);
        surface.setOverlay(model.overlay());
        controls.show(model, sound, status.pictures() > 0);
    }

    /** On the screen the controls go when the mouse rests. */
    void setFillsScreen(boolean fills) {
        fillsScreen = fills;
        surface.setRounded(!fills);
        controls.setBorder(fills ? BorderFactory.createEmptyBorder(0, 16, 8, 16) : null);
        controls.setVisible(true);
        if (fills) {
            idle.restart();
        } else {
            idle.stop();
        }
    }

    private void hideControls() {
        if (fillsScreen && controls.getMousePosition(true) == null) {
            controls.setVisible(false);
        }
    }

    private final class Mouse extends MouseAdapter {
        private final PlayerControls.Actions actions;

        Mouse(PlayerControls.Actions actions) {
            this.actions = actions;
        }

        @Override
        public void mouseClicked(MouseEvent event) {
            if (event.getClickCount() == 2) {
                actions.toggleFullScreen();
            }
        }

        @Override
        public void mouseMoved(MouseEvent event) {
            if (fillsScreen) {
                controls.setVisible(true);
                idle.restart();
            }
        }
    }
}
