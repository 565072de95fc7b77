package org.swarmglass.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EndingTest {
    private static final Duration SHORT = Duration.ofMillis(1);
    private static final Duration LONG = Duration.ofHours(1);

    @Test
    void isReachedWhenTheDurationIsOver() {
        Ending ending = Ending.after(Optional.of(Duration.ofMillis(5)));

        assertThat(ending.await(LONG)).isTrue();
        assertThat(ending.elapsed()).isBetween(Duration.ofMillis(5), LONG);
    }

    @Test
    void isNotReachedBefore() {
        assertThat(Ending.after(Optional.of(LONG)).await(SHORT)).isFalse();
        assertThat(Ending.after(Optional.empty()).await(SHORT)).isFalse();
    }

    @Test
    void isReachedAtOnceWhenSomebodySaysSo() {
        Ending ending = Ending.after(Optional.empty());
        ending.reach();

        assertThat(ending.await(LONG)).isTrue();
    }

    @Test
    void holdsTheProcessUntilAllIsWritten() throws InterruptedException {
        Ending ending = Ending.after(Optional.empty());
        Thread shutdown = ending.onShutdown(LONG);
        shutdown.start();

        assertThat(ending.await(LONG)).as("Ctrl-C ends the run").isTrue();
        assertThat(shutdown.isAlive()).isTrue();
        ending.cleanedUp();
        shutdown.join(LONG.toMillis());
        assertThat(shutdown.isAlive()).isFalse();
    }
}
