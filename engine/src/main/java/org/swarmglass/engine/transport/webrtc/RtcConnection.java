package org.swarmglass.engine.transport.webrtc;

import dev.onvoid.webrtc.RTCAnswerOptions;
import dev.onvoid.webrtc.RTCDataChannel;
import dev.onvoid.webrtc.RTCDataChannelInit;
import dev.onvoid.webrtc.RTCOfferOptions;
import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.RTCPeerConnectionState;
import dev.onvoid.webrtc.RTCSdpType;
import dev.onvoid.webrtc.RTCSessionDescription;
import java.io.IOException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.swarmglass.engine.transport.LinkEnd;
import org.swarmglass.engine.transport.LinkEnd.Cause;
import org.swarmglass.engine.transport.Slice;

/**
 * One native connection with its one channel, from description to release. On rtc-io; the methods for the link may be
 * called on any thread. All events go to {@link LinkEvents}, the last of them {@code ended}, unless the link closed it.
 */
final class RtcConnection implements ConnectionObserver.Target, RtcChannel.Owner {
    /** Nobody looks at it (protocol/v2 section 3.7). */
    private static final String CHANNEL_LABEL = "swarmglass";

    /** From both descriptions to an open channel; libwebrtc gives up earlier only if it has a pair to test. */
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(30);

    /** In case FAILED does not follow, which normally does after 10 s. Interruptions of 9 s heal. */
    private static final Duration DISCONNECTED_LIMIT = Duration.ofSeconds(12);

    private static final Pattern TYPE = Pattern.compile(" typ (host|srflx|prflx|relay)");

    private final RtcFactory factory;
    private final TransportOptions options;
    private final ConnectionPorts ports;
    private final LinkEvents events;
    private final GatheringPatience patience;
    private final StatsPoll statistics;
    private @Nullable RemoteDescription remoteOffer;
    private @Nullable RTCPeerConnection connection;
    private @Nullable ConnectionObserver observer;
    private @Nullable RtcChannel channel;
    private Runnable cancelDeadline = () -> {};
    private boolean described;
    private boolean open;
    private boolean closed;

    /** @param ports for loopback mode */
    RtcConnection(RtcFactory factory, TransportOptions options, PortSource ports, LinkEvents events) {
        this.factory = factory;
        this.options = options;
        this.ports = new ConnectionPorts(options, ports);
        this.events = events;
        this.patience = new GatheringPatience(options.awaitsRelay());
        this.statistics = new StatsPoll(factory.thread(), options.statsEvery(), events::measured);
    }

    /** Any thread. */
    void offer() {
        factory.thread().execute(() -> guard(Cause.CONNECTION_FAILED, this::begin));
    }

    /** Any thread. */
    void answer(RemoteDescription offer) {
        factory.thread().execute(() -> {
            remoteOffer = offer;
            guard(Cause.CONNECTION_FAILED, this::begin);
        });
    }

    /** Any thread. Once, after our offer was described. */
    void accept(RemoteDescription answer) {
        factory.thread()
                .execute(() -> guard(Cause.BAD_DESCRIPTION, () -> {
                    RTCPeerConnection current = connection;
                    if (current != null) {
                        setRemote(
                                current,
                                RTCSdpType.ANSWER,
                                answer,
                                () -> endAfter(CONNECT_LIMIT, "no connection came about"));
                    }
                }));
    }

    /** Any thread. */
    void send(Slice message) {
        factory.thread()
                .execute(() -> guard(Cause.CONNECTION_FAILED, () -> {
                    RtcChannel current = channel;
                    if (current != null) {
                        current.send(message);
                    }
                }));
    }

    /** Any thread; no event follows. */
    void close() {
        factory.thread().execute(this::closeNow);
    }

    private void begin() throws IOException {
        ConnectionObserver callbacks = new ConnectionObserver(factory, this);
        RTCPeerConnection made = factory.connect(ports.configure(), callbacks);
        observer = callbacks;
        connection = made;
        factory.add(this);
        RemoteDescription offer = remoteOffer;
        if (offer != null) {
            guard(
                    Cause.BAD_DESCRIPTION,
                    () -> setRemote(
                            made,
                            RTCSdpType.OFFER,
                            offer,
                            () -> made.createAnswer(
                                    new RTCAnswerOptions(), step(made, this::setLocal, Cause.BAD_DESCRIPTION))));
            return;
        }
        channel = new RtcChannel(made.createDataChannel(CHANNEL_LABEL, new RTCDataChannelInit()), factory, this);
        channel.observe();
        made.createOffer(new RTCOfferOptions(), step(made, this::setLocal, Cause.CONNECTION_FAILED));
    }

    private void setRemote(RTCPeerConnection current, RTCSdpType type, RemoteDescription remote, Step then) {
        current.setRemoteDescription(
                new RTCSessionDescription(type, remote.toSdp()),
                step(current, unused -> then.run(), Cause.BAD_DESCRIPTION));
    }

