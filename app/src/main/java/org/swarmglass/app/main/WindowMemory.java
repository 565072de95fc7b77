package org.swarmglass.app.main;

import java.awt.Frame;
import java.awt.GraphicsConfiguration;
import java.awt.GraphicsDevice;
import java.awt.GraphicsEnvironment;
import java.awt.Rectangle;
import java.util.Locale;
import org.swarmglass.app.monitor.WindowLength;
import org.swarmglass.app.player.PlayerCard;
import org.swarmglass.app.settings.Settings;
import org.swarmglass.app.settings.Settings.Bounds;
import org.swarmglass.app.settings.SettingsStore;
import org.swarmglass.app.ui.Appearance;

/** Brings the window back as it was left, and keeps in mind how it is left. EDT only. */
final class WindowMemory {
    private static final int GRIP = 120;
    private static final long MILLIS_PER_MINUTE = 60_000;

    private final ConsoleWindow window;
    private final PlayerCard player;
    private final SettingsStore settings;
    private boolean themeIsOurs;

    WindowMemory(ConsoleWindow window, PlayerCard player, SettingsStore settings) {
        this.window = window;
        this.player = player;
        this.settings = settings;
    }

    /** @param rememberTheme false if the theme was given for this run only */
    void restore(boolean rememberTheme) {
        themeIsOurs = rememberTheme;
        Settings known = settings.current();
        for (WindowLength length : WindowLength.values()) {
            if (length.millis() == known.windowMinutes() * MILLIS_PER_MINUTE) {
                window.pane().showLength(length);
            }
        }
        known.bounds().ifPresentOrElse(this::place, this::placeFirst);
    }

    /** A screen that is no longer there must not swallow the window. */
    private void place(Bounds bounds) {
        Rectangle where = new Rectangle(bounds.x(), bounds.y(), bounds.width(), bounds.height());
        if (onAScreen(where)) {
            window.setBounds(where);
        } else {
            placeFirst();
        }
        if (bounds.maximized()) {
            window.setExtendedState(Frame.MAXIMIZED_BOTH);
        }
    }

    private void placeFirst() {
        Rectangle screen = GraphicsEnvironment.getLocalGraphicsEnvironment().getMaximumWindowBounds();
        window.setSize(Math.min(window.getWidth(), screen.width), Math.min(window.getHeight(), screen.height));
        window.setLocation(
                screen.x + (screen.width - window.getWidth()) / 2, screen.y + (screen.height - window.getHeight()) / 2);
    }

    private static boolean onAScreen(Rectangle where) {
        for (GraphicsDevice device :
                GraphicsEnvironment.getLocalGraphicsEnvironment().getScreenDevices()) {
            GraphicsConfiguration screen = device.getDefaultConfiguration();
            Rectangle visible = screen.getBounds().intersection(where);
            if (visible.width >= GRIP && visible.height >= GRIP) {
                return true;
            }
        }
        return false;
    }

    /** Cheap when nothing has changed. */
    void remember() {
        settings.change(this::describe);
    }

    private Settings describe(Settings before) {
        Settings now = before.withWindowMinutes(
                        (int) (window.pane().windowLength().millis() / MILLIS_PER_MINUTE))
                .withSound(player.volume(), player.muted());
        if (themeIsOurs) {
            now = now.withTheme(Appearance.current().name().toLowerCase(Locale.ROOT));
        }
        boolean maximized = (window.getExtendedState() & Frame.MAXIMIZED_BOTH) == Frame.MAXIMIZED_BOTH;
        if (!window.isShowing()) {
            return now;
        }
        // The size a maximized window returns to is not known to Swing: the one before is kept.
        Bounds bounds = maximized && before.bounds().isPresent()
                ? new Bounds(
                        before.bounds().get().x(),
                        before.bounds().get().y(),
                        before.bounds().get().width(),
                        before.bounds().get().height(),
                        true)
                : new Bounds(window.getX(), window.getY(), window.getWidth(), window.getHeight(), maximized);
        return now.withBounds(bounds);
    }
}
