package org.swarmglass.engine.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** The lab itself: what real peers do among themselves. If this fails, the other interop tests mean nothing. */
class BrowsersAloneIT {
    private static final int SECONDS = 30;
    private static final int CENSUS_SECONDS = 8;

    @Test
    void twoBrowsersShareALiveStream() {
        LabReport report = InteropRun.of("BB", InteropMedia.LIVE_TS, SECONDS);
        assertThat(report.browsers()).hasSize(2);
        assertThat(report.share()).isGreaterThan(0.2);
        SwarmExpectations.everyByteIsTheOrigins(report);
        SwarmExpectations.everyBrowserPlayedWithoutStall(report);
    }

    @Test
    void aCensusCountsTwoGenerationsOnOneAddressApart() {
        LabReport report = InteropRun.of("2B", InteropMedia.LIVE_TS, CENSUS_SECONDS);
        assertThat(report.counted()).isEqualTo(Map.of("2.2", 1, "2.3", 1));
        assertThat(report.browsers())
                .hasSize(2)
                .allSatisfy(browser -> assertThat(browser.peersEver()).isEmpty());
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
