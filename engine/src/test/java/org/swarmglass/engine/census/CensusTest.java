package org.swarmglass.engine.census;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.swarmglass.engine.identity.Manifest;
import org.swarmglass.engine.model.Generation;
import org.swarmglass.engine.model.InfoHash;
import org.swarmglass.engine.model.StreamId;
import org.swarmglass.engine.simulation.VirtualLoop;
import org.swarmglass.engine.snapshot.CensusSnapshot.Answer;
import org.swarmglass.engine.snapshot.CensusSnapshot.Count;
import org.swarmglass.engine.snapshot.CensusSnapshot.Row;
import org.swarmglass.engine.snapshot.CensusSnapshot.TrackerRow;
import org.swarmglass.engine.tracker.ScrapeOutcome;

class CensusTest {
    private static final URI URL = URI.create("https://cdn.example.com/live.m3u8");
    private static final CensusPlan PLAN = CensusPlan.of(
            new Manifest(URL, URL, "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\n1.ts\n"),
            Optional.empty(),
            StreamId::toString);
    private static final InfoHash FIRST = PLAN.infoHashes().get(0);

    private final VirtualLoop loop = new VirtualLoop();
    private final ManualScraper one = new ManualScraper("ws://one");
    private final ManualScraper two = new ManualScraper("ws://two");
    private int told;
    private final Census census = new Census(
            loop,
            new Census.Subject(PLAN, URL.toString(), URL.toString(), Set.of(Generation.V2_3)),
            List.of(one, two),
            Duration.ofSeconds(1),
            () -> told++);

    private Row row(InfoHash hash) {
        return census.snapshot().rows().stream()
                .filter(row -> row.infoHash().equals(hash))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void asksEveryTrackerForEverySwarmOfThePlan() {
        census.start();
        assertThat(one.asked()).containsExactly(PLAN.infoHashes());
        assertThat(two.asked()).containsExactly(PLAN.infoHashes());
        assertThat(census.snapshot().trackers())
                .extracting(TrackerRow::answer)
                .containsExactly(Answer.AWAITED, Answer.AWAITED);
    }

    @Test
    void showsWhatEachTrackerCountsAndNeverTheSum() {
        census.start();
        one.tell(FIRST, 1);
        assertThat(told).isZero();
        two.tell(FIRST, 2);
        assertThat(told).isEqualTo(1);
        assertThat(row(FIRST).counts()).containsExactly(Optional.of(new Count(0, 1)), Optional.of(new Count(0, 2)));
        assertThat(row(FIRST).members()).as("both may count the same peers").contains(2);
        assertThat(row(PLAN.infoHashes().get(1)).members()).contains(0);
        assertThat(census.counted()).isTrue();
    }

    @Test
    void namesTheTrackersThatDoNotCount() {
        census.start();
        one.tell(new ScrapeOutcome.Refused("scrape is disabled"));
        two.tell(new ScrapeOutcome.Unreached("connection refused"));
        assertThat(census.snapshot().trackers())
                .extracting(TrackerRow::answer, TrackerRow::words)
                .containsExactly(
                        tuple(Answer.REFUSED, "scrape is disabled"), tuple(Answer.UNREACHED, "connection refused"));
        assertThat(row(FIRST).members()).isEmpty();
        assertThat(census.counted()).isFalse();
        assertThat(census.rounds()).isEqualTo(1);
    }

    @Test
    void countsAgainEveryTenSecondsAtMost() {
        census.start();
        one.tell(FIRST, 0);
        two.tell(FIRST, 0);
        loop.advance(Duration.ofMillis(9_999));
        assertThat(one.asked()).hasSize(1);
        loop.advance(Duration.ofMillis(1));
        assertThat(one.asked()).hasSize(2);
        loop.advance(Duration.ofMinutes(1));
        assertThat(one.asked()).as("the round before has no answer").hasSize(2);
    }

    @Test
    void asksNothingMoreOnceStopped() {
        census.start();
        one.tell(FIRST, 0);
        census.stop();
        assertThat(two.waits()).isFalse();
        loop.advance(Duration.ofMinutes(1));
        assertThat(one.asked()).hasSize(1);
        assertThat(told).isZero();
        census.start();
        assertThat(one.asked()).hasSize(2);
    }
}
