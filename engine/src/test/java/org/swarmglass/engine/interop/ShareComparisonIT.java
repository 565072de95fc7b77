package org.swarmglass.engine.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.swarmglass.engine.bench.UdpRelay;

/**
 * How large a part of the media peers get from each other, browsers alone against swarms with Swarmglass, each run from a
 * cold start; (N - 1) / N is the bound. Figures of one run each, 22 minutes in all on a quiet machine, so not part of {@code
 * verify}:
 *
 * <pre>mvn verify -pl engine -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false \
 *     -Dit.test=ShareComparisonIT -DexcludedGroups=</pre>
 */
@Tag("comparison")
class ShareComparisonIT {
    private static final int SECONDS = 75;

    /** One run's spread: what a later figure may lie below the browsers' without meaning anything. */
    private static final double SPREAD = 0.05;

    private static final int ONE_WAY_MILLIS = 80;
    private static final double LOSS = 0.01;

    @Test
    void swarmsWithSwarmglassShareNoLessThanBrowsersAlone() {
        double browsers = share("BBB");
        double mixed = share("SSB");
        double swarmglasses = share("SSS");
        System.out.printf(
                Locale.ROOT,
                "P2P share of 3 peers: browsers %.1f %%, 2 Swarmglass and 1 browser %.1f %%, Swarmglass %.1f %%%n",
                100 * browsers,
                100 * mixed,
                100 * swarmglasses);
        assertThat(browsers).as("browsers alone; 0.52 to 0.54 is usual").isGreaterThan(0.4);
        assertThat(mixed).as("2 Swarmglass and 1 browser").isGreaterThan(browsers - SPREAD);
        assertThat(swarmglasses).as("3 Swarmglass").isGreaterThan(browsers - SPREAD);
    }

    @Test
    void fiveAndSevenSwarmglassesComeCloseToTheBound() {
        double five = share("SSSSS");
        double seven = share("SSSSSSS");
        System.out.printf(Locale.ROOT, "P2P share: 5 Swarmglass %.1f %%, 7 %.1f %%%n", 100 * five, 100 * seven);
        assertThat(five).as("5 Swarmglass, of 80; browsers reach 63.6").isGreaterThan(0.76 - SPREAD);
        assertThat(seven).as("7 Swarmglass, of 85.7; browsers reach 67.9").isGreaterThan(0.82 - SPREAD);
    }

    @Test
    void fiveSwarmglassesRelieveTheOriginAmongBrowsersAndTakeNothingFromThem() {
        LabReport browsers = report("BBBBBBB");
        LabReport mixed = report("SSSSSBB");
        System.out.printf(
                Locale.ROOT,
                "Copies from the origin: 7 browsers %.2f, 5 Swarmglass and 2 browsers %.2f; browsers' own share %.1f %%, %.1f %%%n",
                copies(browsers, 7),
                copies(mixed, 7),
                100 * browsersShare(browsers),
                100 * browsersShare(mixed));
        assertThat(copies(mixed, 7) / copies(browsers, 7)).isLessThan(0.6 + SPREAD);
        assertThat(browsersShare(mixed)).isGreaterThan(browsersShare(browsers) - SPREAD);
    }

    /**
     * As between continents: a round trip of 160 ms and 1 % loss each way, where a connection carries some 0.66 Mbit/s and
     * the stream has 1.3. Means of two runs, for one strays by 7 points and more.
     * The goal is open: Swarmglass reached 42 to 55 % in four runs, browsers 28 to 42 % in three.
     */
    @Test
    void swarmglassesShareTwiceAsMuchAsBrowsersOverSlowWays() {
        double browsers = shareOverSlowWays("BBB");
        double swarmglasses = shareOverSlowWays("SSS");
        System.out.printf(
                Locale.ROOT,
                "P2P share of 3 peers at %d ms and %.0f %% loss each way: browsers %.1f %%, Swarmglass %.1f %%%n",
                2 * ONE_WAY_MILLIS,
                100 * LOSS,
                100 * browsers,
                100 * swarmglasses);
        assertThat(swarmglasses)
                .as("twice the browsers' share or 9 tenths of the bound")
                .isGreaterThanOrEqualTo(Math.min(2 * browsers, 0.9 * 2 / 3));
    }

    private static double shareOverSlowWays(String lineup) {
        return IntStream.rangeClosed(1, 2)
                .mapToDouble(seed -> overSlowWays(lineup, seed).share())
                .average()
                .orElseThrow();
    }

    /** Browsers may stall there. */
    private static LabReport overSlowWays(String lineup, long seed) {
        SlowWays.Wan wan = new SlowWays.Wan(ONE_WAY_MILLIS, LOSS, seed);
        LabReport report = InteropRun.of(lineup, InteropMedia.LIVE_TS, SECONDS, wan);
        SwarmExpectations.everyByteIsTheOrigins(report);
        SwarmExpectations.everySwarmglassPlayedWithoutStall(report);
        UdpRelay.Tally relayed = Objects.requireNonNull(report.relayed());
        assertThat(relayed.bytes()).as("all that peers got passed the relay").isGreaterThan(report.p2pBytes());
        assertThat((double) relayed.late() / relayed.packets())
                .as("part of the packets that came later than meant")
                .isLessThan(0.05);
        assertThat(report.swarmglasses())
                .allSatisfy(peer -> assertThat(peer.roundTripMillis())
                        .as("what %s measured", peer.client())
                        .isNotEmpty()
                        .allSatisfy(millis -> assertThat(millis).isBetween(155L, 250L)));
        return report;
    }

    /** How often the origin sent each segment. */
    private static double copies(LabReport report, int peers) {
        return peers * (1 - report.share());
    }

    private static double browsersShare(LabReport report) {
        long p2p = report.browsers().stream()
                .mapToLong(LabReport.Browser::p2pBytes)
                .sum();
        long http = report.browsers().stream()
                .mapToLong(LabReport.Browser::httpBytes)
                .sum();
        return (double) p2p / (p2p + http);
    }

    private static double share(String lineup) {
        return report(lineup).share();
    }

    private static LabReport report(String lineup) {
        LabReport report = InteropRun.of(lineup, InteropMedia.LIVE_TS, SECONDS);
        SwarmExpectations.everyByteIsTheOrigins(report);
        SwarmExpectations.everyBrowserPlayedWithoutStall(report);
        SwarmExpectations.everySwarmglassPlayedWithoutStall(report);
        return report;
    }
}
