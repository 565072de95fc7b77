package org.swarmglass.app.cli;

import java.awt.AWTError;
import java.awt.GraphicsEnvironment;
import java.awt.HeadlessException;
import java.util.Optional;

/** Whether a window can be shown here. */
final class Display {
    private Display() {}

    /** Why not, as a sentence; empty if one can. Connects to the display, which takes some 100 ms. */
    static Optional<String> missing() {
        try {
            GraphicsEnvironment.getLocalGraphicsEnvironment().getDefaultScreenDevice();
            return Optional.empty();
        } catch (HeadlessException none) {
            return Optional.of("no display is set (DISPLAY is empty).");
        } catch (AWTError unreachable) {
            return Optional.of("the display cannot be reached (" + unreachable.getMessage() + ").");
        } catch (UnsatisfiedLinkError headlessJdk) {
            return Optional.of("this Java has no windows (install openjdk-17-jdk or openjdk-17-jre, not -headless).");
        }
    }
}
