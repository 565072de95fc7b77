package org.swarmglass.engine.peer.v06;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.OptionalLong;
import org.swarmglass.engine.model.PeerId;
import org.swarmglass.engine.peer.PeerSession;
import org.swarmglass.engine.peer.RecordingDownload;
import org.swarmglass.engine.peer.RecordingOwner;
import org.swarmglass.engine.peer.SegmentNumbering;
import org.swarmglass.engine.simulation.VirtualLoop;

/** One session of the stream {@code a} on virtual time, its remote played by the test in JSON. */
final class V06Bench {
    static final PeerId REMOTE = new PeerId("-WW0006-iKmPgA4ZZfvu");

    final VirtualLoop loop = new VirtualLoop();
    final V06Link link = new V06Link();
    final RecordingOwner owner = new RecordingOwner();
    long shift;
    final PeerSession session = new V06Session(loop, REMOTE, link, "a", SegmentNumbering.shifted(() -> shift), owner);

    V06Bench() {
        owner.answer = new PeerSession.Answer.Absent();
    }

    RecordingDownload download(long segment) {
        return download(segment, 0, OptionalLong.empty());
    }

    RecordingDownload download(long segment, long held, OptionalLong total) {
        RecordingDownload download = new RecordingDownload();
        session.request(segment, held, total, download);
        return download;
    }

    void receive(String command) {
        session.onMessage(command.getBytes(StandardCharsets.UTF_8));
    }

    /** The header of the segment. */
    void receiveHeader(long segment, long bytes) {
        receive("{\"c\":0,\"i\":\"a+" + segment + "\",\"s\":" + bytes + "}");
    }

    void receiveRaw(int... lengths) {
        for (int length : lengths) {
            byte[] raw = new byte[length];
            Arrays.fill(raw, (byte) length);
            session.onMessage(raw);
        }
    }

    void pass(Duration time) {
        loop.advance(time);
    }

    /** The first message, after which our map goes out again, and what was sent until then is forgotten. */
    V06Bench greeted() {
        receive("{\"c\":2,\"m\":{}}");
        link.sent.clear();
        owner.announcements = 0;
        return this;
    }
}
