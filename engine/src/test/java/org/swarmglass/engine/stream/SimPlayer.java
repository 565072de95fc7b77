package org.swarmglass.engine.stream;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
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

/** A player on virtual time: one segment at a time, plays by the clock, counts stalls. */
final class SimPlayer {
    private static final Duration TICK = Duration.ofMillis(250);
    private static final Duration SEGMENT = Duration.ofSeconds(4);

    final List<byte[]> segments = new ArrayList<>();
    int stalls;

    private final EngineLoop loop;
    private final ProxyContent content;
    private final Consumer<PlayerReport> reports;
    private final Deque<String> queue = new ArrayDeque<>();
    private final Set<String> seen = new HashSet<>();
    private Duration buffer = Duration.ZERO;
    private boolean started;
    private boolean stalled;
    private boolean reading;
    private int ticks;

    SimPlayer(EngineLoop loop, ProxyContent content, Consumer<PlayerReport> reports) {
        this.loop = loop;
        this.content = content;
        this.reports = reports;
        tick();
    }

    private void tick() {
        loop.after(TICK, "player", this::tick);
        if (ticks++ % 8 == 0) {
            content.playlist(PlayerContent.INDEX, new Collect(this::onPlaylist));
        }
        if (started && !stalled) {
            buffer = buffer.minus(TICK);
            if (buffer.compareTo(TICK) < 0) {
                stalled = true;
                stalls++;
            }
        } else if (buffer.compareTo(SEGMENT) >= 0) {
            started = true;
            stalled = false;
        }
        reports.accept(new PlayerReport(started, stalled, Optional.of(buffer), false));
        readNext();
    }

    private void onPlaylist(byte[] body) {
        List<String> listed = new String(body, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("s-"))
                .toList();
        boolean first = seen.isEmpty();
        int skip = first ? Math.max(0, listed.size() - 3) : 0;
        for (int i = 0; i < listed.size(); i++) {
            if (seen.add(listed.get(i)) && i >= skip) {
                queue.add(listed.get(i));
            }
        }
        readNext();
    }

    private void readNext() {
        if (reading || queue.isEmpty() || buffer.compareTo(Duration.ofSeconds(30)) > 0) {
            return;
        }
        reading = true;
        content.segment(queue.remove(), Optional.empty(), new Collect(bytes -> {
            reading = false;
            segments.add(bytes);
            buffer = buffer.plus(SEGMENT);
        }));
    }

    private static final class Collect implements ProxyContent.Sink {
        private final ByteArrayOutputStream body = new ByteArrayOutputStream();
        private final Consumer<byte[]> whole;

        Collect(Consumer<byte[]> whole) {
            this.whole = whole;
        }

        @Override
        public void begin(String contentType, OptionalLong length, OptionalLong resourceLength) {
            // The length is checked by comparing with the origin's bytes.
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            body.write(bytes, offset, length);
        }

        @Override
        public void end() {
            whole.accept(body.toByteArray());
        }

        @Override
        public void notFound() {
            throw new AssertionError("a listed name was not found");
        }

        @Override
        public void unavailable(String reason) {
            throw new AssertionError(reason);
        }

        @Override
        public void onGone(Runnable action) {
            // This player never leaves in the middle of a segment.
        }
    }
}
