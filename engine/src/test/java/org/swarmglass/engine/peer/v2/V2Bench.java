package org.swarmglass.engine.peer.v2;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.swarmglass.engine.loop.Entropy;
import org.swarmglass.engine.model.PeerId;
import org.swarmglass.engine.peer.PeerSession;
import org.swarmglass.engine.peer.RecordingDownload;
import org.swarmglass.engine.peer.RecordingOwner;
import org.swarmglass.engine.peer.SegmentNumbering;
import org.swarmglass.engine.simulation.VirtualLoop;
import org.swarmglass.engine.wire.Command;
import org.swarmglass.engine.wire.v2.V2Encoder;

/** One session on virtual time, its remote played by the test. */
final class V2Bench {
    static final PeerId REMOTE = new PeerId("-PM0203-9yCooCDtcLJH");

    final VirtualLoop loop = new VirtualLoop();
    final V2Link link = new V2Link();
    final RecordingOwner owner = new RecordingOwner();
    final PeerSession session =
            new V2Session(loop, Entropy.seeded(7), REMOTE, link, new V2Wire(SegmentNumbering.SAME), owner);

    RecordingDownload download(long segment) {
        return download(segment, 0, OptionalLong.empty());
    }

    RecordingDownload download(long segment, long held, OptionalLong total) {
        RecordingDownload download = new RecordingDownload();
        session.request(segment, held, total, download);
        return download;
    }

    /** Of the latest request that was sent. */
    long requestId() {
        return link.commands().stream()
                .filter(Command.Request.class::isInstance)
                .map(command -> ((Command.Request) command).requestId())
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    void receive(Command command) {
        V2Encoder.encode(command, 65_535).forEach(session::onMessage);
    }

    void receiveHeader(long segment, long bytes) {
        receive(new Command.DataHeader(segment, requestId(), bytes));
    }

    void receiveEnd(long segment) {
        receive(new Command.DataEnd(segment, requestId()));
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

    <T extends Command> List<T> sent(Class<T> kind) {
        return link.commands().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** {@code length} bytes framed like a command, from {@code head} to {@code tail}, and none inside. */
    static byte[] commandLooking(int length, String head, String tail) {
        byte[] chunk = new byte[length];
        Arrays.fill(chunk, (byte) 0xEE);
        System.arraycopy(head.getBytes(StandardCharsets.US_ASCII), 0, chunk, 0, 4);
        System.arraycopy(tail.getBytes(StandardCharsets.US_ASCII), 0, chunk, length - 4, 4);
        return chunk;
    }

    static byte[] frame(String head, byte[] payload, String tail) {
        byte[] frame = commandLooking(payload.length + 8, head, tail);
        System.arraycopy(payload, 0, frame, 4, payload.length);
        return frame;
    }
}
