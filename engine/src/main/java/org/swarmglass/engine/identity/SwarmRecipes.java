package org.swarmglass.engine.identity;

import org.swarmglass.engine.model.Generation;

/** The recipe of each generation. */
public final class SwarmRecipes {
    private SwarmRecipes() {}

    public static SwarmRecipe of(Generation generation) {
        return switch (generation) {
            case V0_6 -> new Recipe06();
            case V1_0 -> new Recipe10();
            case V2_2 -> new Recipe22();
            case V2_3 -> new Recipe23();
            case V5_0 -> new Recipe50();
        };
    }
}
