package org.swarmglass.app.main;

import com.formdev.flatlaf.FlatClientProperties;
import java.util.List;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JToggleButton;
import net.miginfocom.swing.MigLayout;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.swarmglass.app.monitor.WindowLength;
import org.swarmglass.app.ui.Fonts;
import org.swarmglass.app.ui.GlyphIcon;
import org.swarmglass.app.ui.IconButton;
import org.swarmglass.app.ui.Labels;
import org.swarmglass.app.ui.Palette;
import org.swarmglass.app.ui.Pill;
import org.swarmglass.app.ui.Segments;
import org.swarmglass.app.ui.Tip;
import org.swarmglass.app.ui.Tone;
import org.swarmglass.engine.snapshot.EngineSnapshot;

/** The line above the figures: the stream on the left, what is shown of it on the right. */
final class HeaderBar extends JPanel {
    private final HeaderPresenter presenter = new HeaderPresenter();
    private final Actions actions;
    private final JLabel title = Labels.plain("", Fonts.HEADLINE);
    private final Pill state = new Pill();
    private final Pill p2p = new Pill();
    private final JLabel detail = Labels.faint("", Fonts.MONO_SMALL);
    private final Segments<WindowLength> lengths;
    private final JToggleButton pause = new JToggleButton();
    private final JButton theme;

    /** What the buttons do. */
    interface Actions {
        void showLength(WindowLength length);

        void pause(boolean paused);

        void toggleTheme();

        void savePicture();
    }

    HeaderBar(Actions actions) {
        super(new MigLayout("insets 0, gap 10, fillx, hidemode 3", "", "[28!]"));
        setOpaque(false);
        this.actions = actions;
        title.setName("header.title");
        state.setName("header.state");
        p2p.setName("header.p2p");
        lengths = new Segments<>(List.of(WindowLength.values()), WindowLength::label, "segment", actions::showLength);
        lengths.button(WindowLength.ONE_MINUTE).setName("window.1min");
        lengths.button(WindowLength.FIVE_MINUTES).setName("window.5min");
        lengths.button(WindowLength.FIFTEEN_MINUTES).setName("window.15min");
        theme = IconButton.of(MaterialDesignB.BRIGHTNESS_6, "", "Switch between dark and light", actions::toggleTheme);
        theme.setName("theme.toggle");
        setUpPause();
        JButton picture =
                IconButton.of(MaterialDesignI.IMAGE_OUTLINE, "PNG", "Save all charts as one PNG", actions::savePicture);
        picture.setName("charts.export");
        add(title, "wmin 60");
        add(state);
        add(p2p);
        add(detail, "wmin 0, gapleft 4, pushx");
        add(lengths);
        add(pause);
        add(picture);
        add(theme);
    }

    void show(EngineSnapshot snapshot) {
        HeaderViewModel now = presenter.present(snapshot);
        title.setText(now.title());
        show(state, now.state());
        show(p2p, now.p2p());
        detail.setText(now.detail());
        detail.setToolTipText(now.detailTip().isEmpty() ? null : Tip.of(now.detailTip()));
    }

    void select(WindowLength length) {
        lengths.select(length);
    }

    void showPaused(boolean paused) {
        pause.setSelected(paused);
        pause.setText(paused ? "Paused" : "Pause");
        pause.setIcon(new GlyphIcon(
                paused ? MaterialDesignP.PLAY : MaterialDesignP.PAUSE,
                17,
                () -> paused ? Palette.of(Tone.WARNING) : Palette.text()));
    }

    private void setUpPause() {
        pause.setName("pause.toggle");
        pause.setFont(Fonts.SMALL);
        pause.putClientProperty(FlatClientProperties.STYLE_CLASS, "segment");
        pause.setToolTipText("Freeze the views; data goes on being collected");
        pause.addActionListener(event -> actions.pause(pause.isSelected()));
        showPaused(false);
    }

    private static void show(Pill pill, HeaderViewModel.Word word) {
        pill.show(word.text(), word.tone());
        pill.setToolTipText(word.tip().isEmpty() ? null : Tip.of(word.tip()));
    }
}
