package org.swarmglass.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TimeSeriesFeedTest {
    @Test
    void keepsTheLatestSamplesOnceFull() {
        TimeSeriesFeed feed = new TimeSeriesFeed(100);
        for (int i = 0; i < 250; i++) {
            feed.add(i * 10L, i);
        }
        assertThat(feed.size()).isEqualTo(100);
        assertThat(feed.valueAt(0)).isEqualTo(150);
        assertThat(feed.timeAt(0)).isEqualTo(1500);
        assertThat(feed.latest()).isEqualTo(249);
    }

    @Test
    void keepsEverySampleWhileItGrows() {
        TimeSeriesFeed feed = new TimeSeriesFeed(1_000);
        for (int i = 0; i < 700; i++) {
            feed.add(i, i);
        }
        assertThat(feed.size()).isEqualTo(700);
        assertThat(feed.valueAt(0)).isZero();
        assertThat(feed.valueAt(699)).isEqualTo(699);
    }

    @Test
    void refusesTimeThatGoesBack() {
        TimeSeriesFeed feed = new TimeSeriesFeed(4);
        feed.add(100, 1);
        feed.add(100, 2);
        assertThatThrownBy(() -> feed.add(99, 3)).hasMessageContaining("1 ms");
    }

    @Test
    void findsTheValueInForceAtATime() {
        TimeSeriesFeed feed = new TimeSeriesFeed(3);
        for (int i = 1; i <= 5; i++) {
            feed.add(i * 100L, i);
        }
        assertThat(feed.indexAtOrBefore(299)).isEqualTo(-1);
        assertThat(feed.valueAtTime(450, 1_000)).isEqualTo(4);
        assertThat(feed.valueAtTime(500, 1_000)).isEqualTo(5);
        assertThat(feed.valueAtTime(9_000, 1_000)).as("too old to be in force").isNaN();
        assertThat(new TimeSeriesFeed(3).latest()).isNaN();
    }
}
