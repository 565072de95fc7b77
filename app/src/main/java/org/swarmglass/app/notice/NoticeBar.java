package org.swarmglass.app.notice;

import java.awt.Graphics;
import java.awt.Graphics2D;
import java.util.List;
import java.util.function.Consumer;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;
import org.swarmglass.app.ui.Fonts;
import org.swarmglass.app.ui.GlyphIcon;
import org.swarmglass.app.ui.IconButton;
import org.swarmglass.app.ui.Labels;
import org.swarmglass.app.ui.Palette;
import org.swarmglass.app.ui.Tip;
import org.swarmglass.app.ui.Tone;
import org.swarmglass.charts.ChartTheme;

/** The lines above the figures, one per notice; takes no room without any. EDT only. */
public final class NoticeBar extends JPanel {
    private static final long serialVersionUID = 1L;

    private final transient Consumer<String> dismiss;
    private final transient Runnable open;
    private List<Notice> shown = List.of();

    /**
     * @param dismiss gets the key of a notice that was closed
     * @param open opens the dialog for streams
     */
    public NoticeBar(Consumer<String> dismiss, Runnable open) {
        super(new MigLayout("insets 0 16 0 16, gap 6, fillx, wrap 1, hidemode 3", "[grow,fill]", ""));
        this.dismiss = dismiss;
        this.open = open;
        setOpaque(false);
        setName("notices");
    }

    /** Leaves the lines alone that are still the same: a button must not go away under the mouse. */
    public void show(List<Notice> notices) {
        if (notices.equals(shown)) {
            return;
        }
        shown = List.copyOf(notices);
        removeAll();
        for (Notice notice : shown) {
            add(new Line(notice), "wmin 0");
        }
        revalidate();
        repaint();
    }

    private final class Line extends JPanel {
        private static final long serialVersionUID = 1L;
        private static final int TINT = 28;
        private static final int ARC = 10;

        private final Tone tone;

        Line(Notice notice) {
            super(new MigLayout("insets 0, gap 10, fillx", "[][]push[][]", "[30!]"));
            tone = notice.tone();
            setOpaque(false);
            setName("notice." + notice.key());
            setBorder(BorderFactory.createEmptyBorder(3, 12, 3, 6));
            add(new JLabel(new GlyphIcon(
                    tone == Tone.INFO ? MaterialDesignI.INFORMATION_OUTLINE : MaterialDesignA.ALERT_CIRCLE_OUTLINE,
                    18,
                    Palette.supply(tone))));
            JPanel words = new JPanel(new MigLayout("insets 0, gap 8", "[][]", "[]"));
            words.setOpaque(false);
            JLabel what = Labels.plain(notice.what(), Fonts.TEXT);
            what.setToolTipText(Tip.of(notice.what(), notice.cure()));
            JLabel cure = Labels.muted(notice.cure(), Fonts.TEXT);
            cure.setToolTipText(Tip.of(notice.what(), notice.cure()));
            words.add(what, "wmin 80");
            words.add(cure, "wmin 80");
            add(words, "wmin 0");
            if (notice.openHelps()) {
                JButton button = new JButton("Open stream…");
                button.setFont(Fonts.SMALL);
                button.setName("notice.open");
                button.addActionListener(event -> open.run());
                add(button);
            }
            JButton close =
                    IconButton.of(MaterialDesignC.CLOSE, "", "Hide this line", () -> dismiss.accept(notice.key()));
            close.setName("notice.close");
            add(close, "cell 3 0");
        }

        @Override
        protected void paintComponent(Graphics graphics) {
            Graphics2D g = (Graphics2D) graphics.create();
            ChartTheme.smooth(g);
            g.setColor(ChartTheme.fade(Palette.of(tone), TINT));
            g.fillRoundRect(0, 0, getWidth(), getHeight(), ARC, ARC);
            g.dispose();
        }
    }
}
