package org.swarmglass.engine.interop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The lab itself: what real browsers do among themselves. If this fails, the other interop tests mean nothing. */
class BrowsersAloneIT {
    @Test
    void twoBrowsersShareALiveStream() {
        LabReport report = InteropRun.of("BB", InteropMedia.LIVE_TS, 30);
        assertThat(report.browsers()).hasSize(2);
        assertThat(report.share()).isGreaterThan(0.2);
        SwarmExpectations.everyByteIsTheOrigins(report);
        SwarmExpectations.everyBrowserPlayedWithoutStall(report);
    }
}
