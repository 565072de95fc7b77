package org.swarmglass.engine.tracker.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.swarmglass.engine.loop.Entropy;

class BackoffTest {
    private static final Duration AT_ONCE = Duration.ZERO;

    @Test
    void beginsWithinTenSecondsAndGrowsToOneToTwoMinutes() {
        for (int seed = 0; seed < 200; seed++) {
            Backoff backoff = new Backoff(Entropy.seeded(seed));
            assertThat(backoff.next(AT_ONCE, false)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(10));
            assertThat(backoff.next(AT_ONCE, false)).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(40));
            assertThat(backoff.next(AT_ONCE, false)).isBetween(Duration.ofSeconds(16), Duration.ofSeconds(120));
            assertThat(backoff.next(AT_ONCE, false)).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(120));
            assertThat(backoff.next(AT_ONCE, false)).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(120));
        }
    }

    @Test
    void reconnectsToAFlappingTrackerAtMostTwelveTimesInTenMinutes() {
        for (int seed = 0; seed < 200; seed++) {
            Backoff backoff = new Backoff(Entropy.seeded(seed));
            Duration elapsed = AT_ONCE;
            int reconnects = 0;
            while (elapsed.compareTo(Duration.ofMinutes(10)) < 0) {
                elapsed = elapsed.plus(backoff.next(AT_ONCE, false));
                reconnects++;
            }
            assertThat(reconnects).isLessThanOrEqualTo(12);
        }
    }

    @Test
    void aStableConnectionClearsWhatWasBefore() {
        Backoff backoff = new Backoff(Entropy.seeded(1));
        for (int i = 0; i < 5; i++) {
            assertThat(backoff.next(AT_ONCE, false)).isPositive();
        }
        assertThat(backoff.next(Backoff.STABLE, false)).isLessThanOrEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void forgivesOneCloseAfterAnAnswer() {
        Backoff backoff = new Backoff(Entropy.seeded(1));
        assertThat(backoff.next(AT_ONCE, true)).isLessThanOrEqualTo(Duration.ofSeconds(10));
        assertThat(backoff.next(AT_ONCE, true)).isLessThanOrEqualTo(Duration.ofSeconds(10));
        assertThat(backoff.next(AT_ONCE, true)).isGreaterThanOrEqualTo(Duration.ofSeconds(4));
    }
}
