package org.swarmglass.engine.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.swarmglass.engine.wire.Command;

class RemoteHoldingsTest {
    private final RemoteHoldings holdings = new RemoteHoldings();

    @Test
    void keepsWhatWasAnnouncedLastInAscendingOrder() {
        announce(5L, 9L, 11L, 300L);
        announce(9L, 2L, 9L, -4L, 7L);
        assertThat(holdings.loaded()).containsExactly(2L, 7L, 9L);
        assertThat(holdings.loaded().contains(7L)).isTrue();
        assertThat(holdings.loaded().contains(5L)).isFalse();
        assertThat(holdings.loading()).isEmpty();
    }

    @Test
    void whatIsNotGivenIsRefusedUntilTheNextAnnouncement() {
        announce(1L, 2L, 3L);
        holdings.refuse(2);
        holdings.refuse(4);
        assertThat(holdings.loaded()).containsExactly(1L, 3L);
        assertThat(holdings.refused()).containsExactly(2L);
        announce(1L, 2L);
        assertThat(holdings.loaded()).containsExactly(1L, 2L);
        assertThat(holdings.refused()).isEmpty();
    }

    @Test
    void keepsTheFirstOfTooMany() {
        long most = RemoteHoldings.MAX_IDS;
        announce(LongStream.range(0, most + 5).boxed().toArray(Long[]::new));
        assertThat(holdings.loaded()).hasSize((int) most).contains(0L).doesNotContain(most);
        announce(LongStream.range(0, most + 5).map(at -> most + 5 - at).boxed().toArray(Long[]::new));
        assertThat(holdings.loaded()).hasSize((int) most).contains(most + 5).doesNotContain(1L);
    }

    private void announce(Long... loaded) {
        holdings.replaceBy(new Command.Announcement(List.of(loaded), List.of()));
    }
}
