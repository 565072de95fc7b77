package org.swarmglass.app.main;

import java.awt.Window;
import javax.swing.BorderFactory;
import javax.swing.JOptionPane;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import net.miginfocom.swing.MigLayout;
import org.swarmglass.app.Version;
import org.swarmglass.app.ui.Fonts;
import org.swarmglass.app.ui.Labels;

/** Name, version, licence, and whose work this stands on. */
final class AboutDialog {
    private static final String LICENCE = """
            Swarmglass is free software: you can redistribute it and modify it under the terms of the GNU General Public \
            License, version 3 or later. It comes without any warranty, to the extent the law permits.

            It is GPL because vlcj is. With thanks to the people behind:
            vlcj (GPL 3), libvlc (LGPL 2.1), webrtc-java (Apache 2), Jetty (Apache 2, EPL 2), Java-WebSocket (MIT), \
            m3u8-parser (MIT), Jackson (Apache 2), picocli (Apache 2), FlatLaf (Apache 2), MigLayout (BSD), \
            JFreeChart (LGPL 2.1), Ikonli (Apache 2), Material Design Icons (Apache 2), Inter and JetBrains Mono (OFL), \
            SLF4J (MIT).""";

    private AboutDialog() {}

    static void show(Window owner) {
        JPanel content = new JPanel(new MigLayout("insets 4, wrap 1, gapy 6", "[460!]", "[][][]12[]"));
        content.setName("about");
        content.add(Labels.plain(Version.NAME + " " + Version.NUMBER, Fonts.HEADLINE));
        content.add(Labels.muted("Joins the swarm of a P2P-assisted HLS stream as a real peer,", Fonts.TEXT));
        content.add(Labels.muted("plays it, and shows why P2P works or does not.", Fonts.TEXT));
        JTextArea licence = new JTextArea(LICENCE, 11, 40);
        licence.setEditable(false);
        licence.setLineWrap(true);
        licence.setWrapStyleWord(true);
        licence.setFont(Fonts.SMALL);
        licence.setBorder(BorderFactory.createEmptyBorder(8, 10, 8, 10));
        content.add(new JScrollPane(licence), "growx");
        JOptionPane.showMessageDialog(owner, content, "About " + Version.NAME, JOptionPane.PLAIN_MESSAGE);
    }
}
