package org.swarmglass.engine.identity;

import java.util.List;
import java.util.Optional;
import org.swarmglass.engine.model.Generation;

/** How the peers of one generation turn a manifest into the names of its swarms. */
public interface SwarmRecipe {
    Generation generation();

    /**
     * One identity per distinct playlist that peers of this generation share, variants first, each kind in manifest
     * order. A playlist they do not share (an audio rendition in 0.6, a variant that hls.js drops for its codecs) has
     * none. Redundant variants may have equal info hashes.
     *
     * @param manifest within the caps of the playlist parser; the work grows with variants times renditions
     * @param configuredSwarmId what the page sets as swarm id, used verbatim where the generation does so
     * @throws IllegalArgumentException if the manifest's URL is not http or https
     */
    List<SwarmIdentity> identities(Manifest manifest, Optional<String> configuredSwarmId);
}
