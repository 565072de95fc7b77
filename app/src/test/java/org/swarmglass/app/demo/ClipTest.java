package org.swarmglass.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClipTest {
    private static final int VIDEO = 0x100;
    private static final int AUDIO = 0x101;
    private static final long WRAP = 1L << 33;
    /** The first segment of the first round in which a stamp exceeds 33 bits: after 26 h. */
    private static final long WRAPPING_SEGMENT = WRAP / (32 * 90_000) * 8;

    @ParameterizedTest
    @ValueSource(strings = {"360p", "180p"})
    void runsOnOverTheLoopWithoutASeam(String rendition) throws IOException {
        assertContinuous(read(Clip.load(rendition), 5, 20));
    }

    @ParameterizedTest
    @ValueSource(strings = {"360p", "180p"})
    void runsOnOverTheWrapOf33Bits(String rendition) throws IOException {
        Timestamps seen = read(Clip.load(rendition), WRAPPING_SEGMENT - 9, WRAPPING_SEGMENT + 9);

        assertThat(seen.clock()).anyMatch(ticks -> ticks > WRAP - 90_000).anyMatch(ticks -> ticks < 90_000);
        assertContinuous(seen);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 7, 8, 1_000_003})
    void givesTheSameBytesForTheSameNumber(long number) throws IOException {
        assertThat(Clip.load("180p").segment(number))
                .isEqualTo(Clip.load("180p").segment(number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"360p", "180p"})
    void lastsFourSecondsASegment(String rendition) throws IOException {
        Clip clip = Clip.load(rendition);
        for (long number = 0; number < 8; number++) {
            long video = firstStamp(clip, number);
            assertThat(firstStamp(clip, number + 1) - video).isEqualTo(4 * 90_000);
        }
    }

    private static long firstStamp(Clip clip, long number) {
        return new Timestamps().read(clip.segment(number)).decoding(VIDEO).get(0);
    }

    private static Timestamps read(Clip clip, long from, long to) {
        Timestamps seen = new Timestamps();
        for (long number = from; number < to; number++) {
            seen.read(clip.segment(number));
        }
        return seen;
    }

    private static void assertContinuous(Timestamps seen) {
        assertThat(seen.counterGaps()).isEmpty();
        assertThat(seen.discontinuities()).isZero();
        assertThat(seen.streams()).isEqualTo(2);
        // 25 frames a second, and AAC frames of 1,024 samples at 48 kHz.
        assertThat(steps(seen.decoding(VIDEO))).containsOnly(3600L);
        assertThat(steps(seen.decoding(AUDIO))).containsOnly(1920L);
        assertThat(steps(seen.clock())).allMatch(step -> step > 0 && step <= 9000);
    }

    private static List<Long> steps(List<Long> stamps) {
        List<Long> steps = new ArrayList<>();
        for (int i = 1; i < stamps.size(); i++) {
            steps.add((stamps.get(i) - stamps.get(i - 1)) & (WRAP - 1));
        }
        return steps;
    }
}
