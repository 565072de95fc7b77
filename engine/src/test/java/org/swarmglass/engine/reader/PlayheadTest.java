package org.swarmglass.engine.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.swarmglass.engine.simulation.VirtualLoop;

/** In seconds, on virtual time; exact. */
class PlayheadTest {
    private static final long SECOND = 1_000_000_000L;

    private final VirtualLoop loop = new VirtualLoop();
    private final Playhead playhead = new Playhead();
    private final int video = playhead.addTrack();

    @Test
    void startsAfterOneSegmentAndWaitingForItIsNoStall() {
        at(7);
        assertThat(playhead.playing()).isFalse();
        append(video, 2);
        assertThat(playhead.playing()).isTrue();
        at(8);
        assertStalls(0, 0);
        assertThat(playhead.positionNanos()).isEqualTo(SECOND);
        assertThat(playhead.bufferedNanos()).isEqualTo(SECOND);
    }

    @Test
    void countsAStallFromTheInstantTheBufferRanDry() {
        append(video, 2);
        at(5);
        append(video, 2);
        assertStalls(1, 3);
        assertThat(playhead.stalled()).isFalse();
        at(6.5);
        append(video, 2);
        at(9.25);
        assertStalls(2, 3.25);
        assertThat(playhead.stalled()).isTrue();
        at(10);
        assertStalls(2, 4);
        assertThat(playhead.positionNanos()).isEqualTo(6 * SECOND);
    }

    @Test
    void aSegmentThatComesAtTheLastInstantIsNoStall() {
        append(video, 2);
        at(2);
        assertThat(playhead.stalled()).isFalse();
        append(video, 2);
        at(4);
        assertStalls(0, 0);
    }

    @Test
    void countsTheSameHoweverOftenItIsAsked() {
        append(video, 2);
        for (int i = 1; i <= 500; i++) {
            at(i / 100.0);
        }
        append(video, 1);
        assertStalls(1, 3);
    }

    @Test
    void finishesWithoutAStallWhenTheStreamIsUsedUp() {
        append(video, 2);
        playhead.endTrack(video, loop.nowNanos());
        at(1.9);
        assertThat(playhead.finished()).isFalse();
        at(60);
        assertThat(playhead.finished()).isTrue();
        assertThat(playhead.playing()).isFalse();
        assertStalls(0, 0);
        assertThat(playhead.positionNanos()).isEqualTo(2 * SECOND);
    }

    @Test
    void theShorterTrackDecides() {
        int audio = playhead.addTrack();
        append(video, 4);
        assertThat(playhead.playing()).as("audio is missing").isFalse();
        at(1);
        append(audio, 2);
        at(4);
        assertStalls(1, 1);
        append(audio, 2);
        assertThat(playhead.bufferedNanos(audio)).isEqualTo(2 * SECOND);
        assertThat(playhead.stalled()).isFalse();
    }

    @Test
    void aTrackThatHasEndedDoesNotHoldTheOtherUp() {
        int audio = playhead.addTrack();
        append(video, 4);
        append(audio, 3);
        playhead.endTrack(audio, loop.nowNanos());
        at(3.5);
        assertStalls(0, 0);
        playhead.endTrack(video, loop.nowNanos());
        at(4);
        assertThat(playhead.finished()).isTrue();
        assertStalls(0, 0);
    }

    private void append(int track, long seconds) {
        playhead.append(track, seconds * SECOND, loop.nowNanos());
    }

    private void at(double seconds) {
        loop.advance(Duration.ofNanos(Math.round(seconds * SECOND) - loop.nowNanos()));
        playhead.advance(loop.nowNanos());
    }

    private void assertStalls(int count, double seconds) {
        assertThat(playhead.stalls()).isEqualTo(count);
        assertThat(playhead.stalledNanos()).isEqualTo(Math.round(seconds * SECOND));
    }
}
