package org.swarmglass.engine.interop;

import static org.swarmglass.engine.interop.SwarmglassWithBrowsersIT.expectExchange;

import org.junit.jupiter.api.Test;

/** Swarmglass with peers of older generations, alone and between them. Lineups as in {@link PeerKind}. */
class AcrossGenerationsIT {
    private static final int SECONDS = 30;

    @Test
    void sharesWithABrowserOfGeneration22() {
        expectExchange(InteropRun.of("S2", InteropMedia.LIVE_TS, SECONDS));
    }
}
