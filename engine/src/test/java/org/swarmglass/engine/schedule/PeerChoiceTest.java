package org.swarmglass.engine.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.swarmglass.engine.loop.Entropy;
import org.swarmglass.engine.model.PeerId;
import org.swarmglass.engine.schedule.Situation.Neighbour;

class PeerChoiceTest {
    private static final int CHOICES = 2_000;

    private final Entropy chance = Entropy.seeded(1);

    @Test
    void nineOfTenChoicesAreOfNearPeersIfThereAreAny() {
        // And of the tenth, what chance gives it.
        assertThat(partOfFirst(peer(1, 4, 100), peer(2, 160, 100))).isBetween(0.92, 0.98);
        assertThat(partOfFirst(peer(1, 20, 100), peer(2, 21, 100))).isBetween(0.92, 0.98);
    }

    @Test
    void amongNearPeersTheSpeedDecides() {
        assertThat(partOfFirst(peer(1, 4, 300), peer(2, 2, 100))).isBetween(0.72, 0.78);
        assertThat(partOfFirst(peer(1, 4, 400), peer(2, 2, 200), peer(3, 160, 600)))
                .isBetween(0.6, 0.68);
    }

    @Test
    void aNearPeerNotMeasuredYetIsPreferred() {
        assertThat(partOfFirst(peer(1, 4, 0), peer(2, 160, 100))).isBetween(0.92, 0.98);
    }

    @Test
    void nearPeersAreNotIfAllAreKnownToBeSlow() {
        assertThat(partOfFirst(peer(1, 4, 49), peer(2, 4, 49), peer(3, 160, 100)))
                .isBetween(0.2, 0.3);
        assertThat(partOfFirst(peer(1, 4, 40), peer(2, 4, 60), peer(3, 160, 100)))
                .isBetween(0.36, 0.42);
        assertThat(partOfFirst(peer(1, 4, 49), peer(2, 160, 100))).isBetween(0.28, 0.38);
    }

    @Test
    void farPeersAndThoseOfUnknownDistanceAreAlike() {
        assertThat(partOfFirst(peer(1, 21, 100), peer(2, 300, 300))).isBetween(0.22, 0.28);
        assertThat(partOfFirst(peer(1, Optional.empty(), 100), peer(2, 160, 300)))
                .isBetween(0.22, 0.28);
    }

    @Test
    void aSlowPeerIsTriedNowAndThen() {
        assertThat(partOfFirst(peer(1, 100, 1), peer(2, 100, 1_000))).isBetween(0.07, 0.11);
    }

    private double partOfFirst(Neighbour... holders) {
        List<Neighbour> all = List.of(holders);
        return IntStream.range(0, CHOICES)
                        .filter(choice -> PeerChoice.weighted(all, chance).equals(all.get(0)))
                        .count()
                / (double) CHOICES;
    }

    private static Neighbour peer(int index, int millis, double bytesPerSecond) {
        return peer(index, Optional.of(Duration.ofMillis(millis)), bytesPerSecond);
    }

    private static Neighbour peer(int index, Optional<Duration> roundTrip, double bytesPerSecond) {
        return new Neighbour(
                new PeerId("-sg0100-00000000000" + index),
                Set.of(),
                Set.of(),
                Set.of(),
                false,
                bytesPerSecond,
                true,
                Duration.ofMinutes(1),
                roundTrip);
    }
}
