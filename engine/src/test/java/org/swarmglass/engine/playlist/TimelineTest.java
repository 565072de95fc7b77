package org.swarmglass.engine.playlist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.swarmglass.engine.playlist.Fixtures.list;
import static org.swarmglass.engine.playlist.Fixtures.numbers;
import static org.swarmglass.engine.playlist.Fixtures.sequences;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.swarmglass.engine.model.LiveDelay;
import org.swarmglass.engine.model.StreamId;
import org.swarmglass.engine.model.StreamKind;
import org.swarmglass.engine.playlist.Timeline.Change;
import org.swarmglass.engine.playlist.Timeline.Listed;
import org.swarmglass.engine.playlist.Timeline.Update;

class TimelineTest {
    private static final String END = "#EXT-X-ENDLIST";

    private final Timeline timeline = new Timeline(Fixtures.MAIN);

    @Test
    void numbersALiveListBySequence() throws PlaylistSyntaxException {
        Update update = timeline.accept(list("s", 100, 3));

        assertThat(update.change()).isEqualTo(Change.ADVANCED);
        assertThat(numbers(update.added())).containsExactly(100L, 101L, 102L);
        assertThat(timeline.edge()).isEqualTo(Duration.ofSeconds(6));
        assertThat(timeline.find(101).orElseThrow().ref().start()).isEqualTo(Duration.ofSeconds(2));
        assertThat(timeline.stream()).isEqualTo(Fixtures.MAIN);
    }

    /** Shared protocol notes, section 5.1: VOD ids are positions, EXT-X-MEDIA-SEQUENCE is ignored. */
    @Test
    void numbersAVodListByPosition() throws PlaylistSyntaxException {
        Update update = timeline.accept(Fixtures.media("vod-ts.m3u8"));

        assertThat(update.change()).isEqualTo(Change.ADVANCED);
        assertThat(numbers(update.added())).containsExactly(0L, 1L, 2L);
        assertThat(timeline.numbersAmbiguous()).isFalse();
        assertThat(timeline.withheld(LiveDelay.AUTOMATIC)).isZero();
    }

    /** Shared protocol notes, v3 section 5, and {@code hlsSegments} in its vectors. */
    @Test
    void knowsTheSequenceThatSomeGenerationsNumberVodBy() throws PlaylistSyntaxException {
        timeline.accept(list("s", 100, 3, END));

        assertThat(numbers(timeline.window())).containsExactly(0L, 1L, 2L);
        assertThat(timeline.belowSequence()).isEqualTo(100);
        assertThat(live(100).belowSequence()).isZero();
    }

    private static Timeline live(long sequence) throws PlaylistSyntaxException {
        Timeline live = new Timeline(Fixtures.MAIN);
        live.accept(list("s", sequence, 3));
        return live;
    }

    @Test
    void givesASecondOccurrenceInVodNoNumberOfItsOwn() throws PlaylistSyntaxException {
        timeline.accept(Fixtures.media("vod-duplicates.m3u8"));

        assertThat(numbers(timeline.window())).containsExactly(0L, 1L, 2L, 1L, 4L);
        assertThat(timeline.find(3)).isEmpty();
        assertThat(timeline.find(1).orElseThrow().ref().start()).isEqualTo(Duration.ofSeconds(6));
        assertThat(timeline.window().get(3).ref().start()).isEqualTo(Duration.ofSeconds(18));
    }

    @Test
    void mergesOverlappingWindowsAndKeepsWhatLeftUntilForgotten() throws PlaylistSyntaxException {
        timeline.accept(list("s", 100, 4));
        Update update = timeline.accept(list("s", 102, 4));

        assertThat(numbers(update.added())).containsExactly(104L, 105L);
        assertThat(numbers(update.left())).containsExactly(100L, 101L);
        assertThat(numbers(timeline.window())).containsExactly(102L, 103L, 104L, 105L);
        assertThat(numbers(timeline.known())).containsExactly(100L, 101L, 102L, 103L, 104L, 105L);
        timeline.forget(100);
        timeline.forget(103);
        timeline.forget(999);
        assertThat(numbers(timeline.known())).containsExactly(101L, 102L, 103L, 104L, 105L);
        assertThat(timeline.find(100)).isEmpty();
        assertThat(timeline.edge()).isEqualTo(Duration.ofSeconds(12));
    }

    @Test
    void listsOnlyWhatHasNoHole() throws PlaylistSyntaxException {
        timeline.accept(list("s", 100, 4));
        timeline.accept(list("s", 104, 4));
        timeline.forget(101);

        assertThat(numbers(timeline.known())).startsWith(100L, 102L);
        assertThat(numbers(timeline.listable())).containsExactly(102L, 103L, 104L, 105L, 106L, 107L);
    }

