package org.swarmglass.engine.transport.webrtc;

import org.swarmglass.engine.loop.EngineLoop;
import org.swarmglass.engine.loop.OwnedLoop;
import org.swarmglass.engine.transport.LinkEnd;
import org.swarmglass.engine.transport.LinkListener;
import org.swarmglass.engine.transport.LinkStats;
import org.swarmglass.engine.transport.PeerLink;
import org.swarmglass.engine.transport.QueueGauge;
import org.swarmglass.engine.transport.Slice;

/** The loop's side of a connection. Loop thread only. */
final class WebRtcLink implements PeerLink {
    private final EngineLoop loop;
    private final CandidatePolicy policy;
    private final LinkListener listener;
    private final Owner owner;
    private final RtcConnection connection;
    private final QueueGauge queue = new QueueGauge();
    private int maxMessageBytes = MAX_MESSAGE_BYTES;
    private boolean remoteDescribed;
    private boolean open;
    private boolean ended;

    WebRtcLink(EngineLoop loop, TransportOptions options, RtcFactory factory, LinkListener listener, Owner owner) {
        this.loop = new OwnedLoop(loop, this::onFault);
        this.policy = new CandidatePolicy(options.loopback());
        this.listener = listener;
        this.owner = owner;
        this.connection = new RtcConnection(factory, options, LoopbackPorts.SHARED, new Posting());
    }

    /** Who keeps the links. Called on the loop. */
    interface Owner {
        void onReceived(WebRtcLink link);

        /** Once, before the listener hears of it. */
        void onEnded(WebRtcLink link);
    }

    void offer() {
        connection.offer();
    }

    void answer(String offerSdp) {
        remoteDescribed = true;
        try {
            RemoteDescription offer = RemoteDescription.parse(offerSdp, policy);
            maxMessageBytes = offer.maxMessageBytes();
            connection.answer(offer);
        } catch (BadDescriptionException refused) {
            endLater(new LinkEnd(LinkEnd.Cause.BAD_DESCRIPTION, String.valueOf(refused.getMessage())));
        }
    }

    @Override
    public void accept(String answerSdp) {
        loop.assertOnLoop();
        if (ended || remoteDescribed) {
            return;
        }
        remoteDescribed = true;
        try {
            RemoteDescription answer = RemoteDescription.parse(answerSdp, policy);
            maxMessageBytes = answer.maxMessageBytes();
            connection.accept(answer);
        } catch (BadDescriptionException refused) {
            endLater(new LinkEnd(LinkEnd.Cause.BAD_DESCRIPTION, String.valueOf(refused.getMessage())));
        }
    }

    @Override
    public void send(byte[] message) {
        send(Slice.of(message));
    }

    @Override
    public void send(Slice message) {
        loop.assertOnLoop();
        if (!open || ended) {
            return;
        }
        if (message.length() > maxMessageBytes) {
            endLater(new LinkEnd(LinkEnd.Cause.OVERRUN, "a message of " + message.length() + " bytes"));
        } else if (!queue.accept(message.length())) {
            endLater(new LinkEnd(LinkEnd.Cause.OVERRUN, queue.queuedBytes() + " bytes queued"));
        } else {
            connection.send(message);
        }
    }

    @Override
    public boolean congested() {
        return queue.congested();
    }

    @Override
    public long queuedBytes() {
        return queue.queuedBytes();
    }

    @Override
    public int maxMessageBytes() {
        return maxMessageBytes;
    }

    @Override
    public void close() {
        loop.assertOnLoop();
        if (!ended) {
            ended = true;
            connection.close();
            owner.onEnded(this);
        }
    }

    /** Ends the link from our side and says so to the listener. */
    void end(LinkEnd end) {
        if (!ended) {
            close();
            listener.onClosed(end);
        }
    }

    private boolean onFault(String task, Throwable fault) {
        boolean contained = !ended;
        end(LinkEnd.ofFault(task, fault));
        return contained;
    }

    /** For callers that are the listener: it is not called back from within its own call. */
    void endLater(LinkEnd end) {
        loop.post("link ends", () -> end(end));
    }

    private void opened() {
        if (!ended && !open) {
            open = true;
            listener.onOpen();
        }
    }

    private void received(byte[] message) {
        opened(); // a message may overtake the news that the channel is open
        if (!ended) {
            listener.onMessage(message);
            owner.onReceived(this);
        }
    }

    private void departed(long total) {
        if (!ended && queue.departed(total)) {
            listener.onWritable();
        }
    }

    /** From native threads to the loop. */
    private final class Posting implements LinkEvents {
        @Override
        public void described(String sdp) {
            loop.post("link described", () -> {
                if (!ended) {
                    listener.onDescription(sdp);
                }
            });
        }

        @Override
        public void opened() {
            loop.post("link open", WebRtcLink.this::opened);
        }

        @Override
        public void received(byte[] message) {
            loop.post("peer message", () -> WebRtcLink.this.received(message));
        }

        @Override
        public void departed(long total) {
            loop.post("link progress", () -> WebRtcLink.this.departed(total));
        }

        @Override
        public void measured(LinkStats stats) {
            loop.post("link statistics", () -> {
                if (!ended) {
                    listener.onStats(stats);
                }
            });
        }

        @Override
        public void ended(LinkEnd end) {
            loop.post("link ended", () -> end(end));
        }
    }
}
