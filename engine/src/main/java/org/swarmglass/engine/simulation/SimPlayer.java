package org.swarmglass.engine.simulation;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import org.swarmglass.engine.loop.EngineLoop;
import org.swarmglass.engine.model.PlayerReport;
import org.swarmglass.engine.proxy.ProxyContent;

/**
 * A player on virtual time: reads a list and its segments one after the other as through the proxy, plays by the clock,
 * counts stalls. Loop thread only.
 */
final class SimPlayer {
    private static final Duration TICK = Duration.ofMillis(250);
    private static final int LIST_EVERY_TICKS = 8;

    /**
     * From the first byte, as a decoder that takes what comes. If it waited for the whole first segment, those whose first
     * segment comes in parts would play later, and near the live edge each half second more is worth a lot to a swarm.
     */
    private static final Duration STARTS_AFTER = Duration.ofMillis(500);

    private static final Duration MOST_BUFFER = Duration.ofSeconds(30);
    private static final String FIRST_LIST = "index.m3u8";
    private static final String END = "#EXT-X-ENDLIST";

    private final EngineLoop loop;
    private final ProxyContent content;
    private final Consumer<PlayerReport> reports;
    private final Duration segment;
    private final int behind;
    private final Deque<String> queue = new ArrayDeque<>();
    private final Set<String> seen = new HashSet<>();
    private String playlist = FIRST_LIST;
    private Duration buffer = Duration.ZERO;
    private boolean started;
    private boolean stalled;
    private boolean listIsWhole;
    private boolean over;
    private boolean stopped;
    private boolean reading;
    private long ticks;
    private long playedTicks;
    private long stalledTicks;
    private int stalls;

    /** @param behind how many segments of the list are ahead of where it begins */
    SimPlayer(EngineLoop loop, ProxyContent content, Consumer<PlayerReport> reports, Duration segment, int behind) {
        this.loop = loop;
        this.content = content;
        this.reports = reports;
        this.segment = segment;
        this.behind = behind;
        tick();
    }

    void stop() {
        stopped = true;
    }

    int stalls() {
        return stalls;
    }

    /** Since it first played. */
    Duration stalledFor() {
        return TICK.multipliedBy(stalledTicks);
    }

    /** Since it first played, without stalls. */
    Duration playedFor() {
        return TICK.multipliedBy(playedTicks);
    }

    private void tick() {
        if (stopped) {
            return;
        }
        loop.after(TICK, "player", this::tick);
        if (ticks++ % LIST_EVERY_TICKS == 0 && !listIsWhole) {
            content.playlist(playlist, new Reading(this::onPlaylist));
        }
        play();
        reports.accept(new PlayerReport(started && !over, stalled, Optional.of(buffer), false));
        readNext();
    }

    private void play() {
        if (over || !started) {
            return;
        }
        if (!stalled) {
            playedTicks++;
            buffer = buffer.minus(TICK);
            if (buffer.compareTo(TICK) < 0) {
                over = listIsWhole && queue.isEmpty() && !reading;
                stalled = !over;
                stalls += over ? 0 : 1;
            }
            return;
        }
        stalledTicks++;
        stalled = buffer.compareTo(segment) < 0;
    }

    private void onPlaylist(Reading answer) {
        List<String> lines = answer.text()
                .lines()
                .filter(line -> !line.startsWith("#") && !line.isEmpty())
                .toList();
        if (answer.text().contains("#EXT-X-STREAM-INF")) {
            playlist = lines.get(0);
            content.playlist(playlist, new Reading(this::onPlaylist));
            return;
        }
        listIsWhole = answer.text().contains(END);
        queue.retainAll(lines);
        int skip = seen.isEmpty() ? Math.max(0, lines.size() - behind) : 0;
        for (int i = 0; i < lines.size(); i++) {
            if (seen.add(lines.get(i)) && i >= skip) {
                queue.add(lines.get(i));
            }
        }
        readNext();
    }

    private void readNext() {
        if (reading || stopped || queue.isEmpty() || buffer.compareTo(MOST_BUFFER) > 0) {
            return;
        }
        reading = true;
        content.segment(queue.remove(), Optional.empty(), new Reading(this::onSegment));
    }

    private void onSegment(Reading answer) {
        reading = false;
        if (answer.length == 0) {
            return;
        }
        if (started) {
            buffer = buffer.plus(segment);
        } else {
            started = true;
            // What is to pass before it starts counts as held, what it has played by now does not.
            buffer = segment.plus(STARTS_AFTER).minusNanos(loop.nowNanos() - answer.begunNanos);
        }
    }

    /** One answer. Text is kept, media only counted. */
    private final class Reading implements ProxyContent.Sink {
        private final ByteArrayOutputStream body = new ByteArrayOutputStream();
        private final Consumer<Reading> onOver;
        private boolean text;
        private long length;
        private long begunNanos;

        Reading(Consumer<Reading> onOver) {
            this.onOver = onOver;
        }

        String text() {
            return body.toString(StandardCharsets.UTF_8);
        }

        @Override
        public void begin(String type, OptionalLong bodyLength, OptionalLong resourceLength) {
            text = type.contains("mpegurl");
        }

        @Override
        public void write(byte[] bytes, int offset, int count) {
            begunNanos = length == 0 ? loop.nowNanos() : begunNanos;
            length += count;
            if (text) {
                body.write(bytes, offset, count);
            }
        }

        @Override
        public void end() {
            onOver.accept(this);
        }

        @Override
        public void notFound() {
            onOver.accept(this);
        }

        @Override
        public void unavailable(String reason) {
            onOver.accept(this);
        }

        @Override
        public void onGone(Runnable action) {
            // Nobody goes in the middle of an answer here.
        }
    }
}
