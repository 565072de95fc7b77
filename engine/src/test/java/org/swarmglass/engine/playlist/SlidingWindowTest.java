package org.swarmglass.engine.playlist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.swarmglass.engine.model.LiveDelay;
import org.swarmglass.engine.playlist.Timeline.Listed;

/**
 * A live origin over hundreds of refreshes, with skipped, frozen, old and restarted lists, and a player that merges what
 * it is shown as VLC does: by rising sequence numbers.
 */
class SlidingWindowTest {
    private static final int RETAINED = 8;

    private final Fixtures.RecordingLinks links = new Fixtures.RecordingLinks();
    private final Timeline timeline = new Timeline(Fixtures.MAIN);
    private final List<String> played = new ArrayList<>();
    private long firstShown;
    private long newestShown = Long.MIN_VALUE;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void losesNoSegmentAndNeverGoesBack(long seed) throws PlaylistSyntaxException {
        Random random = new Random(seed);
        int window = 6 + random.nextInt(10);
        long newest = 100;
        List<String> produced = new ArrayList<>();
        String run = "a";
        for (long sequence = newest - window + 1; sequence <= newest; sequence++) {
            produced.add(run + sequence);
        }
        refresh(run, newest, window);
        for (int round = 0; round < 250; round++) {
            int fresh = random.nextInt(4);
            for (int i = 0; i < fresh; i++) {
                newest++;
                produced.add(run + newest);
            }
            refresh(run, newest, window);
            if (random.nextInt(10) == 0) {
                refresh(run, newest - 1 - random.nextInt(3), window);
            }
            if (round == 120) {
                // The encoder was restarted: numbers begin again, under other names.
                run = "b";
                newest = window - 1;
                for (long sequence = 0; sequence <= newest; sequence++) {
                    produced.add(run + sequence);
                }
                refresh(run, newest, window);
            }
        }
        finish(run, newest, window);
        assertThat(played)
                .containsExactlyElementsOf(produced.subList(produced.indexOf(played.get(0)), produced.size()));
        assertThat(played.size()).isGreaterThan(300);
    }

    private void refresh(String run, long newest, int window) throws PlaylistSyntaxException {
        take(Fixtures.list(run, newest - window + 1, window), false);
    }

    private void finish(String run, long newest, int window) throws PlaylistSyntaxException {
        take(Fixtures.list(run, newest - window + 1, window, "#EXT-X-ENDLIST"), true);
    }

    private void take(MediaPlaylist origin, boolean ended) throws PlaylistSyntaxException {
        timeline.accept(origin);
        forgetBeyondTheStore();
        List<Listed> listable = timeline.listable();
        int withheld = timeline.withheld(LiveDelay.AUTOMATIC);
        assertThat(withheld).isLessThanOrEqualTo(timeline.window().size() * 3 / 5);
        List<Listed> shown = listable.subList(0, listable.size() - withheld);
        assertThat(shown.size()).isGreaterThanOrEqualTo(Timeline.LISTED_AT_LEAST);
        show(PlayerText.media(timeline.latest(), shown, ended, links), ended);
    }

    /** The store keeps the last few that left the window. */
    private void forgetBeyondTheStore() {
        List<Listed> known = timeline.known();
        int keep = timeline.window().size() + RETAINED;
        known.subList(0, Math.max(0, known.size() - keep))
                .forEach(each -> timeline.forget(each.ref().id().number()));
        assertThat(timeline.known()).hasSizeLessThanOrEqualTo(keep);
    }

    private void show(String text, boolean ended) throws PlaylistSyntaxException {
        MediaPlaylist seen = Fixtures.mediaOf(text);
        assertThat(seen.ended()).isEqualTo(ended);
        assertThat(seen.mediaSequence()).isGreaterThanOrEqualTo(firstShown);
        firstShown = seen.mediaSequence();
        assertThat(new TreeSet<>(
                        seen.entries().stream().map(MediaEntry::sequence).toList()))
                .hasSameSizeAs(seen.entries());
        long last = seen.entries().get(seen.entries().size() - 1).sequence();
        assertThat(last).isGreaterThanOrEqualTo(newestShown);
        if (newestShown != Long.MIN_VALUE) {
            assertThat(seen.mediaSequence()).as("no hole to what was shown").isLessThanOrEqualTo(newestShown + 1);
        }
        for (MediaEntry entry : seen.entries()) {
            if (entry.sequence() > newestShown) {
                played.add(originName(entry));
            }
        }
        newestShown = last;
    }

    private String originName(MediaEntry entry) {
        String link = entry.uri().getPath();
        String path = Objects.requireNonNull(links.segments.get(link.substring(link.lastIndexOf('/') + 1)))
                .uri()
                .getPath();
        return path.substring(path.lastIndexOf('/') + 1).replace(".ts", "");
    }
}
