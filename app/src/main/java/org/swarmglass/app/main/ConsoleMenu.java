package org.swarmglass.app.main;

import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import javax.swing.JFrame;
import javax.swing.JMenu;
import javax.swing.JMenuBar;
import javax.swing.JMenuItem;
import javax.swing.JOptionPane;
import javax.swing.KeyStroke;
import org.swarmglass.app.Version;
import org.swarmglass.app.monitor.WindowLength;
import org.swarmglass.app.ui.Appearance;

/** The menu bar: everything the buttons do, with keys. */
final class ConsoleMenu extends JMenuBar {
    private static final long serialVersionUID = 1L;

    private final JMenu session = new JMenu("Session");

    ConsoleMenu(JFrame frame, ConsolePane pane) {
        session.setName("menu.session");
        session.add(item("Save peers as CSV…", pane::exportPeers));
        session.add(item("Save events as CSV…", pane::exportEvents));
        session.add(item("Save charts as PNG…", pane::exportCharts));
        session.addSeparator();
        session.add(keyed(item("Quit", frame::dispose), KeyEvent.VK_Q, InputEvent.CTRL_DOWN_MASK));
        add(session);
        add(view(pane));
        JMenu help = new JMenu("Help");
        help.add(item(
                "About " + Version.NAME,
                () -> JOptionPane.showMessageDialog(
                        frame,
                        Version.NAME + " " + Version.NUMBER
                                + "\nJoins the swarm of a P2P-assisted HLS stream as a real peer,"
                                + " plays it, and shows why P2P works.\nGPL-3.0-or-later",
                        "About",
                        JOptionPane.INFORMATION_MESSAGE)));
        add(help);
    }

    /** Where opening a stream goes, first. */
    JMenu session() {
        return session;
    }

    private static JMenu view(ConsolePane pane) {
        JMenu view = new JMenu("View");
        int key = KeyEvent.VK_1;
        for (WindowLength length : WindowLength.values()) {
            view.add(keyed(
                    item("Last " + length.label(), () -> pane.showLength(length)), key++, InputEvent.ALT_DOWN_MASK));
        }
        view.addSeparator();
        view.add(keyed(
                item("Pause or resume views", () -> pane.setPaused(!pane.paused())),
                KeyEvent.VK_P,
                InputEvent.CTRL_DOWN_MASK));
        view.add(keyed(
                item("Dark or light", () -> Appearance.use(Appearance.current().other())),
                KeyEvent.VK_T,
                InputEvent.CTRL_DOWN_MASK));
        return view;
    }

    private static JMenuItem item(String text, Runnable action) {
        JMenuItem item = new JMenuItem(text);
        item.addActionListener(event -> action.run());
        return item;
    }

    private static JMenuItem keyed(JMenuItem item, int key, int modifiers) {
        item.setAccelerator(KeyStroke.getKeyStroke(key, modifiers));
        return item;
    }
}
