package org.swarmglass.app.preview;

import java.awt.AWTEvent;
import java.awt.Component;
import java.awt.KeyboardFocusManager;
import java.awt.Toolkit;
import java.awt.Window;
import java.awt.event.AWTEventListener;
import java.awt.event.KeyEvent;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.swing.SwingUtilities;
import org.assertj.swing.core.Robot;
import org.assertj.swing.timing.Pause;

/**
 * Types where the keyboard goes: waits until the component has it, and types again if the key arrived nowhere, since X
 * may give the keyboard to no window for a moment when one comes or goes. Any thread but the EDT.
 */
public final class Keyboard {
    private static final Duration ARRIVAL = Duration.ofSeconds(20);
    private static final int TRIES = 3;
    private static final long ASK_AGAIN_MILLIS = 500;

    private Keyboard() {}

    /**
     * Returns when the key has reached a component.
     *
     * @param target gets the keyboard; for a window whichever of its components has it there
     * @param modifiers keys held meanwhile
     */
    public static void type(Robot robot, Component target, int key, int... modifiers) {
        for (int tries = 0; tries < TRIES; tries++) {
            focus(target);
            if (arrives(robot, key, modifiers)) {
                return;
            }
        }
        throw new AssertionError(KeyEvent.getKeyText(key) + " arrived nowhere");
    }

    private static boolean arrives(Robot robot, int key, int... modifiers) {
        CountDownLatch arrived = new CountDownLatch(1);
        AWTEventListener watch = event -> {
            if (event.getID() == KeyEvent.KEY_PRESSED && ((KeyEvent) event).getKeyCode() == key) {
                arrived.countDown();
            }
        };
        Toolkit.getDefaultToolkit().addAWTEventListener(watch, AWTEvent.KEY_EVENT_MASK);
        try {
            for (int modifier : modifiers) {
                robot.pressKey(modifier);
            }
            robot.pressAndReleaseKeys(key);
            for (int modifier : modifiers) {
                robot.releaseKey(modifier);
            }
            return arrived.await(ARRIVAL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            Toolkit.getDefaultToolkit().removeAWTEventListener(watch);
        }
    }

    private static void focus(Component target) {
        SwingWait.await("the keyboard for " + target.getClass().getSimpleName() + " " + target.getName(), () -> {
            boolean has = SwingWait.onEdt(() -> hasOrAsks(target));
            if (!has) {
                Pause.pause(ASK_AGAIN_MILLIS);
            }
            return has;
        });
    }

    private static boolean hasOrAsks(Component target) {
        Component owner = KeyboardFocusManager.getCurrentKeyboardFocusManager().getFocusOwner();
        if (owner != null && (owner == target || target instanceof Window && window(owner) == target)) {
            return true;
        }
        window(target).toFront();
        target.requestFocus();
        return false;
    }

    private static Window window(Component component) {
        return component instanceof Window window ? window : SwingUtilities.getWindowAncestor(component);
    }
}
