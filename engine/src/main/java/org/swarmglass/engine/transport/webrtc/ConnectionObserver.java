package org.swarmglass.engine.transport.webrtc;

import dev.onvoid.webrtc.PeerConnectionObserver;
import dev.onvoid.webrtc.RTCDataChannel;
import dev.onvoid.webrtc.RTCIceCandidate;
import dev.onvoid.webrtc.RTCIceGatheringState;
import dev.onvoid.webrtc.RTCPeerConnectionState;

/**
 * What libwebrtc calls about one native connection, on its signaling thread: everything is handed to rtc-io at once. An
 * exception that leaves a callback aborts the process; time spent here stops every peer of the factory.
 */
final class ConnectionObserver implements PeerConnectionObserver {
    private final RtcFactory factory;
    private final Target target;
    private boolean letGo;

    ConnectionObserver(RtcFactory factory, Target target) {
        this.factory = factory;
        this.target = target;
    }

    /** The same events on rtc-io. */
    interface Target {
        /** A local candidate was found; as in SDP, without {@code a=}. */
        void onCandidate(String candidate);

        void onGathered();

        void onState(RTCPeerConnectionState state);

        /** The receiver must close and dispose it. */
        void onChannel(RTCDataChannel channel);
    }

    /** On rtc-io: drops what was handed over and what still comes. */
    void letGo() {
        letGo = true;
    }

    @Override
    public void onIceCandidate(RTCIceCandidate candidate) {
        handOver(() -> target.onCandidate(candidate.sdp));
    }

    @Override
    public void onIceGatheringChange(RTCIceGatheringState state) {
        if (state == RTCIceGatheringState.COMPLETE) {
            handOver(target::onGathered);
        }
    }

    @Override
    public void onConnectionChange(RTCPeerConnectionState state) {
        handOver(() -> target.onState(state));
    }

    @Override
    public void onDataChannel(RTCDataChannel channel) {
        try {
            factory.thread().execute(() -> adopt(channel));
        } catch (Throwable fault) { // see class comment
            factory.thread().report(fault);
        }
    }

    private void adopt(RTCDataChannel channel) {
        if (!letGo) {
            target.onChannel(channel);
        } else if (factory.alive()) {
            channel.dispose();
        }
    }

    private void handOver(Runnable event) {
        try {
            factory.thread().execute(() -> {
                if (!letGo) {
                    event.run();
                }
            });
        } catch (Throwable fault) { // see class comment
            factory.thread().report(fault);
        }
    }
}
