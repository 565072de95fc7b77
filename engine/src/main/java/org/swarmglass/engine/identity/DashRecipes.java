package org.swarmglass.engine.identity;

import org.swarmglass.engine.model.Generation;

/** The DASH recipe of each generation. */
public final class DashRecipes {
    private DashRecipes() {}

    public static DashRecipe of(Generation generation) {
        return switch (generation) {
            case V0_6 -> new DashRecipe06();
            case V1_0 -> new ShakaRecipe(generation, "v1", false, SwarmDigest::md5);
            case V2_2 -> new ShakaRecipe(generation, "v2", false, SwarmDigest::md5);
            case V2_3 -> new ShakaRecipe(generation, "v2", true, SwarmDigest::sha1);
            case V5_0 -> new DashRecipe50();
        };
    }
}
