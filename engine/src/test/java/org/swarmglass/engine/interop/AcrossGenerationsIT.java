package org.swarmglass.engine.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.swarmglass.engine.interop.SwarmglassWithBrowsersIT.expectExchange;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.swarmglass.engine.model.PeerId;

/** Swarmglass with peers of older generations, alone and between them. Lineups as in {@link PeerKind}. */
class AcrossGenerationsIT {
    private static final int SECONDS = 30;

    private static final int BRIDGE_SECONDS = 45;

    @Test
    void sharesWithABrowserOfGeneration22() {
        expectExchange(InteropRun.of("2S", InteropMedia.LIVE_TS, SECONDS));
    }

    @Test
    void sharesWithShakaPlayer() {
        expectExchange(InteropRun.of("KS", InteropMedia.LIVE_TS, SECONDS));
    }

    @Test
    void sharesADashListWithShakaPlayer() {
        expectExchange(InteropRun.of("SK", InteropMedia.DASH_LIST, SECONDS));
    }

    /** The other half of what the notice says, sharing by list, is the test above. */
    @Test
    void saysThatShakaPlayerLoadsATimelinePastP2p() {
        LabReport report = InteropRun.of("KS", InteropMedia.DASH_TIMELINE, 20);
        SwarmExpectations.everyBrowserPlayedWithoutStall(report);
        SwarmExpectations.everySwarmglassPlayedWithoutStall(report);
        assertThat(report.browsers()).singleElement().satisfies(browser -> {
            assertThat(browser.peersEver()).as("met in the swarm").isNotEmpty();
            assertThat(browser.p2pBytes()).as("taken from peers").isZero();
            assertThat(browser.uploadedBytes())
                    .as("given to the peer, of the little that it loaded through p2p-media-loader")
                    .isLessThan(report.swarmglasses().get(0).acquiredBytes() / 10);
            assertThat(report.originBytes().get(browser.client()))
                    .as("loaded, and how much of it through p2p-media-loader")
                    .isGreaterThan(3 * browser.httpBytes());
        });
        assertThat(report.swarmglasses())
                .singleElement()
                .satisfies(peer -> assertThat(peer.warnings()).anyMatch(event -> event.contains("SegmentTimeline")));
    }

    @Test
    void sharesWithABrowserOfGeneration06() {
        expectExchange(InteropRun.of("0S", InteropMedia.LIVE_TS, SECONDS));
    }

    @Test
    void sharesWithAPeerTubeOfTheForksTime() {
        expectExchange(InteropRun.of("PS", InteropMedia.LIVE_TS, SECONDS));
    }

    @Test
    void bridgesBrowsersThatCannotMeet() {
        LabReport report = InteropRun.of("02BS", InteropMedia.LIVE_TS, BRIDGE_SECONDS);
        expectExchange(report);
        assertThat(report.browsers()).hasSize(3).allSatisfy(browser -> {
            assertThat(browser.peersEver())
                    .as("whom %s met", browser.client())
                    .isNotEmpty()
                    .allMatch(id -> new PeerId(id).saysSwarmglass());
            assertThat(browser.segments())
                    .as("whole segments through the bridge to %s", browser.client())
                    .anyMatch(segment -> segment.peer() != null);
        });
        assertThat(crossed(report)).as("segments from one swarm to another").isNotEmpty();
    }

    /** Who gave a segment to the Swarmglass had it before, so who took it from there is somebody else. */
    private static List<String> crossed(LabReport report) {
        List<String> taken = report.browsers().stream()
                .flatMap(browser -> browser.segments().stream())
                .filter(segment -> segment.peer() != null)
                .map(segment -> segment.path().substring("/media/".length()))
                .toList();
        return report.swarmglasses().stream()
                .flatMap(peer -> peer.acquired().stream())
                .filter(segment -> segment.source().equals("P2P"))
                .map(LabReport.Acquired::path)
                .filter(taken::contains)
                .toList();
    }
}
