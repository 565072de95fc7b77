package org.swarmglass.app.ui;

import java.awt.CardLayout;
import java.util.Optional;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.SwingConstants;
import net.miginfocom.swing.MigLayout;
import org.kordamp.ikonli.Ikon;

/** Shows its content, or what is missing and what to do about it. */
public final class Emptiable extends JPanel {
    private static final String CONTENT = "content";
    private static final String EMPTY = "empty";

    private final CardLayout cards = new CardLayout();
    private final JLabel missing = Labels.plain("", Fonts.TITLE);
    private final WrappedText advice = new WrappedText();

    public Emptiable(JComponent content, Ikon ikon) {
        setLayout(cards);
        setOpaque(false);
        JPanel empty = new JPanel(new MigLayout("insets 0, fill, wrap 1", "[grow,center]", "push[]8[]4[]push"));
        empty.setOpaque(false);
        empty.add(new JLabel(new GlyphIcon(ikon, 26, Palette.supply(Tone.FAINT))));
        missing.setHorizontalAlignment(SwingConstants.CENTER);
        empty.add(missing, "wmin 0");
        empty.add(advice, "w 10:360:380, growx, hmin 0, shrinky 200");
        add(content, CONTENT);
        add(empty, EMPTY);
    }

    public void show(Optional<Absence> absence) {
        absence.ifPresent(why -> {
            missing.setText(SafeText.of(why.missing()));
            advice.show(SafeText.of(why.advice()));
        });
        cards.show(this, absence.isPresent() ? EMPTY : CONTENT);
    }
}
