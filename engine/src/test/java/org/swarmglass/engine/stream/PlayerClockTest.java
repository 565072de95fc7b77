package org.swarmglass.engine.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.swarmglass.engine.model.StreamId;
import org.swarmglass.engine.model.StreamKind;
import org.swarmglass.engine.playlist.MediaPlaylist;
import org.swarmglass.engine.playlist.PlaylistParser;
import org.swarmglass.engine.playlist.PlaylistSyntaxException;
import org.swarmglass.engine.playlist.Timeline;
import org.swarmglass.engine.playlist.Timeline.Listed;
import org.swarmglass.engine.simulation.VirtualLoop;

/** Segments last four seconds; number n starts at 4 n. */
class PlayerClockTest {
    private final VirtualLoop loop = new VirtualLoop();
    private final PlayerClock clock = new PlayerClock(loop);
    private final List<Listed> segments = segments();

    @Test
    void isNowhereBeforeTheFirstRequest() {
        clock.onReport(true, Optional.of(Duration.ZERO));
        assertThat(clock.position()).isEmpty();
    }

    @Test
    void beginsWhereThePlayerAsksAndWaitsForItToPlay() {
        request(5);
        advance(3);
        assertPosition(20);
    }

    @Test
    void runsWithTheClockWhilePlaybackRuns() {
        requestAndDeliver(5, 8);
        clock.onReport(true, Optional.empty());
        advance(6);
        assertPosition(26);
    }

    @Test
    void standsStillWhilePlaybackIsPaused() {
        requestAndDeliver(5, 8);
        clock.onReport(true, Optional.empty());
        advance(6);
        clock.onReport(false, Optional.empty());
        advance(600);
        assertPosition(26);
        clock.onReport(true, Optional.empty());
        advance(1);
        assertPosition(27);
    }

    @Test
    void believesWhatThePlayerSaysOfItsBuffer() {
        requestAndDeliver(5, 8);
        advance(6);
        clock.onReport(true, Optional.of(Duration.ofSeconds(10)));
        assertPosition(26);
        advance(2);
        assertPosition(28);
    }

    @Test
    void aSegmentOnItsWayIsNotInThePlayersBuffer() {
        requestAndDeliver(5, 7);
        request(8);
        advance(2);
        clock.onReport(true, Optional.of(Duration.ofSeconds(10)));
        assertPosition(22);
    }

    @Test
    void whatIsOnItsWayToAPlayerThatHasJustBegunHasNotBeenPlayed() {
        requestAndDeliver(5, 5);
        request(6);
        clock.onReport(false, Optional.of(Duration.ZERO));
        assertPosition(20);
        loop.advance(Duration.ofMillis(500));
        clock.onReport(true, Optional.of(Duration.ZERO));
        assertThat(clock.position()).contains(Duration.ofMillis(20_500));
    }

    @Test
    void oneThatHasHadTimeIsBelievedToHaveRunDry() {
        requestAndDeliver(5, 5);
        request(6);
        advance(2);
        clock.onReport(false, Optional.of(Duration.ZERO));
        assertPosition(24);
    }

    @Test
    void neverRunsBeyondWhatWasHandedOut() {
        requestAndDeliver(5, 6);
        request(7);
        clock.onReport(true, Optional.empty());
        advance(100);
        assertPosition(28);
    }

    @Test
    void aJumpIsASeek() {
        requestAndDeliver(5, 8);
        clock.onReport(true, Optional.empty());
        advance(3);
        request(20);
        assertPosition(80);
        assertThat(clock.hasAskedFor(19)).isTrue();
        request(2);
        assertPosition(8);
        assertThat(clock.hasAskedFor(5)).isFalse();
    }

    @Test
    void askingAgainForTheSameSegmentIsNoSeek() {
        requestAndDeliver(5, 8);
        clock.onReport(true, Optional.empty());
        advance(3);
        request(8);
        assertPosition(23);
    }

    private void request(int number) {
        clock.onRequested(segments.get(number));
    }

    private void requestAndDeliver(int from, int to) {
        for (int number = from; number <= to; number++) {
            request(number);
            clock.onDelivered(segments.get(number));
        }
    }

    private void advance(int seconds) {
        loop.advance(Duration.ofSeconds(seconds));
    }

    private void assertPosition(int seconds) {
        assertThat(clock.position()).contains(Duration.ofSeconds(seconds));
    }

    private static List<Listed> segments() {
        StringBuilder text = new StringBuilder("#EXTM3U\n#EXT-X-TARGETDURATION:4\n");
        for (int i = 0; i < 30; i++) {
            text.append("#EXTINF:4.0,\n").append(i).append(".ts\n");
        }
        try {
            Timeline timeline = new Timeline(new StreamId(StreamKind.MAIN, 0));
            timeline.accept(
                    (MediaPlaylist) PlaylistParser.parse(URI.create("http://origin.test/x.m3u8"), text.toString()));
            return timeline.known();
        } catch (PlaylistSyntaxException ours) {
            throw new AssertionError(ours);
        }
    }
}
