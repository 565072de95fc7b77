package org.swarmglass.engine.swarm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.swarmglass.engine.event.EngineEvent.CloseReason;
import org.swarmglass.engine.loop.Entropy;
import org.swarmglass.engine.metrics.Traffic;
import org.swarmglass.engine.model.PeerId;
import org.swarmglass.engine.peer.PeerSession;
import org.swarmglass.engine.peer.SegmentNumbering;
import org.swarmglass.engine.peer.v2.V2Session;
import org.swarmglass.engine.peer.v2.V2Wire;
import org.swarmglass.engine.simulation.VirtualLoop;
import org.swarmglass.engine.transport.LinkEnd;
import org.swarmglass.engine.transport.PeerLink;
import org.swarmglass.engine.wire.Command;
import org.swarmglass.engine.wire.MalformedMessageException;
import org.swarmglass.engine.wire.v2.Inbound;
import org.swarmglass.engine.wire.v2.V2Encoder;
import org.swarmglass.engine.wire.v2.V2Receiver;

/** A remote peer whose every word the test speaks, behind a real session. */
final class ManualPeer implements PeerLink {
    private static final int SLICE = 4_000;

    final PeerSession session;
    final List<Command.Request> requests = new ArrayList<>();
    final List<Command> heard = new ArrayList<>();
    boolean open = true;
    Optional<CloseReason> closedBecause = Optional.empty();
    private long sent;
    private boolean headed;
    private final VirtualLoop loop;
    private final V2Receiver receiver = new V2Receiver();
    private final Traffic traffic;

    ManualPeer(VirtualLoop loop, Traffic traffic, int index) {
        this.loop = loop;
        this.traffic = traffic;
        PeerId id = new PeerId("-BW0012-" + String.format(java.util.Locale.ROOT, "%012d", index));
        session = new V2Session(loop, Entropy.seeded(index), id, this, new V2Wire(SegmentNumbering.SAME), new Owner());
    }

    void announce(Long... numbers) {
        say(new Command.Announcement(Arrays.asList(numbers), List.of()));
    }

    void announceLoading(Long... numbers) {
        say(new Command.Announcement(List.of(), Arrays.asList(numbers)));
    }

    Command.Request lastRequest() {
        return requests.get(requests.size() - 1);
    }

    /** The next byte the last request waits for. */
    int next() {
        return (int) (lastRequest().firstByte() + sent);
    }

    /** Answers the last request in full. */
    void answer(byte[] segment) {
        header(segment.length - lastRequest().firstByte());
        media(segment, (int) lastRequest().firstByte(), segment.length);
        finish();
    }

    /** Begins the answer, unless it has begun: bytes before it, if there were any, belong to nothing. */
    void begin(long bytes) {
        if (!headed) {
            sent = 0;
            header(bytes);
        }
    }

    void header(long bytes) {
        headed = true;
        say(new Command.DataHeader(lastRequest().segment(), lastRequest().requestId(), bytes));
    }

    void media(byte[] segment, int from, int to) {
        for (int at = from; at < to && open; at += SLICE) {
            int until = Math.min(to, at + SLICE);
            sent += until - at;
            session.onMessage(Arrays.copyOfRange(segment, at, until));
        }
        loop.runDue();
    }

    void finish() {
        say(new Command.DataEnd(lastRequest().segment(), lastRequest().requestId()));
    }

    void absent() {
        say(new Command.Absent(lastRequest().segment(), lastRequest().requestId()));
    }

    void say(Command command) {
        for (byte[] message : V2Encoder.encode(command, MAX_MESSAGE_BYTES)) {
            if (open) {
                session.onMessage(message);
            }
        }
        loop.runDue();
    }

    void vanish() {
        if (open) {
            open = false;
            session.onLinkClosed(new LinkEnd(LinkEnd.Cause.CONNECTION_FAILED, "gone"));
            loop.runDue();
        }
    }

    @Override
    public void accept(String answerSdp) {
        throw new UnsupportedOperationException("the link is open already");
    }

    @Override
    public void send(byte[] message) {
        try {
            if (receiver.accept(message) instanceof Inbound.Commanded commanded) {
                heard.add(commanded.command());
                if (commanded.command() instanceof Command.Request request) {
                    requests.add(request);
                    sent = 0;
                    headed = false;
                }
            }
        } catch (MalformedMessageException ours) {
            throw new AssertionError("a message no peer can read", ours);
        }
    }

    @Override
    public boolean congested() {
        return false;
    }

    @Override
    public long queuedBytes() {
        return 0;
    }

    @Override
    public int maxMessageBytes() {
        return MAX_MESSAGE_BYTES;
    }

    @Override
    public void close() {
        open = false;
    }

    private final class Owner implements PeerSession.Owner {
        @Override
        public PeerSession.Answer onRequest(PeerSession from, long segment, long firstByte) {
            return new PeerSession.Answer.Absent();
        }

        @Override
        public void onAnnounced(PeerSession from) {
            // The bench plans on its own.
        }

        @Override
        public void onUnusedBytes(PeerSession from, int bytes) {
            traffic.onP2p(bytes);
            traffic.onWasted(bytes);
        }

        @Override
        public void onLeft(PeerSession to, long bytes) {}

        @Override
        public void onSent(PeerSession to, int bytes) {
            throw new AssertionError("nothing is served here");
        }

        @Override
        public void onUploadEnded(PeerSession to) {
            // Nothing is served here.
        }

        @Override
        public void onEnded(PeerSession ended, CloseReason reason, String detail) {
            closedBecause = Optional.of(reason);
        }
    }
}