    private void setLocal(@Nullable RTCSessionDescription local) {
        RTCPeerConnection current = connection;
        if (current != null && local != null) {
            current.setLocalDescription(
                    local, step(current, unused -> describeLater(patience.atStart()), Cause.CONNECTION_FAILED));
        }
    }

    /** Goes on only if the same native connection is still the current one. */
    private DescriptionStep step(RTCPeerConnection asked, After next, Cause onFailure) {
        return new DescriptionStep(
                factory.thread(),
                made -> {
                    if (connection == asked) {
                        guard(onFailure, () -> next.go(made));
                    }
                },
                error -> {
                    if (connection == asked) {
                        end(new LinkEnd(onFailure, error));
                    }
                });
    }

    @Override
    public void onCandidate(String candidate) {
        Matcher type = TYPE.matcher(candidate);
        if (type.find() && !options.loopback()) {
            patience.after(type.group(1)).ifPresent(this::describeLater);
        }
    }

    @Override
    public void onGathered() {
        guard(Cause.CONNECTION_FAILED, this::describe);
    }

    private void describeLater(Duration delay) {
        Runnable unusedCancel = factory.thread().after(delay, () -> guard(Cause.CONNECTION_FAILED, this::describe));
    }

    private void describe() throws IOException {
        RTCPeerConnection current = connection;
        if (described || current == null) {
            return;
        }
        if (ports.lost()) {
            release();
            begin();
            return;
        }
        described = true;
        String published = ports.publish(current.getLocalDescription().sdp);
        if (remoteOffer != null) {
            endAfter(CONNECT_LIMIT, "no connection came about");
        }
        events.described(published);
    }

    @Override
    public void onChannel(RTCDataChannel remote) {
        if (channel != null) { // one per connection: a browser would let a second replace the first, nobody opens one
            remote.close();
            remote.dispose();
            return;
        }
        guard(Cause.CONNECTION_FAILED, () -> {
            RtcChannel taken = new RtcChannel(remote, factory, this);
            channel = taken;
            taken.observe();
        });
    }

    @Override
    public void onState(RTCPeerConnectionState state) {
        if (state == RTCPeerConnectionState.FAILED) {
            end(new LinkEnd(Cause.CONNECTION_FAILED, open ? "the remote is gone" : "no path to the remote works"));
        } else if (state == RTCPeerConnectionState.DISCONNECTED && open) {
            endAfter(DISCONNECTED_LIMIT, "the remote has been silent");
        } else if (state == RTCPeerConnectionState.CONNECTED && open) {
            cancelDeadline.run();
        }
    }

    @Override
    public void onChannelOpen() {
        cancelDeadline.run();
        open = true;
        events.opened();
        RTCPeerConnection current = connection;
        if (current != null) {
            statistics.start(current);
        }
    }

    @Override
    public void onChannelClosed() {
        end(new LinkEnd(Cause.REMOTE_CLOSED, ""));
    }

    @Override
    public void onDeparted(long total) {
        events.departed(total);
    }

    @Override
    public void onMessage(byte[] message) {
        events.received(message);
    }

    /** Replaces the deadline before. */
    private void endAfter(Duration limit, String detail) {
        cancelDeadline.run();
        cancelDeadline = factory.thread().after(limit, () -> end(new LinkEnd(Cause.CONNECTION_FAILED, detail)));
    }

    /** webrtc-java throws java.lang.Error where libwebrtc refuses something; that ends this connection and no other. */
    private void guard(Cause onFailure, Step step) {
        if (closed) {
            return;
        }
        try {
            step.run();
        } catch (Throwable failure) { // see above
            end(new LinkEnd(onFailure, String.valueOf(failure.getMessage())));
        }
    }

    private void end(LinkEnd end) {
        if (!closed) {
            closeNow();
            events.ended(end);
        }
    }

    /** Frees everything native. */
    void closeNow() {
        if (closed) {
            return;
        }
        closed = true;
        cancelDeadline.run();
        statistics.stop();
        factory.remove(this);
        release();
    }

    /** The order is measured: any other leaks or ends in a segmentation fault. */
    private void release() {
        RTCPeerConnection doomed = connection;
        RtcChannel doomedChannel = channel;
        connection = null;
        channel = null;
        if (observer != null) {
            observer.letGo();
        }
        try {
            if (doomedChannel != null) {
                doomedChannel.close();
            }
            if (doomed != null) {
                NativeRelease.close(doomed);
            }
            if (doomedChannel != null) {
                doomedChannel.free();
            }
        } finally {
            ports.release();
        }
    }

    /** May throw whatever webrtc-java throws. */
    private interface Step {
        void run() throws IOException;
    }

    private interface After {
        void go(@Nullable RTCSessionDescription made) throws IOException;
    }
}
