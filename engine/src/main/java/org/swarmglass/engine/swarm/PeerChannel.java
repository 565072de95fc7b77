package org.swarmglass.engine.swarm;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.swarmglass.engine.model.PeerId;
import org.swarmglass.engine.peer.PeerSession;
import org.swarmglass.engine.transport.LinkEnd;
import org.swarmglass.engine.transport.LinkListener;
import org.swarmglass.engine.transport.LinkStats;
import org.swarmglass.engine.transport.PeerLink;

/**
 * One connection from its first description to its end: a handshake until the channel opens, then a session.
 *
 * <p>Until it is answered, the remote of an offer is unknown. Loop thread only.
 */
final class PeerChannel implements LinkListener {
    private final Steps steps;
    private final String offerId;
    private final boolean offeredByUs;
    private @Nullable PeerLink link;
    private @Nullable PeerId remote;
    private @Nullable PeerSession session;
    private long openedNanos;
    private boolean second;

    private PeerChannel(Steps steps, String offerId, @Nullable PeerId remote) {
        this.steps = steps;
        this.offerId = offerId;
        this.offeredByUs = remote == null;
        this.remote = remote;
    }

    /** For an offer of ours, which anybody may answer. */
    static PeerChannel offering(Steps steps, String offerId) {
        return new PeerChannel(steps, offerId, null);
    }

    /** For the offer of a remote. */
    static PeerChannel answering(Steps steps, String offerId, PeerId remote) {
        return new PeerChannel(steps, offerId, remote);
    }

    /** The transport hands the link out only after it has taken the listener, so it comes second. */
    void use(PeerLink made) {
        link = made;
    }

    /** It is meant to be used beside the channel that there is, see {@link SecondWay}. */
    void becomeSecond() {
        second = true;
    }

    boolean second() {
        return second;
    }

    /** Both ends know it. */
    String offerId() {
        return offerId;
    }

    boolean offeredByUs() {
        return offeredByUs;
    }

    Optional<PeerId> remote() {
        return Optional.ofNullable(remote);
    }

    Optional<PeerSession> session() {
        return Optional.ofNullable(session);
    }

    long openedNanos() {
        return openedNanos;
    }

    void answered(PeerId by, String sdp) {
        remote = by;
        if (link != null) {
            link.accept(sdp);
        }
    }

    /** Ends a handshake; a session is ended by its own close. */
    void drop() {
        if (link != null) {
            link.close();
        }
    }

    void opened(PeerSession made, long nowNanos) {
        session = made;
        openedNanos = nowNanos;
    }

    @Override
    public void onDescription(String sdp) {
        steps.onDescription(this, sdp);
    }

    @Override
    public void onOpen() {
        if (link != null) {
            steps.onOpen(this, link);
        }
    }

    @Override
    public void onMessage(byte[] message) {
        if (session != null) {
            session.onMessage(message);
        }
    }

    @Override
    public void onWritable() {
        if (session != null) {
            session.onWritable();
        }
    }

    @Override
    public void onStats(LinkStats stats) {
        if (session != null) {
            session.onStats(stats);
        }
    }

    @Override
    public void onClosed(LinkEnd end) {
        if (session != null) {
            session.onLinkClosed(end);
        } else {
            steps.onHandshakeFailed(this, end);
        }
    }

    /** The owner's side of a handshake. */
    interface Steps {
        void onDescription(PeerChannel channel, String sdp);

        void onOpen(PeerChannel channel, PeerLink link);

        void onHandshakeFailed(PeerChannel channel, LinkEnd end);
    }
}
