package org.swarmglass.engine.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How large a part of the media three peers get from each other, browsers alone against swarms with Swarmglass. Two
 * thirds is the bound. Figures of one run each, five minutes in all on a quiet machine, so not part of {@code verify}:
 *
 * <pre>mvn verify -pl engine -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false \
 *     -Dit.test=ShareComparisonIT -DexcludedGroups=</pre>
 */
@Tag("comparison")
class ShareComparisonIT {
    private static final int SECONDS = 75;

    /** One run's spread: what a later figure may lie below the browsers' without meaning anything. */
    private static final double SPREAD = 0.05;

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

    private static double share(String lineup) {
        LabReport report = InteropRun.of(lineup, InteropMedia.LIVE_TS, SECONDS);
        SwarmExpectations.everyByteIsTheOrigins(report);
        SwarmExpectations.everyBrowserPlayedWithoutStall(report);
        SwarmExpectations.everySwarmglassPlayedWithoutStall(report);
        return report.share();
    }
}
