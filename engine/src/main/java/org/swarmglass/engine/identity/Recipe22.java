package org.swarmglass.engine.identity;

import java.util.List;
import java.util.Optional;
import org.swarmglass.engine.model.Generation;

/**
 * Releases 1.0.4 to 2.2.2: {@code v2}, the position in hls.js's list, MD5.
 *
 * <p>Source: p2p-media-loader 2.2.2, hlsjs/src/segment-mananger.ts (the file's own spelling), core/src/utils/peer.ts.
 */
final class Recipe22 implements SwarmRecipe {
    static final HlsJsNaming NAMING =
            new HlsJsNaming(Generation.V2_2, "v2", new HlsJsNaming.ByPosition(), SwarmDigest::md5);

    @Override
    public Generation generation() {
        return Generation.V2_2;
    }

    @Override
    public List<SwarmIdentity> identities(Manifest manifest, Optional<String> configuredSwarmId) {
        return NAMING.identities(manifest, configuredSwarmId);
    }
}
