package org.swarmglass.engine.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.swarmglass.engine.loop.Entropy;
import org.swarmglass.engine.metrics.Throughput;
import org.swarmglass.engine.metrics.Traffic;
import org.swarmglass.engine.origin.FakeOrigin;
import org.swarmglass.engine.origin.ResumingFetch;
import org.swarmglass.engine.origin.RetryPolicy;
import org.swarmglass.engine.playlist.MediaPlaylist;
import org.swarmglass.engine.schedule.SchedulePlanner;
import org.swarmglass.engine.simulation.VirtualLoop;
import org.swarmglass.engine.store.MemoryStore;
import org.swarmglass.engine.swarm.DownloadPorts;

/** When a live playlist of 4 s segments is asked for again. */
class PlaylistPollerTest implements PlaylistFeed.Subscriber {
    private static final URI PLAYLIST = URI.create("http://origin.test/live.m3u8");
    private static final Duration ANSWERS_WITHIN = Duration.ofMillis(100);

    private final VirtualLoop loop = new VirtualLoop();
    private final FakeOrigin origin = new FakeOrigin(loop);
    private final PlaylistPoller poller = new PlaylistPoller(PLAYLIST, ports(), this);
    private long newest = 10;
    private Runnable onListed = () -> {};

    @BeforeEach
    void answerSlowly() {
        origin.slowDown(ANSWERS_WITHIN);
        publish();
    }

    @Test
    void reloadsAfterATargetDurationAndAfterHalfOfOneIfNothingWasNew() {
        poller.start();
        loop.advance(Duration.ofMillis(3_950));
        assertThat(asked()).as("the first was new").isOne();
        loop.advance(Duration.ofMillis(500));
        assertThat(asked()).isEqualTo(2);
        loop.advance(Duration.ofMillis(2_500));
        assertThat(asked()).as("the second brought nothing").isEqualTo(3);
    }

    @Test
    void hurriesButNotWithinHalfASecondOfTheLastTime() {
        poller.start();
        loop.advance(Duration.ofMillis(250));
        poller.hurry();
        loop.advance(Duration.ofMillis(200));
        assertThat(asked()).isOne();
        loop.advance(Duration.ofMillis(100));
        assertThat(asked()).isEqualTo(2);
    }

    @Test
    void oneWhoHintsAgainAndAgainIsBelievedOncePerChange() {
        poller.start();
        loop.advance(Duration.ofSeconds(1));
        for (int hint = 0; hint < 100; hint++) {
            poller.hurry();
            loop.advance(Duration.ofMillis(100));
        }
        assertThat(asked()).as("once more than one who reloads every 2 s").isBetween(5L, 7L);
    }

    @Test
    void looksOutFromShortlyBeforeTheNextSegmentIsExpectedUntilItIsThere() {
        poller.start();
        loop.advance(Duration.ofSeconds(1));
        poller.lookOut(Duration.ofSeconds(2));
        loop.advance(Duration.ofMillis(1_450));
        assertThat(asked()).isOne();
        loop.advance(Duration.ofMillis(1_300));
        assertThat(asked()).as("at 2.5 s, 3.2 s").isEqualTo(3);
        publishNext();
        loop.advance(Duration.ofMillis(600));
        assertThat(asked()).isEqualTo(4);
        loop.advance(Duration.ofMillis(3_500));
        assertThat(asked()).as("it is there").isEqualTo(4);
    }

    @Test
    void doesNotLookForEverForWhatDoesNotCome() {
        poller.start();
        loop.advance(Duration.ofSeconds(1));
        poller.lookOut(Duration.ofSeconds(2));
        loop.advance(Duration.ofSeconds(5));
        long looked = asked();
        loop.advance(Duration.ofSeconds(20));
        assertThat(asked() - looked).as("every 2 s").isBetween(9L, 11L);
    }

    /** As {@link Lookout} does: with every list, also when nothing was new. */
    @Test
    void anEncoderThatStandsStillIsAskedNoMoreByWhoLooksOut() {
        onListed = () -> poller.lookOut(Duration.ofSeconds(4).minusNanos(loop.nowNanos()));
        poller.start();
        loop.advance(Duration.ofSeconds(10));
        long looked = asked();
        loop.advance(Duration.ofSeconds(20));
        assertThat(asked() - looked).as("every 2 s").isBetween(9L, 11L);
    }

    @Test
    void aSlowOriginIsNotAskedWithoutPause() {
        origin.slowDown(Duration.ofSeconds(3));
        poller.start();
        loop.advance(Duration.ofSeconds(70));
        assertThat(asked()).as("answers after 3 to 6 s, and a pause").isBetween(10L, 20L);
    }

    @Test
    void aHintDuringAReloadBeginsNoSecondRoundOfReloads() {
        poller.start();
        publishNext();
        while (asked() < 2) {
            loop.advance(Duration.ofMillis(10));
        }
        poller.hurry();
        for (int second = 0; second < 40; second++) {
            loop.advance(Duration.ofSeconds(1));
            publishNext();
        }
        assertThat(asked()).as("one for each target duration, not two").isBetween(10L, 13L);
    }

    @Test
    void aHintDuringAReloadThatBringsNothingNewCountsAfterIt() {
        poller.start();
        while (asked() < 2) {
            loop.advance(Duration.ofMillis(10));
        }
        poller.hurry();
        loop.advance(Duration.ofMillis(650));
        assertThat(asked()).as("half a second after the second time, not two").isEqualTo(3);
        loop.advance(Duration.ofMillis(1_500));
        assertThat(asked()).as("once").isEqualTo(3);
    }

    @Test
    void aHintDuringAReloadThatBringsWhatIsNewHasBeenHeard() {
        poller.start();
        loop.advance(Duration.ofSeconds(1));
        publishNext();
        while (asked() < 2) {
            loop.advance(Duration.ofMillis(10));
        }
        poller.hurry();
        loop.advance(Duration.ofMillis(3_900));
        assertThat(asked()).isEqualTo(2);
    }

    @Test
    void nothingHurriesWhatWasStopped() {
        poller.start();
        loop.advance(Duration.ofSeconds(3));
        poller.stop();
        poller.hurry();
        loop.advance(Duration.ofSeconds(20));
        assertThat(asked()).isOne();
    }

    @Override
    public void onPlaylist(MediaPlaylist playlist) {
        onListed.run();
    }

    @Override
    public void onUnplayable(String reason) {
        throw new AssertionError(reason);
    }

    @Override
    public void onUnavailable(String reason) {
        throw new AssertionError(reason);
    }

    private long asked() {
        return origin.asked(PLAYLIST.getPath());
    }

    private void publishNext() {
        newest++;
        publish();
    }

    private void publish() {
        StringBuilder text = new StringBuilder("#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:4\n")
                .append("#EXT-X-MEDIA-SEQUENCE:")
                .append(newest - 4)
                .append('\n');
        for (long number = newest - 4; number <= newest; number++) {
            text.append("#EXTINF:4,\n").append(number).append(".ts\n");
        }
        origin.serve(PLAYLIST, text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private DownloadPorts ports() {
        Entropy entropy = Entropy.seeded(1);
        return new DownloadPorts(
                loop,
                new ResumingFetch(loop, entropy, origin, RetryPolicy.none()),
                new MemoryStore(1 << 20),
                new SchedulePlanner(entropy),
                new Traffic(),
                new Throughput(),
                new Throughput(),
                event -> {
                    throw new AssertionError(event);
                },
                Optional.empty());
    }
}
