package org.swarmglass.engine.identity;

import java.util.List;
import java.util.Optional;
import org.swarmglass.engine.model.Generation;

/** Releases 1.0.0 to 1.0.3: {@code v1}, a position, MD5. Otherwise as {@link Recipe22}, which it never meets. */
final class Recipe10 implements SwarmRecipe {
    static final HlsJsNaming NAMING =
            new HlsJsNaming(Generation.V1_0, "v1", new HlsJsNaming.ByPosition(), SwarmDigest::md5);

    @Override
    public Generation generation() {
        return Generation.V1_0;
    }

    @Override
    public List<SwarmIdentity> identities(Manifest manifest, Optional<String> configuredSwarmId) {
        return NAMING.identities(manifest, configuredSwarmId);
    }
}
