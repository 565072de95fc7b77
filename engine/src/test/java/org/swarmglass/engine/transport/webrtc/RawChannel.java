package org.swarmglass.engine.transport.webrtc;

import dev.onvoid.webrtc.RTCDataChannel;
import dev.onvoid.webrtc.RTCDataChannelBuffer;
import dev.onvoid.webrtc.RTCDataChannelObserver;
import dev.onvoid.webrtc.RTCDataChannelState;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Two ends of one bare channel and the shortest code that moves bytes over it. */
public final class RawChannel {
    private static final int MESSAGE_BYTES = 65_535;

    private final RTCDataChannel from;
    private final AtomicLong received = new AtomicLong();

    RawChannel(RTCDataChannel from, RTCDataChannel to) throws IOException {
        this.from = from;
        to.registerObserver(new Counting());
        long deadline = System.nanoTime() + RawPeers.LIMIT.toNanos();
        while (from.getState() != RTCDataChannelState.OPEN) {
            pause(1_000_000, deadline);
        }
    }

    /**
     * Sends and waits until all has arrived.
     *
     * @param queued how many bytes are kept queued
     * @param lookNanos how long to wait when that many are
     * @return seconds
     */
    public double send(long bytes, long queued, long lookNanos) throws Exception {
        byte[] message = new byte[MESSAGE_BYTES];
        long before = received.get();
        long start = System.nanoTime();
        long deadline = start + RawPeers.LIMIT.toNanos();
        long sent = 0;
        while (sent < bytes) {
            long room = queued - from.getBufferedAmount();
            if (room <= 0) {
                pause(lookNanos, deadline);
            }
            for (; room > 0 && sent < bytes; room -= MESSAGE_BYTES, sent += MESSAGE_BYTES) {
                from.send(new RTCDataChannelBuffer(ByteBuffer.wrap(message), true));
            }
        }
        while (received.get() - before < sent) {
            pause(lookNanos, deadline);
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private static void pause(long nanos, long deadlineNanos) throws IOException {
        if (System.nanoTime() > deadlineNanos) {
            throw new IOException("the bytes did not arrive");
        }
        LockSupport.parkNanos(nanos);
    }

    /** Copies, since the memory is the library's, and counts. */
    private final class Counting implements RTCDataChannelObserver {
        @Override
        public void onBufferedAmountChange(long previous) {}

        @Override
        public void onStateChange() {}

        @Override
        public void onMessage(RTCDataChannelBuffer buffer) {
            byte[] copy = new byte[buffer.data.remaining()];
            buffer.data.get(copy);
            received.addAndGet(copy.length);
        }
    }
}
