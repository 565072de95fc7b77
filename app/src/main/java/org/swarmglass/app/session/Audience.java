package org.swarmglass.app.session;

import org.swarmglass.engine.Engine;

/** Who watches: a window with a player, or a reader that only reads. */
public interface Audience {
    /**
     * Watches the stream of the session, which is open in the engine, until the ending, which it may reach itself.
     * Blocks; leaves nothing running.
     *
     * @param session what was asked for; the engine has it open already
     * @throws CannotContinueException if it cannot do what it was asked for
     */
    void attend(Session session, Engine engine, Ending ending) throws CannotContinueException;
}
