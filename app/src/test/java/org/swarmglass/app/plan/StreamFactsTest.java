package org.swarmglass.app.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.swarmglass.app.preview.Snapshots;
import org.swarmglass.engine.snapshot.EngineSnapshot;
import org.swarmglass.engine.snapshot.PlaybackSnapshot;

class StreamFactsTest {
    private static final StreamFacts LIVE = new StreamFacts(
            OptionalLong.of(1_200_000), Optional.of(Duration.ofSeconds(2)), OptionalInt.of(20), OptionalInt.of(13));

    @Test
    void knowsTheOpenStreamAndWhatIsWithheldOfIt() {
        assertThat(StreamFacts.of(Snapshots.running().build())).isEqualTo(LIVE);
    }

    @Test
    void takesTheDelayThePlayerReports() {
        PlaybackSnapshot playing = new PlaybackSnapshot(
                true,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                Duration.ZERO,
                Optional.of(Duration.ofMillis(24_700)),
                Optional.empty());
        assertThat(StreamFacts.of(Snapshots.running().playing(playing).build()).delaySegments())
                .hasValue(12);
    }

    @Test
    void knowsNothingWithoutAStream() {
        assertThat(StreamFacts.of(EngineSnapshot.idle(0)).isEmpty()).isTrue();
        assertThat(PlanForm.FIRST.with(StreamFacts.NONE)).isEqualTo(PlanForm.FIRST);
    }

    @Test
    void fillsTheFieldsWithAPlanThatCanBeRun() {
        PlanForm form = PlanForm.FIRST.with(LIVE);
        assertThat(List.of(
                        form.text(PlanField.BITRATE),
                        form.text(PlanField.SEGMENT),
                        form.text(PlanField.WINDOW),
                        form.text(PlanField.DELAY),
                        form.text(PlanField.DELAYS)))
                .containsExactly("1.2", "2", "20", "26", "6-36 by 6");
        assertThat(Plans.of(form).scenarios()).hasSize(6);
    }

    @ParameterizedTest
    @CsvSource({"1, 30", "2, 3", "4, 4", "6, 10", "10, 30", "10, 3", "60, 3", "1.92, 15"})
    void choosesDelaysThatFitWhateverTheStream(double seconds, int window) {
        StreamFacts facts = new StreamFacts(
                OptionalLong.empty(),
                Optional.of(Duration.ofMillis(Math.round(1000 * seconds))),
                OptionalInt.of(window),
                OptionalInt.empty());
        PlanForm form = PlanForm.FIRST.with(facts);
        assertThat(Plans.of(form).scenarios()).hasSizeBetween(1, 7);
        assertThat(Plans.of(form.with(Swept.UPLINK)).scenarios()).hasSize(6);
    }
}
