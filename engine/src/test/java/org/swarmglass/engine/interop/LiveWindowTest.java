package org.swarmglass.engine.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LiveWindowTest {
    private final LiveWindow window = LiveWindow.over(clip(20));

    @Test
    void isFullFromTheStart() {
        assertThat(window.playlist(Duration.ZERO))
                .contains("#EXT-X-MEDIA-SEQUENCE:0\n")
                .contains("seg_0.ts", "seg_9.ts")
                .doesNotContain("seg_10.ts");
    }

    @Test
    void listsASegmentOnlyWhenItIsWhole() {
        assertThat(window.playlist(Duration.ofMillis(3999))).doesNotContain("seg_10.ts");
        assertThat(window.playlist(Duration.ofSeconds(4)))
                .contains("#EXT-X-MEDIA-SEQUENCE:1\n", "seg_10.ts", "#EXT-X-PROGRAM-DATE-TIME:2026-01-01T00:00:40Z")
                .doesNotContain("seg_0.ts");
    }

    @Test
    void servesWhatIsListedAndForAWhileWhatWas() {
        Duration later = Duration.ofSeconds(32);
        assertThat(window.serves("seg_1.ts", later)).isFalse();
        assertThat(window.serves("seg_2.ts", later)).isTrue();
        assertThat(window.serves("seg_17.ts", later)).isTrue();
        assertThat(window.serves("seg_18.ts", later)).isFalse();
    }

    @Test
    void standsStillWhenTheClipIsUsedUp() {
        assertThat(window.length()).isEqualTo(Duration.ofSeconds(40));
        assertThat(window.playlist(Duration.ofSeconds(400))).isEqualTo(window.playlist(window.length()));
    }

    @Test
    void refusesAClipThatCannotFillIt() {
        String tooShort = clip(10);
        assertThatThrownBy(() -> LiveWindow.over(tooShort)).hasMessageContaining("10 segments");
    }

    private static String clip(int segments) {
        return IntStream.range(0, segments)
                .mapToObj(number -> "#EXTINF:4.000000,\nseg_" + number + ".ts\n")
                .collect(Collectors.joining("", "#EXTM3U\n", "#EXT-X-ENDLIST\n"));
    }
}
