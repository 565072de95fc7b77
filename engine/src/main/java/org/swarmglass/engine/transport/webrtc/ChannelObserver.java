package org.swarmglass.engine.transport.webrtc;

import dev.onvoid.webrtc.RTCDataChannelBuffer;
import dev.onvoid.webrtc.RTCDataChannelObserver;
import org.jspecify.annotations.Nullable;

/**
 * What libwebrtc calls about a channel, on its signaling thread. An exception that leaves a callback aborts the process;
 * time spent here stops every peer of the factory.
 *
 * <p>webrtc-java 0.14.0 keeps each registered observer for ever (its issue 146), so it is tiny and lets go of its channel
 * on close.
 */
final class ChannelObserver implements RTCDataChannelObserver {
    private volatile @Nullable RtcChannel channel;

    ChannelObserver(RtcChannel channel) {
        this.channel = channel;
    }

    /** Drops what comes from now on. */
    void letGo() {
        channel = null;
    }

    @Override
    public void onMessage(RTCDataChannelBuffer buffer) {
        RtcChannel current = channel;
        if (current == null) {
            return;
        }
        try {
            byte[] message = new byte[buffer.data.remaining()]; // native memory, invalid after the call
            buffer.data.get(message);
            current.received(message);
        } catch (Throwable fault) { // see class comment
            current.report(fault);
        }
    }

    @Override
    public void onStateChange() {
        RtcChannel current = channel;
        if (current == null) {
            return;
        }
        try {
            current.stateChanged();
        } catch (Throwable fault) { // see class comment
            current.report(fault);
        }
    }

    /** Never called by 0.14.0 (its issue 214); {@link RtcChannel} polls. */
    @Override
    public void onBufferedAmountChange(long previous) {}
}
