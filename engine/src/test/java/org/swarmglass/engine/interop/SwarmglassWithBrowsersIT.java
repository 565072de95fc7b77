package org.swarmglass.engine.interop;

import static org.swarmglass.engine.interop.SwarmExpectations.countersAddUp;
import static org.swarmglass.engine.interop.SwarmExpectations.everyBrowserPlayedWithoutStall;
import static org.swarmglass.engine.interop.SwarmExpectations.everyByteIsTheOrigins;
import static org.swarmglass.engine.interop.SwarmExpectations.everySwarmglassPlayedWithoutStall;
import static org.swarmglass.engine.interop.SwarmExpectations.segmentsWentBothWays;
import static org.swarmglass.engine.interop.SwarmExpectations.soundWentBothWays;

import org.junit.jupiter.api.Test;

/**
 * Swarmglass in one swarm with real browsers: Chromium, hls.js 1.6 and p2p-media-loader 2.3.1, the npm tracker, live
 * and VOD HLS from ffmpeg. Lineups as in {@link PeerKind}, in the order they come.
 */
class SwarmglassWithBrowsersIT {
    private static final int SECONDS = 45;
    private static final int VOD_SECONDS = 30;

    @Test
    void joinsABrowserThatIsAlreadyThere() {
        expectExchange(InteropRun.of("BS", InteropMedia.LIVE_TS, SECONDS));
    }

    @Test
    void isJoinedByABrowserThatComesLater() {
        expectExchange(InteropRun.of("SB", InteropMedia.LIVE_TS, SECONDS));
    }

    @Test
    void sharesWithTwoBrowsers() {
        expectExchange(InteropRun.of("BSB", InteropMedia.LIVE_TS, SECONDS));
    }

    @Test
    void sharesAsTwoPeersWithABrowser() {
        expectExchange(InteropRun.of("SBS", InteropMedia.LIVE_TS, SECONDS));
    }

    @Test
    void sharesAnFmp4Vod() {
        expectExchange(InteropRun.of("SB", InteropMedia.VOD_FMP4, SECONDS));
    }

    @Test
    void sharesSoundInASwarmOfItsOwn() {
        LabReport report = InteropRun.of("SB", InteropMedia.VOD_FMP4_AUDIO, VOD_SECONDS);
        expectExchange(report);
        soundWentBothWays(report);
    }

    static void expectExchange(LabReport report) {
        segmentsWentBothWays(report);
        everyByteIsTheOrigins(report);
        countersAddUp(report);
        everySwarmglassPlayedWithoutStall(report);
        everyBrowserPlayedWithoutStall(report);
    }
}
