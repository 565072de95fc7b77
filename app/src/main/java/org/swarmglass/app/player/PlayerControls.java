package org.swarmglass.app.player;

import java.util.List;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JSlider;
import net.miginfocom.swing.MigLayout;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.kordamp.ikonli.materialdesign2.MaterialDesignV;
import org.swarmglass.app.player.PlayerStatus.Sound;
import org.swarmglass.app.player.PlayerViewModel.Choice;
import org.swarmglass.app.ui.Fonts;
import org.swarmglass.app.ui.GlyphIcon;
import org.swarmglass.app.ui.IconButton;
import org.swarmglass.app.ui.Labels;
import org.swarmglass.app.ui.Palette;
import org.swarmglass.app.ui.Tip;

/** The row below the picture. Decides nothing; tells the card what was pressed. EDT only. */
final class PlayerControls extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final int SEEK_STEPS = 1000;
    private static final int ICON = 19;

    private final JButton play;
    private final JButton stop;
    private final JButton mute;
    private final JSlider volume = new JSlider(0, 100, 100);
    private final JSlider seek = new JSlider(0, SEEK_STEPS, 0);
    private final JLabel clock = Labels.muted("", Fonts.MONO);
    private final JLabel delay = Labels.muted("", Fonts.SMALL);
    private final JComboBox<String> rendition = new JComboBox<>();
    private final JButton snapshot;
    private final transient Actions actions;
    private boolean showing;
    private List<String> renditions = List.of();

    interface Actions {
        void togglePause();

        void stop();

        void toggleMute();

        void volume(int percent);

        /**
         * Jumps.
         *
         * @param part of the length, 0 to 1
         */
        void seek(double part);

        /**
         * Chooses.
         *
         * @param choice 0 is automatic, then by index
         */
        void rendition(int choice);

        void saveSnapshot();

        void toggleFullScreen();
    }

    PlayerControls(Actions actions) {
        super(new MigLayout("insets 0, gap 2, fillx, hidemode 2", "[][][]6[]12[]12[grow,fill]12[]12[]6[][]", "[30!]"));
        setOpaque(false);
        this.actions = actions;
        play = button(MaterialDesignP.PLAY, "player.play", "Play or pause (Space)", actions::togglePause);
        stop = button(
                MaterialDesignS.STOP, "player.stop", "Stop the picture; the engine stays in the swarm", actions::stop);
        mute = button(MaterialDesignV.VOLUME_HIGH, "player.mute", "Sound on or off (M)", actions::toggleMute);
        snapshot = button(
                MaterialDesignC.CAMERA_OUTLINE, "player.snapshot", "Save this picture as PNG", actions::saveSnapshot);
        JButton full = button(
                MaterialDesignF.FULLSCREEN, "player.fullscreen", "Fill the screen (F)", actions::toggleFullScreen);
        clock.setName("player.clock");
        delay.setName("player.delay");
        setUpSliders();
        setUpRenditions();
        add(play);
        add(stop);
        add(mute);
        add(volume, "w 84!");
        add(clock);
        add(seek, "wmin 0");
        add(delay);
        add(rendition, "w 90:130:150");
        add(snapshot);
        add(full);
    }

    private void setUpSliders() {
        volume.setName("player.volume");
        volume.setOpaque(false);
        volume.setToolTipText("Volume in percent");
        volume.getAccessibleContext().setAccessibleName("Volume");
        volume.addChangeListener(event -> unlessShowing(() -> actions.volume(volume.getValue())));
        seek.setName("player.seek");
        seek.setOpaque(false);
        seek.getAccessibleContext().setAccessibleName("Position");
        seek.addChangeListener(event -> unlessShowing(() -> {
            if (!seek.getValueIsAdjusting()) {
                actions.seek(seek.getValue() / (double) SEEK_STEPS);
            }
        }));
    }

    private void setUpRenditions() {
        Labels.neutral(rendition);
        rendition.setName("player.rendition");
        rendition.setFont(Fonts.SMALL);
        rendition.setToolTipText(Tip.of(
                "Which rendition the engine fetches.",
                "Auto goes by measured throughput and buffer; a choice here is kept until you choose Auto."));
        rendition.addActionListener(event -> unlessShowing(() -> actions.rendition(rendition.getSelectedIndex())));
    }

    private static JButton button(Ikon ikon, String name, String tip, Runnable action) {
        JButton button = IconButton.of(ikon, "", tip, action);
        button.setName(name);
        button.setIcon(new GlyphIcon(ikon, ICON, Palette::text));
        return button;
    }

    /** Setting a slider or a combo box from outside is not a wish of the person. */
    private void unlessShowing(Runnable wish) {
        if (!showing) {
            wish.run();
        }
    }

    void show(PlayerViewModel model, Sound sound, boolean pictures) {
        showing = true;
        try {
            showTransport(model);
            icon(mute, sound.muted() ? MaterialDesignV.VOLUME_OFF : MaterialDesignV.VOLUME_HIGH);
            if (!volume.getValueIsAdjusting()) {
                volume.setValue(sound.volume());
            }
            showChoice(model.renditions());
            snapshot.setEnabled(pictures);
        } finally {
            showing = false;
        }
    }

    private void showTransport(PlayerViewModel model) {
        play.setEnabled(model.transport().canPlay());
        icon(play, model.transport().pause() ? MaterialDesignP.PAUSE : MaterialDesignP.PLAY);
        stop.setEnabled(model.transport().canStop());
        clock.setText(model.position().clock());
        delay.setText(model.position().delay());
        delay.setToolTipText(
                model.position().delayTip().isEmpty()
                        ? null
                        : Tip.of(model.position().delayTip()));
        seek.setVisible(model.position().seek().isPresent());
        if (!seek.getValueIsAdjusting()) {
            model.position().seek().ifPresent(part -> seek.setValue((int) Math.round(part * SEEK_STEPS)));
        }
    }

    /** Left alone while it is open, as its list would jump under the mouse. */
    private void showChoice(Choice choice) {
        rendition.setVisible(!choice.labels().isEmpty());
        if (rendition.isPopupVisible()) {
            return;
        }
        if (!choice.labels().equals(renditions)) {
            renditions = choice.labels();
            rendition.removeAllItems();
            renditions.forEach(rendition::addItem);
        }
        if (!renditions.isEmpty() && rendition.getSelectedIndex() != choice.selected()) {
            rendition.setSelectedIndex(choice.selected());
        }
    }

    private static void icon(JButton button, Ikon ikon) {
        if (button.getClientProperty("shown") != ikon) {
            button.putClientProperty("shown", ikon);
            button.setIcon(new GlyphIcon(ikon, ICON, Palette::text));
        }
    }
}
