package org.swarmglass.engine;

import java.util.List;
import java.util.function.Consumer;
import org.swarmglass.engine.event.EngineEvent;
import org.swarmglass.engine.loop.EngineLoop;
import org.swarmglass.engine.loop.Entropy;
import org.swarmglass.engine.tracker.Tracker;
import org.swarmglass.engine.tracker.websocket.WebSocketTracker;

/** Connects to the configured trackers. Loop thread only. */
final class Trackers {
    private Trackers() {}

    static List<Tracker> connect(EngineLoop loop, Entropy entropy, EngineConfig config, Consumer<EngineEvent> events) {
        return config.trackers().stream()
                .<Tracker>map(target -> new WebSocketTracker(loop, entropy, target, events))
                .toList();
    }
}
