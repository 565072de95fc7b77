package org.swarmglass.engine.peer.v2;

import org.jspecify.annotations.Nullable;
import org.swarmglass.engine.loop.EngineLoop;
import org.swarmglass.engine.peer.SegmentSender;
import org.swarmglass.engine.transport.PeerLink;
import org.swarmglass.engine.transport.Slice;
import org.swarmglass.engine.wire.Command;
import org.swarmglass.engine.wire.v2.Framing;

/** The serving half of a session (protocol/v2 4.6): at most one upload, strictly header, bytes, completion. */
final class Uploader implements SegmentSender.Line {
    private final Line line;
    private final SegmentSender sender;
    private Command.@Nullable Request current;

    Uploader(EngineLoop loop, PeerLink link, Line line) {
        this.line = line;
        this.sender = new SegmentSender(loop, link, this);
    }

    boolean running() {
        return sender.running();
    }

    double bytesPerSecond() {
        return sender.bytesPerSecond();
    }

    /** The request's first byte must lie between 0 and the segment's length, both included. */
    void begin(Command.Request request, byte[] segment) {
        stop();
        current = request;
        line.send(new Command.DataHeader(request.segment(), request.requestId(), segment.length - request.firstByte()));
        sender.begin(segment, (int) request.firstByte());
    }

    void onWritable() {
        sender.onWritable();
    }

    void onCancel(Command.Cancel cancel) {
        // Releases do not check the segment's number (4.6 point 5).
        if (current != null && current.requestId() == cancel.requestId()) {
            stop();
        }
    }

    /** Nothing more is sent, and nothing is said: the remote knows or is gone. */
    void stop() {
        sender.stop();
    }

    /** Stops for a reason of ours; the remote is told, so that it turns elsewhere at once and keeps its bytes. */
    void refuse() {
        Command.Request request = current;
        boolean cutShort = sender.handing();
        stop();
        if (request != null && cutShort) {
            line.send(new Command.Absent(request.segment(), request.requestId()));
        }
    }

    @Override
    public boolean looksLikeCommand(byte[] bytes, int from, int to) {
        return Framing.looksLikeCommand(bytes, from, to);
    }

    @Override
    public void sendMedia(Slice slice) {
        line.sendMedia(slice);
    }

    @Override
    public void onLeft(long bytes) {
        line.mediaLeft(bytes);
    }

    @Override
    public void onAllHanded() {
        if (current != null) {
            line.send(new Command.DataEnd(current.segment(), current.requestId()));
        }
    }

    @Override
    public void onStalled() {
        stop();
    }

    @Override
    public void onEnded() {
        current = null;
        line.uploadEnded();
    }
}
