package org.swarmglass.engine.transport.webrtc;

import dev.onvoid.webrtc.RTCDataChannel;
import dev.onvoid.webrtc.RTCDataChannelBuffer;
import dev.onvoid.webrtc.RTCDataChannelState;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.swarmglass.engine.transport.QueueGauge;
import org.swarmglass.engine.transport.Slice;

/**
 * A native data channel with its send queue. On rtc-io, except where noted.
 *
 * <p>libwebrtc closes a channel without a word when more than 16 MiB are queued, so only 1 MiB is handed over and the
 * rest waits here. How much of it has left must be polled; each poll blocks for 40 to 250 us, so between two polls the
 * bytes handed over are counted.
 */
final class RtcChannel {
    private static final long FASTEST_POLL_NANOS = Duration.ofMillis(1).toNanos();
    private static final long SLOWEST_POLL_NANOS = Duration.ofMillis(16).toNanos();

    private final RTCDataChannel channel;
    private final RtcFactory factory;
    private final Owner owner;
    private final ChannelObserver observer = new ChannelObserver(this);
    private final Deque<Slice> waiting = new ArrayDeque<>();
    private long pollEveryNanos = FASTEST_POLL_NANOS;
    private boolean polling;
    private boolean open;
    private boolean closed;
    private long handedOver;
    private long departed;

    RtcChannel(RTCDataChannel channel, RtcFactory factory, Owner owner) {
        this.channel = channel;
        this.factory = factory;
        this.owner = owner;
    }

    /** Who owns the channel. {@link #onMessage} comes on a native thread, the others on rtc-io. */
    interface Owner {
        void onChannelOpen();

        void onChannelClosed();

        void onDeparted(long total);

        void onMessage(byte[] message);
    }

    /** Messages that came before are delivered now; an OPEN that came before is not repeated, so it is looked up. */
    void observe() {
        channel.registerObserver(observer);
        readState();
    }

    /** Any thread. */
    void received(byte[] message) {
        factory.countReceived();
        owner.onMessage(message);
    }

    /** Any thread. */
    void stateChanged() {
        factory.thread().execute(this::readState);
    }

    /** Any thread; never throws. */
    void report(Throwable fault) {
        factory.thread().report(fault);
    }

    private void readState() {
        if (closed) {
            return;
        }
        RTCDataChannelState state = channel.getState();
        if (state == RTCDataChannelState.OPEN && !open) {
            open = true;
            owner.onChannelOpen();
        } else if (state == RTCDataChannelState.CLOSING || state == RTCDataChannelState.CLOSED) {
            owner.onChannelClosed();
        }
    }

    void send(Slice message) {
        if (closed) {
            return;
        }
        waiting.add(message);
        handOver();
        pollLater();
    }

    private void handOver() {
        while (!waiting.isEmpty()
                && handedOver - departed + waiting.element().length() <= QueueGauge.HIGH_WATER_BYTES) {
            byte[] message = factory.exact(waiting.remove());
            try {
                channel.send(new RTCDataChannelBuffer(ByteBuffer.wrap(message), true));
            } catch (Exception refused) { // declared for a conversion that does not happen with an array
                throw new IllegalStateException("a message was refused", refused);
            }
            handedOver += message.length;
        }
    }

    private void pollLater() {
        if (!polling && !closed && (handedOver > departed || !waiting.isEmpty())) {
            polling = true;
            Runnable unusedCancel = factory.thread().after(Duration.ofNanos(pollEveryNanos), this::poll);
        }
    }

    private void poll() {
        polling = false;
        if (closed) {
            return;
        }
        long outstanding = handedOver - departed;
        long left = handedOver - channel.getBufferedAmount();
        long progress = left - departed;
        departed = left;
        // An eighth of the queue per poll is fine enough for the water marks and cheap on slow links.
        pollEveryNanos = progress * 8 >= outstanding
                ? Math.max(pollEveryNanos / 2, FASTEST_POLL_NANOS)
                : Math.min(pollEveryNanos * 2, SLOWEST_POLL_NANOS);
        if (progress > 0) {
            owner.onDeparted(departed);
        }
        handOver();
        pollLater();
        readState(); // send() never says that the channel is closed and the message lost; a call per message is dear
    }

    /** First half of closing: no callback comes afterwards. The connection is closed next, then {@link #free} follows. */
    void close() {
        closed = true;
        waiting.clear();
        channel.unregisterObserver();
        channel.close();
    }

    void free() {
        channel.dispose();
        observer.letGo();
    }
}
