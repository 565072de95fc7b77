package org.swarmglass.app.main;

import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javax.swing.JCheckBoxMenuItem;
import javax.swing.JMenu;
import javax.swing.JMenuBar;
import javax.swing.JMenuItem;
import javax.swing.KeyStroke;
import javax.swing.event.MenuEvent;
import javax.swing.event.MenuListener;
import org.swarmglass.app.Version;
import org.swarmglass.app.monitor.WindowLength;
import org.swarmglass.app.ui.Appearance;
import org.swarmglass.app.ui.FileExport;

/** The menu bar: everything the buttons do and all keys, registered here and nowhere else. EDT only. */
final class ConsoleMenu extends JMenuBar {
    private static final long serialVersionUID = 1L;
    private static final int CTRL = InputEvent.CTRL_DOWN_MASK;
    private static final int CTRL_SHIFT = CTRL | InputEvent.SHIFT_DOWN_MASK;

    private final ConsoleWindow window;

    /** @param actions empty for a console that only watches */
    ConsoleMenu(ConsoleWindow window, Optional<ConsoleActions> actions) {
        this.window = window;
        add(session(actions));
        actions.ifPresent(all -> add(playback(all)));
        add(view());
        actions.ifPresent(all -> add(network(all)));
        JMenu help = menu("Help");
        help.add(item("About " + Version.NAME, 0, 0, () -> AboutDialog.show(window)));
        add(help);
    }

    private JMenu session(Optional<ConsoleActions> actions) {
        JMenu session = menu("Session");
        actions.ifPresent(all -> {
            session.add(item("Open stream…", KeyEvent.VK_O, CTRL, all::openStream));
            session.add(item("Forget streams opened before", 0, 0, all::forgetStreams));
            session.addSeparator();
        });
        session.add(item("Plan capacity…", KeyEvent.VK_L, CTRL, window::planCapacity));
        session.addSeparator();
        session.add(item(
                "Save peers as CSV…", KeyEvent.VK_E, CTRL, () -> window.pane().exportPeers()));
        session.add(item("Save census as CSV…", 0, 0, () -> window.pane().exportCensus()));
        session.add(item(
                "Save events as CSV…",
                KeyEvent.VK_E,
                CTRL_SHIFT,
                () -> window.pane().exportEvents()));
        session.add(item(
                "Save charts as PNG…", KeyEvent.VK_S, CTRL, () -> window.pane().exportCharts()));
        session.add(item(
                "Save window as PNG…",
                KeyEvent.VK_S,
                CTRL_SHIFT,
                () -> FileExport.png(window, "console.png", window.picture())));
        session.addSeparator();
        session.add(item("Quit", KeyEvent.VK_Q, CTRL, window::dispose));
        return session;
    }

    private static JMenu playback(ConsoleActions actions) {
        JMenu playback = menu("Playback");
        playback.add(item("Play or pause", KeyEvent.VK_SPACE, 0, actions::togglePause));
        playback.add(item("Stop", KeyEvent.VK_S, 0, actions::stopPlayer));
        playback.addSeparator();
        playback.add(item("Sound on or off", KeyEvent.VK_M, 0, actions::toggleMute));
        playback.add(item("Louder", KeyEvent.VK_UP, CTRL, () -> actions.changeVolume(true)));
        playback.add(item("Quieter", KeyEvent.VK_DOWN, CTRL, () -> actions.changeVolume(false)));
        playback.addSeparator();
        playback.add(item("Fill the screen", KeyEvent.VK_F, 0, actions::toggleFullScreen));
        playback.add(item("Save picture as PNG…", KeyEvent.VK_P, CTRL_SHIFT, actions::savePicture));
        return playback;
    }

    private JMenu view() {
        JMenu view = menu("View");
        int key = KeyEvent.VK_1;
        for (WindowLength length : WindowLength.values()) {
            view.add(
                    item("Last " + length.label(), key++, 0, () -> window.pane().showLength(length)));
        }
        view.addSeparator();
        view.add(item(
                "Pause or resume views",
                KeyEvent.VK_P,
                CTRL,
                () -> window.pane().setPaused(!window.pane().paused())));
        view.add(item(
                "Dark or light",
                KeyEvent.VK_T,
                CTRL,
                () -> Appearance.use(Appearance.current().other())));
        return view;
    }

    /** Shows what is, each time it opens: the engine decides whether a wish came true. */
    private static JMenu network(ConsoleActions actions) {
        JMenu network = menu("Network");
        Check p2p = new Check("Take part in P2P", () -> actions.peerToPeer().enabled(), actions::setPeerToPeer);
        Check upload =
                new Check("Send segments to peers", () -> actions.peerToPeer().uploadEnabled(), actions::setUpload);
        network.add(p2p);
        network.add(upload);
        network.addMenuListener(new MenuListener() {
            @Override
            public void menuSelected(MenuEvent event) {
                p2p.refresh();
                upload.refresh();
            }

            @Override
            public void menuDeselected(MenuEvent event) {
                // What was shown does not matter while the menu is closed.
            }

            @Override
            public void menuCanceled(MenuEvent event) {
                // As above.
            }
        });
        return network;
    }

    private static JMenu menu(String title) {
        JMenu menu = new JMenu(title);
        menu.setName("menu." + title.toLowerCase(Locale.ROOT));
        return menu;
    }

    /** @param key 0 for none */
    private static JMenuItem item(String text, int key, int modifiers, Runnable action) {
        JMenuItem item = modifiers == 0 ? new PlainKeyItem(text) : new JMenuItem(text);
        item.addActionListener(event -> action.run());
        if (key != 0) {
            item.setAccelerator(KeyStroke.getKeyStroke(key, modifiers));
        }
        return item;
    }

    private static final class Check extends JCheckBoxMenuItem {
        private static final long serialVersionUID = 1L;

        private final transient BooleanSupplier state;

        Check(String text, BooleanSupplier state, Consumer<Boolean> wish) {
            super(text);
            this.state = state;
            addActionListener(event -> wish.accept(isSelected()));
        }

        void refresh() {
            setSelected(state.getAsBoolean());
        }
    }
}
