package org.swarmglass.app.player;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StallWatchTest {
    private static final long MILLI = 1_000_000;

    private final StallWatch watch = new StallWatch();
    private long now;

    @BeforeEach
    void begin() {
        watch.reset(0);
    }

    @Test
    void doesNotCallAStartAStall() {
        assertThat(after(5_000, true, 0, 0)).isFalse();
        assertThat(after(5_000, true, 0, 0)).isFalse();
    }

    @Test
    void seesBothClockAndPicturesStandStill() {
        after(250, true, 100, 1);
        assertThat(after(500, true, 100, 1)).isFalse();
        assertThat(after(250, true, 100, 1)).isTrue();
    }

    @Test
    void trustsMovingPicturesOverAClockThatSteps() {
        after(250, true, 100, 1);
        assertThat(after(500, true, 100, 12)).isFalse();
        assertThat(after(500, true, 100, 24)).isFalse();
    }

    @Test
    void trustsAMovingClockWhereOneStillPictureIsShown() {
        after(250, true, 100, 1);
        assertThat(after(600, true, 700, 1)).isFalse();
        assertThat(after(600, true, 1_300, 1)).isFalse();
    }

    @Test
    void endsTheStallWithTheFirstMovement() {
        after(250, true, 100, 1);
        assertThat(after(2_000, true, 100, 1)).isTrue();
        assertThat(after(250, true, 100, 2)).isFalse();
    }

    @Test
    void doesNotCountAPauseNorTheMomentAfterIt() {
        after(250, true, 100, 1);
        assertThat(after(60_000, false, 100, 1)).isFalse();
        assertThat(after(250, true, 100, 1)).isFalse();
        assertThat(after(500, true, 100, 1)).isTrue();
    }

    private boolean after(long millis, boolean running, long time, long pictures) {
        now += millis * MILLI;
        return watch.observe(running, time, pictures, now);
    }
}
