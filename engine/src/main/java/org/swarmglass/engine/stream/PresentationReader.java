package org.swarmglass.engine.stream;

import java.net.URI;
import java.util.function.Consumer;
import org.swarmglass.engine.playlist.PlaylistSyntaxException;
import org.swarmglass.engine.playlist.dash.MediaPresentation;

/** Reads DASH manifests away from the loop, whose turns a long one would fill, by the clock on the wall. */
public interface PresentationReader {
    /** Called on the loop; so is exactly one of the two, later or at once. */
    void read(URI uri, String text, Outcome outcome);

    /** Where it goes. */
    record Outcome(Consumer<MediaPresentation> onRead, Consumer<PlaylistSyntaxException> onRefused) {}
}
