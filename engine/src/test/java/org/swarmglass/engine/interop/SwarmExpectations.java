package org.swarmglass.engine.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.swarmglass.engine.event.EngineEvent;
import org.swarmglass.engine.model.PeerId;

/** What must hold of every swarm with real browsers. */
final class SwarmExpectations {
    private static final String FAULT = EngineEvent.EngineFaulted.class.getSimpleName();

    private SwarmExpectations() {}

    /** Of every segment that was compared: what came from peers into browsers, all that a Swarmglass played. */
    static void everyByteIsTheOrigins(LabReport report) {
        assertThat(report.compared())
                .isNotEmpty()
                .allSatisfy(segment -> assertThat(segment.sha256())
                        .as("%s at %s", segment.path(), segment.client())
                        .isEqualTo(segment.sha256AtOrigin()));
        for (LabReport.Browser browser : report.others()) {
            long loaded = browser.segments().stream()
                    .filter(segment -> segment.source().equals("p2p"))
                    .count();
            assertThat(comparedPaths(report, browser.client()))
                    .as("segments from peers that %s handed over", browser.client())
                    .hasSizeGreaterThanOrEqualTo((int) loaded);
        }
    }

    static void everyBrowserPlayedWithoutStall(LabReport report) {
        everyBrowserPlayed(report);
        assertThat(report.browsers())
                .allSatisfy(browser -> assertThat(browser.stalls())
                        .as("stalls of %s, which saw %s", browser.client(), browser.errors())
                        .isZero());
    }

    static void everyBrowserPlayed(LabReport report) {
        assertThat(report.browsers()).allSatisfy(browser -> {
            assertThat(browser.height()).as("pinned rendition").isEqualTo(InteropMedia.PINNED_HEIGHT);
            assertThat(browser.framesShown()).as("frames").isPositive();
        });
    }

    static void everySwarmglassPlayedWithoutStall(LabReport report) {
        everySwarmglassPlayed(report);
        assertThat(report.swarmglasses())
                .allSatisfy(peer -> assertThat(peer.stalls())
                        .as("stalls; %s", peer.warnings())
                        .isZero());
    }

    static void everySwarmglassPlayed(LabReport report) {
        assertThat(report.swarmglasses()).allSatisfy(peer -> {
            assertThat(peer.playedSeconds()).as("played").isGreaterThan(15);
            assertThat(peer.lostSegments())
                    .as("lost segments; %s", peer.warnings())
                    .isZero();
            assertThat(peer.warnings()).as("bugs caught by the engine").noneMatch(event -> event.startsWith(FAULT));
        });
    }

    /**
     * Whole segments from Swarmglass to browsers and from browsers to Swarmglass; and every Swarmglass got one from some
     * peer. Of several Swarmglasses, not each meets its share of browsers: they are peers among others.
     */
    static void segmentsWentBothWays(LabReport report) {
        List<LabReport.Loaded> intoBrowsers = report.others().stream()
                .flatMap(browser -> browser.segments().stream())
                .toList();
        assertThat(intoBrowsers)
                .as("whole segments from a Swarmglass to browsers")
                .anyMatch(segment -> segment.peer() != null && new PeerId(segment.peer()).saysSwarmglass());
        assertThat(report.swarmglasses())
                .isNotEmpty()
                .allSatisfy(peer -> assertThat(peer.acquired())
                        .as("whole segments from peers to %s; %s", peer.client(), peer.warnings())
                        .anyMatch(segment -> segment.source().equals("P2P")));
        assertThat(report.swarmglasses().stream().flatMap(peer -> peer.remotes().stream()))
                .as("bytes from a browser to a Swarmglass")
                .anyMatch(remote -> !new PeerId(remote.id()).saysSwarmglass() && remote.bytesIn() > 0);
    }

    /** Of one Swarmglass and browsers that cannot be anything but its peers: in the swarm of the sound too. */
    static void soundWentBothWays(LabReport report) {
        assertThat(report.browsers())
                .allSatisfy(browser -> assertThat(browser.segments())
                        .as("sound from a Swarmglass to %s", browser.client())
                        .anyMatch(segment -> segment.peer() != null && InteropMedia.isAudio(segment.path())));
        assertThat(report.swarmglasses()).allSatisfy(peer -> {
            assertThat(peer.ids()).as("a swarm each for pictures and sound").hasSize(2);
            assertThat(peer.acquired())
                    .as("sound from browsers to %s", peer.client())
                    .anyMatch(segment -> segment.source().equals("P2P") && InteropMedia.isAudio(segment.path()));
        });
    }

    /** The identities every report must keep, to the byte. */
    static void countersAddUp(LabReport report) {
        assertThat(report.swarmglasses()).allSatisfy(peer -> {
            assertThat(peer.httpBytes() + peer.p2pBytes())
                    .as("received = acquired + wasted + pending")
                    .isEqualTo(peer.acquiredBytes() + peer.wastedBytes() + peer.pendingBytes());
            assertThat(peer.pendingBytes()).as("pending at the end").isZero();
            assertThat(peer.remotes().stream()
                            .mapToLong(LabReport.Remote::bytesIn)
                            .sum())
                    .as("sum over peers = P2P")
                    .isEqualTo(peer.p2pBytes());
            assertThat(peer.remotes().stream()
                            .mapToLong(LabReport.Remote::bytesOut)
                            .sum())
                    .as("sum over peers = uploaded")
                    .isEqualTo(peer.uploadedBytes());
            assertThat(peer.acquired().stream()
                            .mapToLong(LabReport.Acquired::bytes)
                            .sum())
                    .as("sum over segments = acquired")
                    .isEqualTo(peer.acquiredBytes());
            long asked = report.originBytes().getOrDefault(peer.client(), 0L);
            assertThat(peer.httpBytes())
                    .as("HTTP, as far as the origin can tell: what is broken off may not have arrived")
                    .isBetween((long) (0.8 * asked), asked);
        });
    }

    private static List<String> comparedPaths(LabReport report, String client) {
        return report.compared().stream()
                .filter(segment -> segment.client().equals(client))
                .map(LabReport.Compared::path)
                .toList();
    }
}
