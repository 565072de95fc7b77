package org.swarmglass.engine.tracker.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the protocol relies on, for the real socket and the fake alike. */
public abstract class TrackerSocketContract {
    protected static final String BINARY =
            "g\fr\u00d4\u0019\u0086 \u00f4\u00f9\u00dd[\u00d9\u00a6j\u0000\u00eeG-I&\u008e";

    private final RecordingListener listener = new RecordingListener();
    private FarEnd tracker;

    /** The tracker's side, and the loop's. */
    protected interface FarEnd extends AutoCloseable {
        /** Connects on the loop. */
        TrackerSocket connect(TrackerSocket.Listener listener);

        /** Connects to where nobody listens. */
        TrackerSocket connectToNobody(TrackerSocket.Listener listener);

        /** Takes the connection that was just begun. */
        void accept();

        void say(String text);

        void ping();

        void end();

        List<String> received();

        /** Runs the task on the loop and waits for it. */
        void onLoop(Runnable task);

        /** Waits until it is true on the loop, some seconds at most; fails otherwise. */
        void await(BooleanSupplier condition);

        @Override
        void close();
    }

    protected abstract FarEnd farEnd();

    @BeforeEach
    void startTracker() {
        tracker = farEnd();
    }

    @AfterEach
    void stopTracker() {
        tracker.close();
    }

    private TrackerSocket opened() {
        TrackerSocket socket = tracker.connect(listener);
        tracker.accept();
        tracker.await(() -> listener.opened.get() == 1);
        return socket;
    }

    @Test
    void saysNothingFromWithinConnect() {
        tracker.onLoop(() -> {
            tracker.connect(listener);
            assertThat(listener.opened.get()).isZero();
        });
        tracker.accept();
        tracker.await(() -> listener.opened.get() == 1);
    }

    @Test
    void carriesTextBothWaysInOrderToTheByte() {
        TrackerSocket socket = opened();
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            texts.add(i + " " + BINARY + "x".repeat(i * 1000));
        }
        tracker.onLoop(() -> texts.forEach(socket::send));
        tracker.await(() -> tracker.received().size() == 20);
        assertThat(tracker.received()).isEqualTo(texts);
        texts.forEach(tracker::say);
        tracker.await(() -> listener.texts.size() == 20);
        assertThat(listener.texts).isEqualTo(texts);
    }

    @Test
    void tellsOfPings() {
        opened();
        tracker.ping();
        tracker.await(() -> listener.pings.get() == 1);
    }

    @Test
    void tellsTheEndOnceWithAReason() {
        TrackerSocket socket = opened();
        tracker.end();
        tracker.await(() -> listener.closed.size() == 1);
        tracker.onLoop(() -> {
            socket.send("too late");
            socket.close();
        });
        assertThat(listener.closed).hasSize(1).allMatch(reason -> !reason.isBlank());
    }

    @Test
    void tellsWhenNobodyListens() {
        tracker.onLoop(() -> tracker.connectToNobody(listener));
        tracker.await(() -> listener.closed.size() == 1);
        assertThat(listener.opened.get()).isZero();
    }

    @Test
    void deliversWhatWasSentBeforeClosing() {
        TrackerSocket socket = opened();
        tracker.onLoop(() -> {
            for (int i = 0; i < 50; i++) {
                socket.send("stopped " + i);
            }
            socket.close();
            socket.send("after");
        });
        tracker.await(() -> tracker.received().size() == 50);
        assertThat(tracker.received()).last().isEqualTo("stopped 49");
    }

    @Test
    void hearsNothingAfterClosing() {
        TrackerSocket socket = opened();
        tracker.onLoop(() -> {
            tracker.say("unheard");
            socket.close();
        });
        tracker.end();
        tracker.onLoop(() -> {});
        assertThat(listener.texts).isEmpty();
        assertThat(listener.closed).isEmpty();
    }

    @Test
    void dropsWhatIsSentBeforeItIsOpen() {
        tracker.onLoop(() -> tracker.connect(listener).send("too early"));
        tracker.accept();
        tracker.await(() -> listener.opened.get() == 1);
        assertThat(tracker.received()).isEmpty();
    }

    private static final class RecordingListener implements TrackerSocket.Listener {
        private final AtomicInteger opened = new AtomicInteger();
        private final AtomicInteger pings = new AtomicInteger();
        private final List<String> texts = new CopyOnWriteArrayList<>();
        private final List<String> closed = new CopyOnWriteArrayList<>();

        @Override
        public void onOpen() {
            opened.incrementAndGet();
        }

        @Override
        public void onText(String text) {
            texts.add(text);
        }

        @Override
        public void onPing() {
            pings.incrementAndGet();
        }

        @Override
        public void onClosed(String reason) {
            closed.add(reason);
        }
    }
}
