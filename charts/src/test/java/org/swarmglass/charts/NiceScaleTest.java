package org.swarmglass.charts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NiceScaleTest {
    private final NiceScale scale = new NiceScale(1);

    @Test
    void endsAtARoundNumberAboveTheData() {
        assertThat(scale.fit(12.7)).isEqualTo(15);
        assertThat(scale.step(false)).isEqualTo(5);
    }

    @Test
    void growsAtOnceButShrinksOnlyWhenTheDataIsFarBelow() {
        assertThat(scale.fit(18)).isEqualTo(20);
        assertThat(scale.fit(13)).isEqualTo(20);
        assertThat(scale.fit(11)).isLessThan(20);
    }

    @Test
    void keepsNoiseNearZeroSmall() {
        assertThat(scale.fit(0.02)).isEqualTo(1);
        assertThat(scale.fit(0)).isEqualTo(1);
    }

    @Test
    void countsInWholeSteps() {
        NiceScale counts = new NiceScale(4);
        counts.fit(3);
        assertThat(counts.step(true)).isEqualTo(1);
    }

    @Test
    void labelsTicksWithAsManyDecimalsAsTheStepNeeds() {
        assertThat(UnitFormat.MEGABITS_PER_SECOND.tick(0.2, 0.2)).isEqualTo("0.2");
        assertThat(UnitFormat.MEGABITS_PER_SECOND.tick(0.05, 0.05)).isEqualTo("0.05");
        assertThat(UnitFormat.MEGABITS_PER_SECOND.tick(10, 5)).isEqualTo("10");
        assertThat(UnitFormat.MEGABITS_PER_SECOND.text(3.25)).isEqualTo("3.3 Mbit/s");
        assertThat(UnitFormat.COUNT.text(3)).isEqualTo("3");
        assertThat(UnitFormat.COUNT.text(Double.NaN)).isEqualTo("–");
    }
}