    @Test
    void followsAddressesWhoseTokensChange() throws PlaylistSyntaxException {
        timeline.accept(list("old/s", 100, 4));
        Update update = timeline.accept(list("new/s", 101, 4));

        assertThat(numbers(update.added())).containsExactly(104L);
        Listed kept = timeline.find(102).orElseThrow();
        assertThat(kept.ref().uri().toString()).endsWith("new/s102.ts");
        assertThat(kept.ref().start()).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void seesAFrozenListAndAnEmptyOne() throws PlaylistSyntaxException {
        timeline.accept(list("s", 100, 4));
        assertThat(timeline.accept(list("s", 100, 4)).change()).isEqualTo(Change.UNCHANGED);
        assertThat(timeline.accept(list("s", 0, 0)).change()).isEqualTo(Change.UNCHANGED);
        assertThat(timeline.window()).hasSize(4);
    }

    @Test
    void ignoresAnOldCopyFromACacheThatIsBehind() throws PlaylistSyntaxException {
        timeline.accept(list("s", 100, 6));
        Update stale = timeline.accept(list("s", 97, 6));

        assertThat(stale.change()).isEqualTo(Change.UNCHANGED);
        assertThat(timeline.latest().mediaSequence()).isEqualTo(100);
        assertThat(numbers(timeline.accept(list("s", 101, 6)).added())).containsExactly(106L);
    }

    @Test
    void ignoresAnOldCopyThatNothingIsKnownOfByItsDates() throws PlaylistSyntaxException {
        timeline.accept(dated(500, 4, "10:00:00"));
        assertThat(timeline.accept(dated(400, 4, "09:50:00")).change()).isEqualTo(Change.UNCHANGED);
        assertThat(timeline.accept(dated(400, 4, "10:00:20")).change()).isEqualTo(Change.RESET);
    }

    private static MediaPlaylist dated(long first, int count, String time) throws PlaylistSyntaxException {
        String text = list("s", first, count).text();
        return Fixtures.mediaOf(text.replace("#EXTINF", "#EXT-X-PROGRAM-DATE-TIME:2026-03-01T" + time + "Z\n#EXTINF"));
    }

    @Test
    void goesOnWithoutHoleWhenTheOriginCountsAnew() throws PlaylistSyntaxException {
        timeline.accept(list("s", 1000, 4));
        Update update = timeline.accept(list("s", 0, 3));

        assertThat(update.change()).isEqualTo(Change.RESET);
        assertThat(numbers(update.left())).containsExactly(1000L, 1001L, 1002L, 1003L);
        assertThat(numbers(update.added())).containsExactly(0L, 1L, 2L);
        List<Listed> listable = timeline.listable();
        assertThat(sequences(listable)).containsExactly(1000L, 1001L, 1002L, 1003L, 0L, 1L, 2L);
        assertThat(listable)
                .extracting(each -> each.place().sequence())
                .containsExactly(1000L, 1001L, 1002L, 1003L, 1004L, 1005L, 1006L);
        assertThat(listable)
                .extracting(each -> each.place().discontinuity())
                .containsExactly(false, false, false, false, true, false, false);
        assertThat(timeline.find(0).orElseThrow().ref().start()).isEqualTo(Duration.ofSeconds(8));
        assertThat(numbers(timeline.accept(list("s", 1, 3)).added())).containsExactly(3L);
    }

    @Test
    void dropsAnOldSegmentWhoseNumberIsTakenAgain() throws PlaylistSyntaxException {
        timeline.accept(list("a", 2, 6));
        Update update = timeline.accept(list("b", 0, 4));

        assertThat(update.change()).isEqualTo(Change.RESET);
        assertThat(numbers(update.left())).contains(2L, 3L);
        assertThat(timeline.find(2).orElseThrow().ref().uri().toString()).endsWith("b2.ts");
        assertThat(numbers(timeline.known())).containsExactly(4L, 5L, 6L, 7L, 0L, 1L, 2L, 3L);
        Update later = timeline.accept(list("b", 1, 5));
        assertThat(numbers(later.left())).containsExactly(0L, 4L, 5L);
        assertThat(sequences(timeline.listable())).containsExactly(6L, 7L, 0L, 1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void bridgesAGapTheOriginLeft() throws PlaylistSyntaxException {
        timeline.accept(list("s", 100, 4));
        Update update = timeline.accept(list("s", 110, 4));

        assertThat(update.change()).isEqualTo(Change.RESET);
        assertThat(sequences(timeline.listable())).startsWith(100L, 101L, 102L, 103L, 110L);
        assertThat(timeline.find(110).orElseThrow().place()).isEqualTo(new Timeline.Place(104, 1, true));
    }

    @Test
    void takesAnAdjoiningListWithoutReset() throws PlaylistSyntaxException {
        timeline.accept(list("s", 100, 4));
        assertThat(timeline.accept(list("s", 104, 4)).change()).isEqualTo(Change.ADVANCED);
    }

    @Test
    void tellsARestartedEventFromAnOldCopyByNames() throws PlaylistSyntaxException {
        timeline.accept(list("first-", 0, 20));
        assertThat(timeline.accept(list("second-", 0, 2)).change()).isEqualTo(Change.RESET);
        assertThat(numbers(timeline.window())).containsExactly(0L, 1L);
    }

    @Test
    void keepsNumbersWhenALiveStreamEndsAndSaysThatTheyClash() throws PlaylistSyntaxException {
        timeline.accept(list("s", 55, 3));
        Update update = timeline.accept(list("s", 55, 5, END));

        assertThat(update.change()).isEqualTo(Change.ENDED);
        assertThat(numbers(timeline.window())).containsExactly(55L, 56L, 57L, 58L, 59L);
        assertThat(timeline.numbersAmbiguous()).isTrue();
        assertThat(timeline.accept(list("s", 55, 5, END)).change()).isEqualTo(Change.UNCHANGED);
        assertThat(timeline.numbersAmbiguous()).isTrue();
    }

    @Test
    void sharesOnWhenAnEventThatBeganAtZeroEnds() throws PlaylistSyntaxException {
        timeline.accept(list("s", 0, 3, "#EXT-X-PLAYLIST-TYPE:EVENT"));
        timeline.accept(list("s", 0, 5, "#EXT-X-PLAYLIST-TYPE:EVENT", END));
        assertThat(timeline.numbersAmbiguous()).isFalse();
    }

    @Test
    void withholdsWhatTheDelayAsksForUpToSixtyPercent() throws PlaylistSyntaxException {
        timeline.accept(list("s", 100, 20));
        assertThat(timeline.withheld(LiveDelay.AUTOMATIC)).isEqualTo(10);
        assertThat(timeline.withheld(new LiveDelay.OfSegments(7))).isEqualTo(7);
        assertThat(timeline.withheld(new LiveDelay.OfSegments(0))).isZero();
        assertThat(timeline.withheld(new LiveDelay.OfTime(Duration.ofSeconds(100))))
                .isEqualTo(12);
    }

    @Test
    void leavesThreeInViewOfAShortWindowUntilSomeAreRetained() throws PlaylistSyntaxException {
        assertThat(timeline.withheld(LiveDelay.AUTOMATIC)).isZero();
        timeline.accept(list("s", 100, 3));
        assertThat(timeline.withheld(LiveDelay.AUTOMATIC)).isZero();
        timeline.accept(list("s", 101, 3));
        assertThat(timeline.withheld(LiveDelay.AUTOMATIC)).isEqualTo(1);
        timeline.forget(100);
        assertThat(timeline.withheld(LiveDelay.AUTOMATIC)).isZero();
    }

    @Test
    void laysASecondRenditionBesideTheFirst() throws PlaylistSyntaxException {
        timeline.accept(list("s", 1000, 4));
        timeline.accept(list("s", 10, 6));
        Timeline high = new Timeline(new StreamId(StreamKind.MAIN, 1), timeline);
        high.accept(list("h", 12, 6));

        Listed low = timeline.find(14).orElseThrow();
        Listed beside = high.find(14).orElseThrow();
        assertThat(beside.place()).isEqualTo(low.place());
        assertThat(beside.ref().start()).isEqualTo(low.ref().start());
        assertThat(high.edge()).isEqualTo(timeline.edge().plusSeconds(4));
    }

    @Test
    void laysARenditionThatCountsDifferentlyNewestToNewest() throws PlaylistSyntaxException {
        timeline.accept(list("s", 1000, 4));
        Timeline high = new Timeline(new StreamId(StreamKind.MAIN, 1), timeline);
        high.accept(list("h", 7, 4));

        assertThat(high.find(10).orElseThrow().place().sequence()).isEqualTo(1003);
        assertThat(high.edge()).isEqualTo(timeline.edge());
    }

    @Test
    void takesAListWidenedAtItsFront() throws PlaylistSyntaxException {
        timeline.accept(list("s", 100, 4));
        timeline.accept(list("s", 102, 4));
        Update update = timeline.accept(list("s", 99, 8));

        assertThat(numbers(update.added())).containsExactly(106L);
        assertThat(numbers(timeline.window())).containsExactly(100L, 101L, 102L, 103L, 104L, 105L, 106L);
    }

    @Test
    void keepsMemoryBounded() throws PlaylistSyntaxException {
        for (long first = 0; first < 100_000; first += 10_000) {
            timeline.accept(list("s", first, 10_000));
        }
        assertThat(timeline.known()).hasSize(Timeline.MAX_RETAINED + 10_000);
        assertThat(timeline.find(0)).isEmpty();
    }

    @Test
    void hasNoLatestListBeforeTheFirst() {
        assertThatThrownBy(timeline::latest).isInstanceOf(IllegalStateException.class);
        assertThat(timeline.window()).isEmpty();
        assertThat(timeline.listable()).isEmpty();
    }
}
