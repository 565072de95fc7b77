package org.swarmglass.engine.stream;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.swarmglass.engine.loop.EngineLoop;
import org.swarmglass.engine.model.PlayerReport;
import org.swarmglass.engine.playlist.LiveStart;
import org.swarmglass.engine.proxy.ProxyContent;

/** A player on virtual time: one segment at a time, plays by the clock, counts stalls. Takes four seconds a segment. */
final class LabPlayer {
    static final Duration SEGMENT = Duration.ofSeconds(4);
    private static final Duration TICK = Duration.ofMillis(250);
    private static final Duration MOST_BUFFER = Duration.ofSeconds(30);

    /** Names and bodies of what was read, in order. */
    final List<String> names = new ArrayList<>();

    final List<byte[]> segments = new ArrayList<>();
    int stalls;
    int refusals;

    private final EngineLoop loop;
    private final ProxyContent content;
    private final Consumer<PlayerReport> reports;
    private final Deque<String> queue = new ArrayDeque<>();
    private final Set<String> seen = new HashSet<>();
    private String playlist = PlayerContent.INDEX;
    private Duration buffer = Duration.ZERO;
    private boolean tellsBuffer = true;
    private boolean started;
    private boolean stalled;
    private boolean paused;
    private boolean stopped;
    private boolean complete;
    private boolean reading;
    private int ticks;

    LabPlayer(EngineLoop loop, ProxyContent content, Consumer<PlayerReport> reports) {
        this.loop = loop;
        this.content = content;
        this.reports = reports;
        tick();
    }

    /** As VLC, which does not say how much it holds. */
    void hideBuffer() {
        tellsBuffer = false;
    }

    void setPaused(boolean changed) {
        paused = changed;
    }

    void stop() {
        stopped = true;
    }

    Duration buffer() {
        return buffer;
    }

    private void tick() {
        if (stopped) {
            return;
        }
        loop.after(TICK, "player", this::tick);
        if (ticks++ % 8 == 0 && !complete) {
            content.playlist(playlist, new RecordingSink(this::onPlaylist));
        }
        if (started && !stalled && !paused) {
            buffer = buffer.minus(TICK);
            if (buffer.compareTo(TICK) < 0) {
                stalled = true;
                stalls++;
            }
        } else if (buffer.compareTo(SEGMENT) >= 0) {
            started = true;
            stalled = false;
        }
        reports.accept(new PlayerReport(
                started && !paused, stalled, tellsBuffer ? Optional.of(buffer) : Optional.empty(), false));
        readNext();
    }

    private void onPlaylist(RecordingSink answer) {
        if (!answer.ended) {
            refusals++;
            return;
        }
        List<String> lines = new String(answer.bytes(), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.startsWith("#") && !line.isEmpty())
                .toList();
        if (answer.text().contains("#EXT-X-STREAM-INF")) {
            playlist = lines.get(0);
            content.playlist(playlist, new RecordingSink(this::onPlaylist));
            return;
        }
        // What has left the list is gone: after a long pause the player goes on with the oldest there is.
        queue.retainAll(lines);
        boolean first = seen.isEmpty();
        complete = answer.text().contains("#EXT-X-ENDLIST");
        int skip = first && !complete ? LiveStart.index(lines.size()) : 0;
        for (int i = 0; i < lines.size(); i++) {
            if (seen.add(lines.get(i)) && i >= skip) {
                queue.add(lines.get(i));
            }
        }
        readNext();
    }

    private void readNext() {
        if (reading || queue.isEmpty() || buffer.compareTo(MOST_BUFFER) > 0 || stopped) {
            return;
        }
        reading = true;
        String name = queue.remove();
        content.segment(name, Optional.empty(), new RecordingSink(answer -> {
            if (!answer.ended) {
                throw new AssertionError(name + " was answered with an error");
            }
            reading = false;
            names.add(name);
            segments.add(answer.bytes());
            buffer = answer.bytes().length == 0 ? buffer : buffer.plus(SEGMENT);
        }));
    }
}
