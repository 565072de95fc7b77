package org.swarmglass.app.player;

import java.awt.Toolkit;
import java.awt.datatransfer.StringSelection;
import java.util.Optional;
import javax.swing.JButton;
import javax.swing.JPanel;
import javax.swing.JTextField;
import net.miginfocom.swing.MigLayout;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.swarmglass.app.ui.Absence;
import org.swarmglass.app.ui.Emptiable;
import org.swarmglass.app.ui.Fonts;
import org.swarmglass.app.ui.IconButton;

/** What stands in place of the picture; without libvlc also how to install it, and a button to look again. EDT only. */
final class PlayerMessage extends JPanel {
    private static final long serialVersionUID = 1L;

    private final Emptiable words = new Emptiable(new JPanel(), MaterialDesignP.PLAY_BOX_OUTLINE);
    private final JPanel installation =
            new JPanel(new MigLayout("insets 0, gap 8, hidemode 3", "push[]0[][]push", "[]"));
    private final JTextField line = new JTextField(LibVlc.APT_LINE);

    PlayerMessage(Runnable retry) {
        super(new MigLayout("insets 0, fill, hidemode 3", "[grow,fill]", "[grow,fill][]12"));
        setOpaque(false);
        installation.setOpaque(false);
        line.setName("player.install");
        line.setEditable(false);
        line.setFont(Fonts.MONO_SMALL);
        JButton copy = IconButton.of(MaterialDesignC.CONTENT_COPY, "Copy", "Copy the line", this::copy);
        JButton again = new JButton("Retry");
        again.setName("player.retry");
        again.setToolTipText("Look for libvlc again");
        again.addActionListener(event -> retry.run());
        boolean apt = LibVlc.installation().contains("line");
        line.setVisible(apt);
        copy.setVisible(apt);
        installation.add(line, "wmin 100");
        installation.add(copy);
        installation.add(again);
        add(words, "w 10:10, h 10:10, grow, wrap");
        add(installation, "growx, wmin 0");
        installation.setVisible(false);
    }

    void show(Absence why, boolean missing) {
        words.show(Optional.of(why));
        installation.setVisible(missing);
    }

    private void copy() {
        Toolkit.getDefaultToolkit().getSystemClipboard().setContents(new StringSelection(LibVlc.APT_LINE), null);
    }
}
