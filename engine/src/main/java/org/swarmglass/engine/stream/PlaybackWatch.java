package org.swarmglass.engine.stream;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.swarmglass.engine.event.EngineEvent;
import org.swarmglass.engine.loop.EngineLoop;
import org.swarmglass.engine.model.PlayerReport;
import org.swarmglass.engine.snapshot.PlaybackSnapshot;

/** What is known of playback: when it began, how often it stalled. Loop thread only. */
final class PlaybackWatch {
    private final EngineLoop loop;
    private final Consumer<EngineEvent> events;
    private final long openedNanos;
    private Optional<Duration> firstByte = Optional.empty();
    private Optional<Duration> firstP2pByte = Optional.empty();
    private Optional<Duration> firstFrame = Optional.empty();
    private boolean playing;
    private boolean stalled;
    private long stallBeganNanos;
    private int stalls;
    private Duration stalledFor = Duration.ZERO;

    PlaybackWatch(EngineLoop loop, Consumer<EngineEvent> events) {
        this.loop = loop;
        this.events = events;
        this.openedNanos = loop.nowNanos();
    }

    void onFirstByte() {
        firstByte = firstByte.or(() -> Optional.of(sinceOpen()));
    }

    void onFirstP2pByte() {
        firstP2pByte = firstP2pByte.or(() -> Optional.of(sinceOpen()));
    }

    void onReport(PlayerReport report) {
        playing = report.playing();
        if (report.pictureShown()) {
            firstFrame = firstFrame.or(() -> Optional.of(sinceOpen()));
        }
        if (report.stalled() && !stalled) {
            stalls++;
            stallBeganNanos = loop.nowNanos();
            events.accept(new EngineEvent.StallBegan(loop.nowNanos()));
        } else if (!report.stalled() && stalled) {
            Duration lasted = Duration.ofNanos(loop.nowNanos() - stallBeganNanos);
            stalledFor = stalledFor.plus(lasted);
            events.accept(new EngineEvent.StallEnded(loop.nowNanos(), lasted));
        }
        stalled = report.stalled();
    }

    PlaybackSnapshot snapshot(Optional<Duration> liveDelay, Optional<Duration> buffer) {
        Duration running = stalled ? Duration.ofNanos(loop.nowNanos() - stallBeganNanos) : Duration.ZERO;
        return new PlaybackSnapshot(
                playing, firstByte, firstP2pByte, firstFrame, stalls, stalledFor.plus(running), liveDelay, buffer);
    }

    private Duration sinceOpen() {
        return Duration.ofNanos(loop.nowNanos() - openedNanos);
    }
}
