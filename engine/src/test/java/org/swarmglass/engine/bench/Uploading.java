package org.swarmglass.engine.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.swarmglass.engine.event.EngineEvent.CloseReason;
import org.swarmglass.engine.loop.EngineLoop;
import org.swarmglass.engine.loop.Entropy;
import org.swarmglass.engine.model.PeerId;
import org.swarmglass.engine.peer.PeerSession;
import org.swarmglass.engine.peer.SegmentNumbering;
import org.swarmglass.engine.peer.v2.V2Session;
import org.swarmglass.engine.peer.v2.V2Wire;
import org.swarmglass.engine.transport.PeerLink;
import org.swarmglass.engine.wire.Command;

/** A peer that has every segment, all of the same bytes. Loop thread only. */
final class Uploading implements PeerSession.Owner {
    private final EngineLoop loop;
    private final byte[] segment;
    private final long segments;
    private final List<String> ends = new ArrayList<>();

    Uploading(EngineLoop loop, byte[] segment, long segments) {
        this.loop = loop;
        this.segment = segment;
        this.segments = segments;
    }

    PeerSession open(PeerLink link, int number) {
        PeerId remote = new PeerId(String.format("-sg0100-%012d", 900 + number));
        PeerSession session =
                new V2Session(loop, Entropy.seeded(number), remote, link, new V2Wire(SegmentNumbering.SAME), this);
        session.announce(
                new Command.Announcement(LongStream.range(0, segments).boxed().toList(), List.of()));
        return session;
    }

    /** Sessions that ended, with the reason. */
    List<String> ends() {
        return ends;
    }

    @Override
    public PeerSession.Answer onRequest(PeerSession from, long asked, long firstByte) {
        return new PeerSession.Answer.Serve(segment);
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
    public void onEnded(PeerSession session, CloseReason reason, String detail) {
        ends.add(reason + " " + detail);
    }
}
