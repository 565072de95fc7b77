package org.swarmglass.engine.stream;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.swarmglass.engine.event.EngineEvent;
import org.swarmglass.engine.loop.EngineLoop;

/**
 * The alternate audio renditions the player has asked for. It plays one at a time: the one it no longer asks for rests,
 * out of its swarm, until it is asked for again. Loop thread only.
 */
final class AudioLines {
    /** A player with a full buffer is silent for half a minute. */
    private static final Duration REST_AFTER = Duration.ofSeconds(60);

    private final StreamOrder order;
    private final StreamPorts ports;
    private final SegmentNames names;
    private final EngineLoop loop;
    private final Map<URI, PlayerLine> lines = new LinkedHashMap<>();
    private final Map<PlayerLine, Long> askedNanos = new LinkedHashMap<>();

    AudioLines(StreamOrder order, StreamPorts ports, SegmentNames names) {
        this.order = order;
        this.ports = ports;
        this.names = names;
        this.loop = ports.downloads().loop();
    }

    List<PlayerLine> all() {
        return List.copyOf(lines.values());
    }

    /** The line of that playlist, delivered from the first call on; empty if the manifest has no such audio. */
    Optional<PlayerLine> line(OpenManifest manifest, URI playlist) {
        PlayerLine known = lines.get(playlist);
        if (known != null) {
            return Optional.of(known);
        }
        return manifest.audioPlan(playlist).map(plan -> {
            PlayerLine line = new PlayerLine(ports, order.liveDelay(), names, new Quiet(plan.label()));
            Delivery delivery = new Delivery(plan, ports, line);
            lines.put(playlist, line);
            onAsked(line);
            line.use(delivery);
            delivery.start(Optional.empty());
            return line;
        });
    }

    /** The player asks for a segment of the line, if it is one of these. */
    void onAsked(PlayerLine line) {
        if (lines.containsValue(line)) {
            askedNanos.put(line, loop.nowNanos());
            line.current().ifPresent(Delivery::wake);
        }
    }

    void onTick() {
        long latest = askedNanos.values().stream().mapToLong(at -> at).max().orElse(0);
        askedNanos.forEach((line, at) -> {
            // One that is silent because the player pauses stays: no other was asked for since.
            boolean left = latest - at > REST_AFTER.toNanos();
            if (left) {
                line.current().ifPresent(Delivery::rest);
            }
        });
    }

    /** An audio rendition never switches. */
    private final class Quiet implements PlayerLine.Listener {
        private final String label;

        Quiet(String label) {
            this.label = label;
        }

        @Override
        public void onNewPlayerNeeded() {
            throw new IllegalStateException(label + " has one rendition");
        }

        @Override
        public void onSwitched(Delivery to) {
            throw new IllegalStateException(label + " has one rendition");
        }

        @Override
        public void onSwitchFailed(Delivery to, String reason) {
            throw new IllegalStateException(label + " has one rendition");
        }

        @Override
        public void onUnplayable(String reason) {
            ports.downloads()
                    .events()
                    .accept(new EngineEvent.Noticed(
                            loop.nowNanos(), EngineEvent.Level.WARNING, label + " cannot be played: " + reason));
        }
    }
}
