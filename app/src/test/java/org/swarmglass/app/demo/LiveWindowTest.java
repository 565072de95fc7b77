package org.swarmglass.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LiveWindowTest {
    private final AtomicLong nanos = new AtomicLong(-5);
    private final LiveWindow window = new LiveWindow(nanos::get, Instant.parse("2026-01-01T00:00:00.123456Z"));

    @Test
    void isFullFromTheStart() {
        assertThat(window.media())
                .contains("#EXT-X-MEDIA-SEQUENCE:0\n", "#EXT-X-PROGRAM-DATE-TIME:2026-01-01T00:00:00.123Z\n")
                .contains("\n0.ts\n")
                .endsWith("\n11.ts\n");
    }

    @Test
    void slidesByASegmentEveryFourSeconds() {
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(9));

        assertThat(window.media())
                .contains("#EXT-X-MEDIA-SEQUENCE:2\n", "#EXT-X-PROGRAM-DATE-TIME:2026-01-01T00:00:08.123Z\n")
                .doesNotContain("\n1.ts\n", "\n14.ts\n")
                .endsWith("\n13.ts\n");
    }

    @Test
    void hasNoSegmentBeforeItsTimeNorLongAfterIt() {
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(4 * 30));

        assertThat(window.available("41.ts")).hasValue(41);
        assertThat(window.available("42.ts")).isEmpty();
        assertThat(window.available("6.ts")).hasValue(6);
        assertThat(window.available("5.ts")).isEmpty();
        assertThat(window.available("../1.ts")).isEmpty();
        assertThat(window.available("99999999999999.ts")).isEmpty();
    }

    @Test
    void namesBothRenditionsWithTheirRates() throws IOException {
        assertThat(LiveWindow.master(List.of(Clip.load("360p"), Clip.load("180p"))))
                .contains("RESOLUTION=640x360", "360p/index.m3u8", "RESOLUTION=320x180", "180p/index.m3u8")
                .containsPattern("BANDWIDTH=8\\d{5},AVERAGE-BANDWIDTH=8\\d{5}")
                .containsPattern("BANDWIDTH=3\\d{5},AVERAGE-BANDWIDTH=3\\d{5}");
    }
}
