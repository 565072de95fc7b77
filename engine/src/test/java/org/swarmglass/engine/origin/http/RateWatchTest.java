package org.swarmglass.engine.origin.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RateWatchTest {
    private static final long TICK = RateWatch.TICK.toNanos();
    private final HttpOriginOptions options = HttpOriginOptions.forStream(URI.create("http://a/"), Map.of(), "1")
            .withPatience(Duration.ofSeconds(3), 8_000, Duration.ofSeconds(5));

    /** Ticks until the watch complains, with so many bytes every tick. */
    private static long ticksUntilSlow(RateWatch watch, int bytesPerTick, int limit) {
        for (int i = 1; i <= limit; i++) {
            if (bytesPerTick > 0) {
                watch.onBytes(i * TICK, bytesPerTick);
            }
            if (watch.tooSlow(i * TICK).isPresent()) {
                return i;
            }
        }
        return -1;
    }

    @Test
    void bearsThreeSecondsOfSilence() {
        RateWatch watch = new RateWatch(options, 0);
        watch.onHead(0);
        assertThat(ticksUntilSlow(watch, 0, 100)).isEqualTo(12);
    }

    @Test
    void givesTheHeadTheTimeToConnectToo() {
        assertThat(ticksUntilSlow(new RateWatch(options, 0), 0, 100)).isEqualTo(24);
    }

    @Test
    void endsATrickleAfterFiveSeconds() {
        RateWatch watch = new RateWatch(options, 0);
        watch.onHead(0);
        assertThat(ticksUntilSlow(watch, 1, 100)).isEqualTo(20);
    }

    @Test
    void bearsTheMinimumRateForEver() {
        RateWatch watch = new RateWatch(options, 0);
        watch.onHead(0);
        assertThat(ticksUntilSlow(watch, 2_000, 1_000)).isEqualTo(-1);
    }

    @Test
    void noticesAnAnswerThatBecomesSlow() {
        RateWatch watch = new RateWatch(options, 0);
        watch.onHead(0);
        watch.onBytes(TICK, 1_000_000);
        assertThat(ticksUntilSlow(watch, 10, 100)).isEqualTo(21);
    }
}
