package org.swarmglass.engine.swarm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UploadSlotsTest {
    private static final long STEP_NANOS = 100_000_000;

    private final UploadSlots slots = UploadSlots.measured(true);
    private long nowNanos;
    private int served;

    @Test
    void servesTwoWhereTheUplinkIsWhatBoundsThem() {
        crowd(600, Integer.MAX_VALUE, 1_000_000);
        assertThat(served).isEqualTo(2);
    }

    @Test
    void servesMoreWhereOnlyTheWaysToThemAreNarrow() {
        crowd(600, 100_000, Integer.MAX_VALUE);
        assertThat(served).isBetween(6, 8);
    }

    @Test
    void measuresByAClockThatBeginsAnywhere() {
        nowNanos = Long.MIN_VALUE / 2; // System.nanoTime() promises no more
        crowd(600, 100_000, Integer.MAX_VALUE);
        assertThat(served).isBetween(6, 8);
    }

    @Test
    void servesAsManyAsFillTheUplink() {
        crowd(600, 250_000, 1_000_000);
        assertThat(served).as("four fill it, and one more is tried").isBetween(4, 5);
    }

    @Test
    void returnsToTwoWhenTheUplinkHasBecomeNarrow() {
        crowd(600, 100_000, Integer.MAX_VALUE);
        crowd(18_000, 100_000, 100_000); // half an hour, of which the second half counts
        assertThat(served).isEqualTo(2);
    }

    @Test
    void servesNobodyWhenUploadIsOff() {
        slots.setOpen(false);
        assertThat(slots.take(0)).isFalse();
    }

    @Test
    void aFixedNumberStays() {
        UploadSlots fixed = UploadSlots.fixed(3);
        for (int i = 0; i < 3; i++) {
            assertThat(fixed.take(0)).isTrue();
        }
        assertThat(fixed.take(0)).isFalse();
        fixed.release(1);
        assertThat(fixed.take(2)).isTrue();
        assertThat(UploadSlots.fixed(0).take(0)).isFalse();
    }

    /** Waves of peers, each of whom asks for about as much, at one time or a little later; {@link #served} at most at once. */
    private void crowd(int steps, int wayBytesPerSecond, int uplinkBytesPerSecond) {
        served = 0;
        int now = 0;
        for (int step = 0; step < steps; step++) {
            int most = step % 40 < 10 ? 1 + step % 10 : 10; // A wave begins one by one.
            boolean pause = step % 40 > 30;
            while (!pause && now < most && slots.take(nowNanos)) {
                now++;
            }
            while (now > 0 && pause) {
                slots.release(nowNanos);
                now--;
            }
            nowNanos += STEP_NANOS;
            slots.onLeft(Math.min((long) now * wayBytesPerSecond, uplinkBytesPerSecond) / 10);
            if (step > steps / 2) {
                served = Math.max(served, now);
            }
        }
        while (now > 0) {
            slots.release(nowNanos);
            now--;
        }
    }
}
