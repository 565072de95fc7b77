package org.swarmglass.app.session;

import org.swarmglass.engine.Engine;

/** Who watches: a window with a player, or a reader that only reads. */
public interface Audience {
    /**
     * Watches the stream that is open in the engine until the ending, which it may reach itself. Blocks; leaves nothing
     * running.
     *
     * @throws CannotContinueException if it cannot do what it was asked for
     */
    void attend(Engine engine, Ending ending) throws CannotContinueException;
}
