package org.swarmglass.engine.stream;

import java.net.URI;
import java.time.Instant;
import java.util.function.Consumer;
import org.swarmglass.engine.playlist.PlaylistSyntaxException;
import org.swarmglass.engine.playlist.dash.MediaPresentation;

/** Reads DASH manifests away from the loop, whose turns a long one would fill. */
public interface PresentationReader {
    /**
     * Called on the loop; so is exactly one of the two, later or at once.
     *
     * @param now the time by which segments are there
     */
    void read(URI uri, String text, Instant now, Outcome outcome);

    /** Where it goes. */
    record Outcome(Consumer<MediaPresentation> onRead, Consumer<PlaylistSyntaxException> onRefused) {}
}
