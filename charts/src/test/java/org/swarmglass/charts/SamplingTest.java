package org.swarmglass.charts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SamplingTest {
    private final TimeSeriesFeed feed = new TimeSeriesFeed(2_000);

    @Test
    void takesEverySampleWhileThereIsRoom() {
        fill(120);
        Sampling sampling = Sampling.of(feed, new TimeWindow(0, 60_000), 600, false);
        assertThat(sampling.size()).isEqualTo(120);
    }

    @Test
    void thinsToOnePointPerTwoPixels() {
        fill(1_800);
        Sampling sampling = Sampling.of(feed, new TimeWindow(0, 900_000), 600, false);
        assertThat(sampling.size()).isBetween(250, 301);
    }

    @Test
    void doesNotChangePointsWhileTheyMoveLeft() {
        fill(1_800);
        Sampling now = Sampling.of(feed, new TimeWindow(0, 800_000), 400, false);
        Sampling later = Sampling.of(feed, new TimeWindow(60_500, 860_500), 400, false);
        double time = later.time(50);
        int before = indexOf(now, time);
        assertThat(before).isPositive();
        assertThat(now.value(before)).isEqualTo(later.value(50));
    }

    @Test
    void keepsGapsAndAveragesOnlyWhatIsKnown() {
        for (int i = 0; i < 100; i++) {
            feed.add(i * 500L, i % 2 == 0 || i >= 50 ? Double.NaN : 7);
        }
        Sampling sampling = Sampling.of(feed, new TimeWindow(0, 50_000), 40, false);
        assertThat(sampling.value(0)).isEqualTo(7);
        assertThat(sampling.value(sampling.size() - 1)).isNaN();
        assertThat(sampling.maximum()).isEqualTo(7);
    }

    @Test
    void takesTheLatestCountOfABucketNotAMean() {
        for (int i = 0; i < 100; i++) {
            feed.add(i * 500L, i);
        }
        Sampling sampling = Sampling.of(feed, new TimeWindow(0, 50_000), 20, true);
        for (int i = 0; i < sampling.size(); i++) {
            assertThat(sampling.value(i)).isEqualTo(Math.rint(sampling.value(i)));
        }
    }

    @Test
    void reachesBackToTheSampleBeforeTheWindowSoThatLinesTouchItsEdge() {
        fill(10);
        Sampling sampling = Sampling.of(feed, new TimeWindow(1_250, 4_000), 600, false);
        assertThat(sampling.time(0)).isEqualTo(1_000);
    }

    private static int indexOf(Sampling sampling, double time) {
        for (int i = 0; i < sampling.size(); i++) {
            if (sampling.time(i) == time) {
                return i;
            }
        }
        return -1;
    }

    private void fill(int samples) {
        for (int i = 0; i < samples; i++) {
            feed.add(i * 500L, Math.sin(i / 9.0) + 2);
        }
    }
}
