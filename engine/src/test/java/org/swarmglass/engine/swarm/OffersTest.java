package org.swarmglass.engine.swarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.swarmglass.engine.metrics.Traffic;
import org.swarmglass.engine.simulation.VirtualLoop;

class OffersTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final ManualPeer peer = new ManualPeer(new VirtualLoop(), new Traffic(), 1);
    private final Offers offers = new Offers();

    @Test
    void countsFromWhereAPeerIsFirstSeenToHaveIt() {
        peer.announceLoading(7L);
        look(Set.of(7L), 0);
        assertThat(offers.since(7, SECOND)).isZero();
        peer.announce(7L);
        look(Set.of(7L), 1);
        look(Set.of(7L), 3);
        assertThat(offers.since(7, 4 * SECOND)).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void goesOnCountingWhenItsOnlyHolderGoes() {
        peer.announce(7L);
        look(Set.of(7L), 1);
        peer.announce();
        look(Set.of(7L), 2);
        assertThat(offers.since(7, 3 * SECOND)).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void forgetsWhatIsNotMissingAnyMoreAndWhatMeansSomethingElse() {
        peer.announce(7L, 8L);
        look(Set.of(7L, 8L), 1);
        look(Set.of(8L), 2);
        offers.forget(8);
        assertThat(offers.since(7, 5 * SECOND)).isZero();
        assertThat(offers.since(8, 5 * SECOND)).isZero();
    }

    private void look(Set<Long> missing, int second) {
        offers.look(missing, List.of(peer.session), second * SECOND);
    }
}
