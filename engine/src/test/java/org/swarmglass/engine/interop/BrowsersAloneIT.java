package org.swarmglass.engine.interop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The lab itself: what real peers do among themselves. If this fails, the other interop tests mean nothing. */
class BrowsersAloneIT {
    private static final int SECONDS = 30;

    @Test
    void twoBrowsersShareALiveStream() {
        LabReport report = InteropRun.of("BB", InteropMedia.LIVE_TS, SECONDS);
        assertThat(report.browsers()).hasSize(2);
        assertThat(report.share()).isGreaterThan(0.2);
        SwarmExpectations.everyByteIsTheOrigins(report);
        SwarmExpectations.everyBrowserPlayedWithoutStall(report);
    }

    @Test
    void twoBrowsersOfGeneration06AndAPeerTubeShareALiveStream() {
        LabReport report = InteropRun.of("00P", InteropMedia.LIVE_TS, SECONDS);
        assertThat(report.others()).hasSize(3).allSatisfy(peer -> {
            assertThat(peer.p2pBytes()).as("from peers to %s", peer).isPositive();
            assertThat(peer.uploadedBytes()).as("from %s to peers", peer).isPositive();
        });
        assertThat(report.share()).isGreaterThan(0.2);
        SwarmExpectations.everyByteIsTheOrigins(report);
        SwarmExpectations.everyBrowserPlayedWithoutStall(report);
    }
}
