package org.swarmglass.app.player;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReopenDelayTest {
    @Test
    void doublesUpToFifteenSecondsAndBeginsAnewAfterSuccess() {
        ReopenDelay delay = new ReopenDelay();
        assertThat(new Duration[] {delay.next(), delay.next(), delay.next(), delay.next(), delay.next(), delay.next()})
                .extracting(Duration::toSeconds)
                .containsExactly(1L, 2L, 4L, 8L, 15L, 15L);
        delay.reset();
        assertThat(delay.next()).isEqualTo(Duration.ofSeconds(1));
    }
}
