package org.swarmglass.engine.identity;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.swarmglass.engine.model.Generation;
import org.swarmglass.engine.playlist.dash.MediaPresentation;

/** How the peers of one generation turn an MPD into the names of its swarms. */
public interface DashRecipe {
    Generation generation();

    /**
     * One identity per track that peers of this generation share, in the order of {@link MediaPresentation#tracks()}.
     * The identity's playlist is the manifest with the representation's id as fragment: a name, not an address.
     *
     * <p>What no reader of the manifest can know: a browser drops what it cannot decode before it counts, so positions
     * (1.0 to 2.2), the first audio's share of the bandwidth (2.3 to 4.x) and Shaka's numbers (0.6) are those of a
     * browser that plays everything.
     *
     * @param requested the URL that was asked for; what it was redirected to is in {@code presentation}
     * @param configuredSwarmId what the page sets as swarm id, used verbatim where the generation does so
     * @throws IllegalArgumentException if the manifest's URL is not http or https
     */
    List<SwarmIdentity> identities(URI requested, MediaPresentation presentation, Optional<String> configuredSwarmId);
}
