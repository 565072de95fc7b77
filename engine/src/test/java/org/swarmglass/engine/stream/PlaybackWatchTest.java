package org.swarmglass.engine.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.swarmglass.engine.event.EngineEvent;
import org.swarmglass.engine.model.PlayerReport;
import org.swarmglass.engine.simulation.VirtualLoop;
import org.swarmglass.engine.snapshot.PlaybackSnapshot;

class PlaybackWatchTest {
    private final VirtualLoop loop = new VirtualLoop();
    private final List<EngineEvent> events = new ArrayList<>();
    private final PlaybackWatch watch = new PlaybackWatch(loop, events::add);

    @Test
    void countsAStallOnceHoweverOftenItIsReported() {
        report(true, false);
        for (int i = 0; i < 4; i++) {
            report(true, true);
            loop.advance(Duration.ofMillis(500));
        }
        report(true, false);
        assertThat(snapshot().stalls()).isEqualTo(1);
        assertThat(snapshot().stalled()).isEqualTo(Duration.ofSeconds(2));
        assertThat(events).hasSize(2);
        assertThat(events.get(1)).isEqualTo(new EngineEvent.StallEnded(loop.nowNanos(), Duration.ofSeconds(2)));
    }

    @Test
    void aRunningStallCountsAlready() {
        report(true, true);
        loop.advance(Duration.ofSeconds(3));
        assertThat(snapshot().stalled()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void remembersTheFirstOfEachKind() {
        loop.advance(Duration.ofSeconds(1));
        watch.onFirstByte();
        loop.advance(Duration.ofSeconds(1));
        watch.onFirstByte();
        watch.onFirstP2pByte();
        watch.onReport(new PlayerReport(true, false, Optional.empty(), true));
        loop.advance(Duration.ofSeconds(1));
        watch.onReport(new PlayerReport(true, false, Optional.empty(), true));
        assertThat(snapshot().firstByte()).contains(Duration.ofSeconds(1));
        assertThat(snapshot().firstP2pByte()).contains(Duration.ofSeconds(2));
        assertThat(snapshot().firstFrame()).contains(Duration.ofSeconds(2));
    }

    private void report(boolean playing, boolean stalled) {
        watch.onReport(new PlayerReport(playing, stalled, Optional.empty(), false));
    }

    private PlaybackSnapshot snapshot() {
        return watch.snapshot(Optional.empty(), Optional.empty());
    }
}
