package org.swarmglass.engine.swarm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.swarmglass.engine.model.Generation;
import org.swarmglass.engine.model.PeerId;
import org.swarmglass.engine.swarm.Glare.Held;
import org.swarmglass.engine.swarm.Glare.Next;

/** The table of the shared protocol notes, v3 section 3.5 ({@code glare} in the vectors). */
class GlareTest {
    private static final PeerId LOWER = new PeerId("-PM0500-AAAAAAAAAAAA");
    private static final PeerId HIGHER = new PeerId("-PM0500-zzzzzzzzzzzz");

    @Test
    void takesTheFirstHandshake() {
        assertThat(Glare.takes(Held.NONE, Next.ITS_OFFER, HIGHER, LOWER)).isTrue();
        assertThat(Glare.takes(Held.NONE, Next.ITS_ANSWER, LOWER, HIGHER)).isTrue();
    }

    @Test
    void bothEndsKeepTheOfferOfTheLowerId() {
        assertThat(Glare.takes(Held.ANSWERER, Next.ITS_ANSWER, LOWER, HIGHER)).isTrue();
        assertThat(Glare.takes(Held.ANSWERER, Next.ITS_ANSWER, HIGHER, LOWER)).isFalse();
    }

    @Test
    void refusesEveryOtherSecondHandshake() {
        for (Next next : Next.values()) {
            assertThat(Glare.takes(Held.OFFERER, next, LOWER, HIGHER)).isFalse();
            assertThat(Glare.takes(Held.CONNECTED, next, LOWER, HIGHER)).isFalse();
        }
        assertThat(Glare.takes(Held.ANSWERER, Next.ITS_OFFER, LOWER, HIGHER)).isFalse();
    }

    @Test
    void bindsAllPeersOf50AndThoseOf3And4InOlderSwarms() {
        assertThat(Glare.binds(Generation.V5_0, new PeerId("-sg0100-AAAAAAAAAAAA")))
                .isTrue();
        assertThat(Glare.binds(Generation.V2_3, new PeerId("-PM0400-AAAAAAAAAAAA")))
                .isTrue();
        assertThat(Glare.binds(Generation.V2_3, new PeerId("-PM0203-AAAAAAAAAAAA")))
                .isFalse();
    }
}
