package org.swarmglass.engine.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.swarmglass.engine.bench.UdpRelay;

/**
 * How large a part of the media a swarm of real peers gets from each other in the lab: live, 4 s segments, all 7 segments
 * behind, from a cold start. Makes clip and pages itself if need be; the working folder is the module's. Blocks.
 */
public final class ShareTrial {
    private static final double MOST_LATE = 0.05;

    private final String lineup;
    private final int seconds;

    /**
     * @param lineup a letter for each peer in the order they come, see {@link PeerKind}
     * @param seconds from the last one's arrival to the end
     */
    public ShareTrial(String lineup, int seconds) {
        this.lineup = lineup;
        this.seconds = seconds;
    }

    /**
     * What came out; stalls are counted and not judged.
     *
     * @param share of peers in all media received, 0 to 1
     * @param copies how often the origin sent each segment
     * @param browsersShare of peers in what browsers received, 0 to 1; 0 without browsers
     * @param stalls of all peers that decode or play
     */
    public record Outcome(double share, double copies, double browsersShare, long stalls) {}

    /** @throws AssertionError if the lab fails, if bytes were not the origin's, or if somebody did not play */
    public Outcome run() {
        return outcome(played(InteropRun.of(lineup, InteropMedia.LIVE_TS, seconds)));
    }

    /**
     * Through a relay between all peers; not on the way to the origin.
     *
     * @param oneWayMillis half of the round trip
     * @param loss share of packets, each way
     * @throws AssertionError also if the relay was not what it should be
     */
    public Outcome runOver(int oneWayMillis, double loss, long seed) {
        SlowWays.Wan wan = new SlowWays.Wan(oneWayMillis, loss, seed);
        LabReport report = played(InteropRun.of(lineup, InteropMedia.LIVE_TS, seconds, wan));
        UdpRelay.Tally relayed = Objects.requireNonNull(report.relayed());
        assertThat(relayed.bytes()).as("all that peers got passed the relay").isGreaterThan(report.p2pBytes());
        assertThat((double) relayed.late() / relayed.packets())
                .as("part of the packets that came later than meant")
                .isLessThan(MOST_LATE);
        long roundTrip = 2L * oneWayMillis;
        assertThat(report.swarmglasses())
                .allSatisfy(peer -> assertThat(peer.roundTripMillis())
                        .as("what %s measured", peer.client())
                        .isNotEmpty()
                        .allSatisfy(millis -> assertThat(millis).isBetween(roundTrip - 5, roundTrip + 90)));
        return outcome(report);
    }

    private static LabReport played(LabReport report) {
        SwarmExpectations.everyByteIsTheOrigins(report);
        SwarmExpectations.everyBrowserPlayed(report);
        SwarmExpectations.everySwarmglassPlayed(report);
        return report;
    }

    private Outcome outcome(LabReport report) {
        long p2p = 0;
        long all = 0;
        long stalls = 0;
        for (LabReport.Browser browser : report.browsers()) {
            p2p += browser.p2pBytes();
            all += browser.p2pBytes() + browser.httpBytes();
            stalls += browser.stalls();
        }
        for (LabReport.Swarmglass peer : report.swarmglasses()) {
            stalls += peer.stalls();
        }
        return new Outcome(
                report.share(), lineup.length() * (1 - report.share()), all == 0 ? 0 : (double) p2p / all, stalls);
    }
}
