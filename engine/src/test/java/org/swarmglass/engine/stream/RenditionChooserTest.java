package org.swarmglass.engine.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class RenditionChooserTest {
    private static final List<Integer> ALL = List.of(0, 1, 2);
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration PLENTY = Duration.ofSeconds(20);
    private static final Duration LITTLE = Duration.ofSeconds(3);

    private final RenditionChooser chooser = new RenditionChooser(List.of(1_000_000L, 400_000L, 3_000_000L));

    @Test
    void goesUpOnlyAfterTheHigherOneWasAffordableForTenSeconds() {
        for (int second = 0; second < 9; second++) {
            assertThat(chooser.choose(0, ALL, 5_000_000, PLENTY, SECOND)).isEmpty();
        }
        assertThat(chooser.choose(0, ALL, 5_000_000, PLENTY, SECOND)).isEqualTo(OptionalInt.of(2));
    }

    @Test
    void aDipBeginsTheWaitAnew() {
        for (int second = 0; second < 9; second++) {
            assertThat(chooser.choose(0, ALL, 5_000_000, PLENTY, SECOND)).isEmpty();
        }
        assertThat(chooser.choose(0, ALL, 2_000_000, PLENTY, SECOND)).isEmpty();
        assertThat(chooser.choose(0, ALL, 5_000_000, PLENTY, SECOND)).isEmpty();
    }

    @Test
    void goesDownAtOnceWhenTheBufferRunsOut() {
        assertThat(chooser.choose(0, ALL, 700_000, LITTLE, SECOND)).isEqualTo(OptionalInt.of(1));
    }

    @Test
    void staysWhileTheBufferIsComfortable() {
        assertThat(chooser.choose(0, ALL, 700_000, PLENTY, SECOND)).isEmpty();
    }

    @Test
    void takesTheCheapestWhenNothingIsAffordable() {
        assertThat(chooser.choose(2, ALL, 100_000, LITTLE, SECOND)).isEqualTo(OptionalInt.of(1));
    }

    @Test
    void saysNothingBeforeAnythingWasMeasured() {
        assertThat(chooser.choose(0, ALL, 0, LITTLE, SECOND)).isEmpty();
    }

    @Test
    void looksOnlyAtTheAlternatives() {
        assertThat(chooser.choose(2, List.of(0, 2), 100_000, LITTLE, SECOND)).isEqualTo(OptionalInt.of(0));
    }
}
