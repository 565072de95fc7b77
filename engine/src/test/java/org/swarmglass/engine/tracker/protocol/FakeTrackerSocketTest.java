package org.swarmglass.engine.tracker.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.swarmglass.engine.simulation.VirtualLoop;

class FakeTrackerSocketTest extends TrackerSocketContract {
    @Override
    protected FarEnd farEnd() {
        return new InMemory();
    }

    private static final class InMemory implements FarEnd {
        private final VirtualLoop loop = new VirtualLoop();
        private final List<FakeTrackerSocket> sockets = new ArrayList<>();
        private final List<String> received = new ArrayList<>();

        @Override
        public TrackerSocket connect(TrackerSocket.Listener listener) {
            FakeTrackerSocket socket = new FakeTrackerSocket(loop, listener);
            sockets.add(socket);
            return socket;
        }

        @Override
        public TrackerSocket connectToNobody(TrackerSocket.Listener listener) {
            FakeTrackerSocket socket = new FakeTrackerSocket(loop, listener);
            socket.end("refused the connection");
            return socket;
        }

        private FakeTrackerSocket last() {
            return sockets.get(sockets.size() - 1);
        }

        @Override
        public void accept() {
            last().accept();
        }

        @Override
        public void say(String text) {
            last().say(text);
        }

        @Override
        public void ping() {
            last().ping();
        }

        @Override
        public void end() {
            last().end("closed by the tracker");
        }

        @Override
        public List<String> received() {
            received.addAll(last().takeReceived());
            return List.copyOf(received);
        }

        @Override
        public void onLoop(Runnable task) {
            loop.post("test", task);
            loop.runDue();
        }

        @Override
        public void await(BooleanSupplier condition) {
            loop.runDue();
            assertThat(condition.getAsBoolean()).isTrue();
        }

        @Override
        public void close() {
            assertThat(loop.waiting()).isZero();
        }
    }
}
