package org.swarmglass.app.player;

import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Container;
import java.awt.GraphicsDevice;
import java.awt.Window;
import java.awt.event.ActionEvent;
import java.awt.event.KeyEvent;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.util.Map;
import javax.swing.AbstractAction;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JPanel;
import javax.swing.JRootPane;
import javax.swing.KeyStroke;
import org.jspecify.annotations.Nullable;

/** Moves the picture to a window that fills the screen, and back. Playback does not notice. EDT only. */
final class FullScreen {
    private final JComponent stage;
    private final Map<Integer, Runnable> keys;
    private final Runnable onReturn;
    private @Nullable JFrame frame;

    /**
     * @param stage goes to the screen and must be taken back by {@code onReturn}
     * @param keys by key code, besides Esc, which returns
     */
    FullScreen(JComponent stage, Map<Integer, Runnable> keys, Runnable onReturn) {
        this.stage = stage;
        this.keys = Map.copyOf(keys);
        this.onReturn = onReturn;
    }

    boolean active() {
        return frame != null;
    }

    void enter(Container from) {
        JFrame screen = new JFrame("Picture", from.getGraphicsConfiguration());
        screen.setName("player.screen");
        screen.setUndecorated(true);
        screen.getRootPane().setWindowDecorationStyle(JRootPane.NONE);
        JPanel ground = new JPanel(new BorderLayout());
        ground.setBackground(Color.BLACK);
        ground.add(stage, BorderLayout.CENTER);
        screen.setContentPane(ground);
        screen.addWindowListener(new WindowAdapter() {
            @Override
            public void windowClosing(WindowEvent event) {
                leave();
            }
        });
        bind(screen, KeyEvent.VK_ESCAPE, this::leave);
        keys.forEach((key, action) -> bind(screen, key, action));
        screen.setBounds(from.getGraphicsConfiguration().getBounds());
        frame = screen;
        screen.setVisible(true);
        GraphicsDevice device = from.getGraphicsConfiguration().getDevice();
        if (device.isFullScreenSupported()) {
            device.setFullScreenWindow(screen);
        }
        stage.requestFocusInWindow();
    }

    void leave() {
        JFrame screen = frame;
        if (screen == null) {
            return;
        }
        frame = null;
        GraphicsDevice device = screen.getGraphicsConfiguration().getDevice();
        Window filling = device.getFullScreenWindow();
        if (filling == screen) {
            device.setFullScreenWindow(null);
        }
        onReturn.run();
        screen.dispose();
    }

    private static void bind(JFrame screen, int key, Runnable action) {
        JRootPane root = screen.getRootPane();
        root.getInputMap(JComponent.WHEN_IN_FOCUSED_WINDOW).put(KeyStroke.getKeyStroke(key, 0), key);
        root.getActionMap().put(key, new AbstractAction() {
            private static final long serialVersionUID = 1L;

            @Override
            public void actionPerformed(ActionEvent event) {
                action.run();
            }
        });
    }
}
