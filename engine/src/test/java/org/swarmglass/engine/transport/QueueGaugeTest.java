package org.swarmglass.engine.transport;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QueueGaugeTest {
    private static final int MESSAGE = 64 << 10;

    private final QueueGauge gauge = new QueueGauge();

    @Test
    void congestedFromTheHighMarkUntilBelowTheLowOne() {
        for (int i = 0; i < 15; i++) {
            gauge.accept(MESSAGE);
        }
        assertThat(gauge.congested()).isFalse();
        gauge.accept(MESSAGE);
        assertThat(gauge.congested()).isTrue();
        assertThat(gauge.departed(12 * MESSAGE)).isFalse();
        assertThat(gauge.congested()).isTrue();
        assertThat(gauge.departed(13 * MESSAGE)).isTrue();
        assertThat(gauge.congested()).isFalse();
        assertThat(gauge.departed(16 * MESSAGE)).isFalse();
        assertThat(gauge.queuedBytes()).isZero();
    }

    @Test
    void takesNoMoreThanTheLimitAndIgnoresCountsThatCannotBe() {
        for (int i = 0; i < 256; i++) {
            assertThat(gauge.accept(MESSAGE)).isTrue();
        }
        assertThat(gauge.accept(1)).isFalse();
        assertThat(gauge.queuedBytes()).isEqualTo(QueueGauge.LIMIT_BYTES);
        gauge.departed(Long.MAX_VALUE);
        assertThat(gauge.queuedBytes()).isZero();
        gauge.departed(3);
        assertThat(gauge.queuedBytes()).isZero();
    }
}
