package org.swarmglass.engine;

import org.swarmglass.engine.model.PlayerReport;
import org.swarmglass.engine.snapshot.EngineView;

/**
 * The engine as consoles and readers use it. Commands post and return; their outcome is seen in the snapshot and in the
 * events. Any thread.
 */
public interface EngineControl extends EngineView, AutoCloseable {
    /**
     * Opens a stream; one that is open is closed first.
     *
     * @throws IllegalArgumentException if a header cannot be sent; the message is for a person
     */
    void open(StreamRequest request);

    /** What the player is doing; about twice a second. */
    void report(PlayerReport report);

    /** Leaves or joins the swarms. Playback goes on either way. */
    void setPeerToPeer(boolean enabled);

    /** Stops or resumes sending to peers. */
    void setUpload(boolean enabled);

    /** Keeps to one rendition, by its index in the snapshot. */
    void pinRendition(int index);

    /** Leaves the choice of rendition to the engine again. */
    void chooseRenditionAutomatically();

    /** Lets go of what the player has asked for: call it before stopping a player, whose stop would wait for it. */
    void releasePlayer();

    /** Closes stream, peers and threads in order. Blocks for up to a few seconds; idempotent. */
    @Override
    void close();
}
