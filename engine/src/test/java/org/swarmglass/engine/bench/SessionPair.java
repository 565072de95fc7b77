package org.swarmglass.engine.bench;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.swarmglass.engine.event.EngineEvent.CloseReason;
import org.swarmglass.engine.loop.EngineLoop;
import org.swarmglass.engine.loop.Entropy;
import org.swarmglass.engine.model.PeerId;
import org.swarmglass.engine.peer.PeerSession;
import org.swarmglass.engine.peer.SegmentNumbering;
import org.swarmglass.engine.peer.v2.V2Session;
import org.swarmglass.engine.peer.v2.V2Wire;
import org.swarmglass.engine.transport.LinkEnd;
import org.swarmglass.engine.transport.LinkListener;
import org.swarmglass.engine.transport.LinkStats;
import org.swarmglass.engine.transport.PeerLink;
import org.swarmglass.engine.transport.PeerTransport;
import org.swarmglass.engine.wire.Command;

/** Two connected sessions that have told each other what they hold and want nothing. Loop thread only. */
final class SessionPair {
    private final EngineLoop loop;
    private final Side offerer = new Side();
    private final Side answerer = new Side();

    SessionPair(EngineLoop loop, PeerTransport transport) {
        this.loop = loop;
        offerer.described = offer -> answerer.link = transport.answer(offer, answerer);
        answerer.described = answer -> offerer.link().accept(answer);
        offerer.link = transport.offer(offerer);
    }

    boolean greeted() {
        return offerer.greeted() && answerer.greeted();
    }

    boolean ended() {
        return offerer.ended || answerer.ended;
    }

    /** One end. */
    private final class Side implements LinkListener, PeerSession.Owner {
        private Consumer<String> described = sdp -> {};
        private @Nullable PeerLink link;
        private @Nullable PeerSession session;
        private boolean ended;

        PeerLink link() {
            if (link == null) {
                throw new IllegalStateException("there is no link yet");
            }
            return link;
        }

        boolean greeted() {
            return session != null && !session.loaded().isEmpty();
        }

        @Override
        public void onDescription(String sdp) {
            described.accept(sdp);
        }

        @Override
        public void onOpen() {
            PeerId remote = new PeerId("-PM0203-9yCooCDtcLJH");
            PeerSession opened =
                    new V2Session(loop, Entropy.seeded(1), remote, link(), new V2Wire(SegmentNumbering.SAME), this);
            session = opened;
            opened.announce(new Command.Announcement(
                    LongStream.range(1_000, 1_010).boxed().toList(), List.of()));
        }

        @Override
        public void onMessage(byte[] message) {
            if (session != null) {
                session.onMessage(message);
            }
        }

        @Override
        public void onWritable() {}

        @Override
        public void onStats(LinkStats stats) {
            if (session != null) {
                session.onStats(stats);
            }
        }

        @Override
        public void onClosed(LinkEnd end) {
            ended = true;
        }

        @Override
        public PeerSession.Answer onRequest(PeerSession from, long segment, long firstByte) {
            return new PeerSession.Answer.Absent();
        }

        @Override
        public void onAnnounced(PeerSession from) {}

        @Override
        public void onUnusedBytes(PeerSession from, int bytes) {}

        @Override
        public void onLeft(PeerSession to, long bytes) {}

        @Override
        public void onSent(PeerSession to, int bytes) {}

        @Override
        public void onUploadEnded(PeerSession to) {}

        @Override
        public void onEnded(PeerSession ending, CloseReason reason, String detail) {
            ended = true;
        }
    }
}
