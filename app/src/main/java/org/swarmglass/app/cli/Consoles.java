package org.swarmglass.app.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.swarmglass.app.session.Audience;

/** Opens windows for the commands, so that they need not know Swing. */
@FunctionalInterface
public interface Consoles {
    /**
     * A window to watch in.
     *
     * @param screenshot where the window paints itself before it closes
     */
    Audience window(Optional<Path> screenshot);
}
