package org.swarmglass.engine.tracker.protocol;

import java.util.ArrayList;
import java.util.List;
import org.swarmglass.engine.loop.EngineLoop;

/** A tracker socket in memory, with the tracker's end in the test's hand. Passes {@link TrackerSocketContract}. */
public final class FakeTrackerSocket implements TrackerSocket {
    private final EngineLoop loop;
    private final Listener listener;
    private final List<String> received = new ArrayList<>();
    private boolean open;
    private boolean ended;

    FakeTrackerSocket(EngineLoop loop, Listener listener) {
        this.loop = loop;
        this.listener = listener;
    }

    @Override
    public void send(String text) {
        if (open && !ended) {
            received.add(text);
        }
    }

    @Override
    public void close() {
        ended = true;
        open = false;
    }

    /** The tracker takes the connection. */
    void accept() {
        tell(() -> {
            open = true;
            listener.onOpen();
        });
    }

    void say(String text) {
        tell(() -> listener.onText(text));
    }

    void ping() {
        tell(listener::onPing);
    }

    /** The tracker refuses or closes it. */
    void end(String reason) {
        tell(() -> {
            close();
            listener.onClosed(reason);
        });
    }

    private void tell(Runnable task) {
        loop.post("fake tracker socket", () -> {
            if (!ended) {
                task.run();
            }
        });
    }

    /** What reached the tracker since the last call. */
    List<String> takeReceived() {
        List<String> taken = List.copyOf(received);
        received.clear();
        return taken;
    }

    boolean ended() {
        return ended;
    }
}
