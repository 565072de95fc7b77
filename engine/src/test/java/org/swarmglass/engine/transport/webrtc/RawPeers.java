package org.swarmglass.engine.transport.webrtc;

import dev.onvoid.webrtc.CreateSessionDescriptionObserver;
import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.PeerConnectionObserver;
import dev.onvoid.webrtc.RTCAnswerOptions;
import dev.onvoid.webrtc.RTCDataChannel;
import dev.onvoid.webrtc.RTCDataChannelInit;
import dev.onvoid.webrtc.RTCIceCandidate;
import dev.onvoid.webrtc.RTCIceGatheringState;
import dev.onvoid.webrtc.RTCOfferOptions;
import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.RTCSdpType;
import dev.onvoid.webrtc.RTCSessionDescription;
import dev.onvoid.webrtc.SetSessionDescriptionObserver;
import dev.onvoid.webrtc.media.audio.HeadlessAudioDeviceModule;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/**
 * webrtc-java with nothing of ours around it but what connects at loopback and the same receive buffer: what benchmarks
 * compare us with. Leaks what the library leaks; for a process that ends soon.
 */
public final class RawPeers {
    /** How long a measurement may take before it is given up. */
    static final Duration LIMIT = Duration.ofSeconds(120);

    private static final TransportOptions LOOPBACK = TransportOptions.of(List.of(), true);

    private final PeerConnectionFactory offering;
    private final PeerConnectionFactory answering;

    /** The native side may let go of what Java forgets. */
    private final List<Object> kept = new ArrayList<>();

    private RawPeers(PeerConnectionFactory offering, PeerConnectionFactory answering) {
        this.offering = offering;
        this.answering = answering;
    }

    /** Both ends in one factory. */
    public static RawPeers inOneFactory() throws TransportUnavailableException {
        NativeRuntime.load();
        PeerConnectionFactory shared = factory();
        return new RawPeers(shared, shared);
    }

    /** As two programs would. */
    public static RawPeers inTwoFactories() throws TransportUnavailableException {
        NativeRuntime.load();
        return new RawPeers(factory(), factory());
    }

    private static PeerConnectionFactory factory() {
        return new PeerConnectionFactory(new HeadlessAudioDeviceModule());
    }

    /** A connected pair. */
    public RawChannel connect() throws Exception {
        return connect(UnaryOperator.identity(), UnaryOperator.identity());
    }

    /**
     * A connected pair; the descriptions may be changed on their way.
     *
     * @param offers what the answering side gets
     * @param answers what the offering side gets
     */
    public RawChannel connect(UnaryOperator<String> offers, UnaryOperator<String> answers) throws Exception {
        End offerer = new End(offering);
        End answerer = new End(answering);
        kept.add(offerer);
        kept.add(answerer);
        RTCDataChannel channel = offerer.connection.createDataChannel("raw", new RTCDataChannelInit());
        Described offer = new Described();
        offerer.connection.createOffer(new RTCOfferOptions(), offer);
        String offered = offerer.publish(offer.get());
        answerer.setRemote(RTCSdpType.OFFER, offers.apply(offered));
        Described answer = new Described();
        answerer.connection.createAnswer(new RTCAnswerOptions(), answer);
        String answered = answerer.publish(answer.get());
        offerer.setRemote(RTCSdpType.ANSWER, answers.apply(answered));
        return new RawChannel(channel, answerer.channel.get(20, TimeUnit.SECONDS));
    }

    /** One side's connection. */
    private static final class End implements PeerConnectionObserver {
        final CompletableFuture<RTCDataChannel> channel = new CompletableFuture<>();
        final RTCPeerConnection connection;
        private final CompletableFuture<Boolean> gathered = new CompletableFuture<>();
        private final ConnectionPorts ports = new ConnectionPorts(LOOPBACK, LoopbackPorts.SHARED);

        End(PeerConnectionFactory factory) throws IOException {
            connection = factory.createPeerConnection(ports.configure(), this);
        }

        String publish(RTCSessionDescription local) throws Exception {
            Done set = new Done();
            connection.setLocalDescription(local, set);
            set.await();
            gathered.get(20, TimeUnit.SECONDS);
            if (ports.lost()) {
                throw new IOException("another process took the port");
            }
            return ports.publish(connection.getLocalDescription().sdp);
        }

        void setRemote(RTCSdpType type, String sdp) throws Exception {
            Done set = new Done();
            connection.setRemoteDescription(new RTCSessionDescription(type, sdp), set);
            set.await();
        }

        @Override
        public void onIceCandidate(RTCIceCandidate candidate) {
            // The description has all of them once they are gathered.
        }

        @Override
        public void onIceGatheringChange(RTCIceGatheringState state) {
            if (state == RTCIceGatheringState.COMPLETE) {
                gathered.complete(true);
            }
        }

        @Override
        public void onDataChannel(RTCDataChannel remote) {
            channel.complete(remote);
        }
    }

    private static final class Described implements CreateSessionDescriptionObserver {
        private final CompletableFuture<RTCSessionDescription> made = new CompletableFuture<>();

        RTCSessionDescription get() throws Exception {
            return made.get(20, TimeUnit.SECONDS);
        }

        @Override
        public void onSuccess(RTCSessionDescription description) {
            made.complete(description);
        }

        @Override
        public void onFailure(String error) {
            made.completeExceptionally(new IOException(error));
        }
    }

    private static final class Done implements SetSessionDescriptionObserver {
        private final CompletableFuture<Boolean> set = new CompletableFuture<>();

        void await() throws Exception {
            boolean unusedTrue = set.get(20, TimeUnit.SECONDS);
        }

        @Override
        public void onSuccess() {
            set.complete(true);
        }

        @Override
        public void onFailure(String error) {
            set.completeExceptionally(new IOException(error));
        }
    }
}
