package org.swarmglass.engine.transport.webrtc;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swarmglass.engine.loop.EngineLoop;
import org.swarmglass.engine.transport.LinkEnd;
import org.swarmglass.engine.transport.LinkListener;
import org.swarmglass.engine.transport.PeerLink;
import org.swarmglass.engine.transport.PeerTransport;

/**
 * Data channels by webrtc-java 0.14.0, which has several ways to abort the process and several leaks. What keeps clear of
 * them, each measured:
 *
 * <ul>
 *   <li>one thread per native factory makes all native calls, close included ({@link RtcThread});
 *   <li>callbacks only copy and hand over, and let no exception out ({@link ConnectionObserver}, {@link ChannelObserver});
 *   <li>ICE servers are checked again, and remote descriptions composed anew, before libwebrtc sees them
 *       ({@link TransportOptions}, {@link RemoteDescription});
 *   <li>closing has one order and frees what the library forgets ({@link RtcConnection}, {@link NativeRelease});
 *   <li>a factory is disposed only after its connections, and replaced after a million messages
 *       ({@link FactoryRotation}).
 * </ul>
 */
public final class WebRtcTransport implements PeerTransport {
    private static final Logger LOG = LoggerFactory.getLogger(WebRtcTransport.class);
    private static final LinkEnd CLOSED = new LinkEnd(LinkEnd.Cause.TRANSPORT_CLOSED, "");
    private static final long START_LIMIT_SECONDS = 20;

    private final EngineLoop loop;
    private final TransportOptions options;
    private final FactoryRotation rotation;
    private final LinkKeeper keeper = new LinkKeeper();
    private volatile boolean closed;

    private WebRtcTransport(EngineLoop loop, TransportOptions options, FactoryRotation rotation) {
        this.loop = loop;
        this.options = options;
        this.rotation = rotation;
    }

    /**
     * Loads the native library, the first time taking about 200 ms, and makes a factory. Any thread but the loop.
     *
     * @throws TransportUnavailableException if the library or one that it needs is missing, with what to do about it
     */
    public static WebRtcTransport start(EngineLoop loop, TransportOptions options)
            throws TransportUnavailableException {
        NativeRuntime.load();
        FactoryRotation rotation = new FactoryRotation(loop, options.rotation());
        try {
            rotation.current().ready().get(START_LIMIT_SECONDS, TimeUnit.SECONDS);
            return new WebRtcTransport(loop, options, rotation);
        } catch (ExecutionException | TimeoutException failure) {
            rotation.close();
            throw unavailable(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            rotation.close();
            throw unavailable(interrupted);
        }
    }

    private static TransportUnavailableException unavailable(Exception failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return new TransportUnavailableException(
                "The WebRTC library does not start: " + cause,
                "Start again; if it stays, report it with the log. Playback works without peers.",
                cause);
    }

    @Override
    public PeerLink offer(LinkListener listener) {
        WebRtcLink link = open(listener);
        link.offer();
        return link;
    }

    @Override
    public PeerLink answer(String offerSdp, LinkListener listener) {
        WebRtcLink link = open(listener);
        link.answer(offerSdp);
        return link;
    }

    private WebRtcLink open(LinkListener listener) {
        loop.assertOnLoop();
        RtcFactory factory = rotation.current();
        WebRtcLink link = new WebRtcLink(loop, options, factory, listener, keeper);
        rotation.joined(link, factory);
        if (closed) {
            link.endLater(CLOSED);
        }
        return link;
    }

    @Override
    public void close() {
        closed = true;
        loop.post("transport closed", () -> rotation.links().forEach(link -> link.end(CLOSED)));
        if (!rotation.close()) {
            LOG.warn("the WebRTC library did not end in time; the process may have to be ended");
        }
    }

    /** Tells the rotation what happens to links. */
    private final class LinkKeeper implements WebRtcLink.Owner {
        @Override
        public void onReceived(WebRtcLink link) {
            rotation.received(link);
        }

        @Override
        public void onEnded(WebRtcLink link) {
            rotation.left(link);
        }
    }
}
