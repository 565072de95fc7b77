package org.swarmglass.app.preview;

import java.awt.AWTException;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.Toolkit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Pictures of the whole screen, kept under {@code target/screens} to be looked at after a run. */
public final class Screens {
    private static final Path FOLDER = Path.of("target", "screens");

    private Screens() {}

    public static void keep(String name) {
        try {
            Files.createDirectories(FOLDER);
            Rectangle all = new Rectangle(Toolkit.getDefaultToolkit().getScreenSize());
            ImageIO.write(
                    new Robot().createScreenCapture(all),
                    "png",
                    FOLDER.resolve(name + ".png").toFile());
        } catch (IOException unwritten) {
            throw new UncheckedIOException(unwritten);
        } catch (AWTException refused) {
            throw new IllegalStateException("the display lets nobody take pictures", refused);
        }
    }
}
