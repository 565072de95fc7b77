package org.swarmglass.engine.peer.v06;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.swarmglass.engine.event.EngineEvent.CloseReason;
import org.swarmglass.engine.loop.EngineLoop;
import org.swarmglass.engine.peer.SegmentSender;
import org.swarmglass.engine.transport.PeerLink;
import org.swarmglass.engine.transport.Slice;
import org.swarmglass.engine.wire.Command.Announcement;
import org.swarmglass.engine.wire.v06.Framing;
import org.swarmglass.engine.wire.v06.V06Command;

/**
 * The one writer of a link. A browser takes anything between a header and the last byte of its segment for an error and
 * asks again at once, without end (protocol/v06 10.1): so all else waits until the link has been given the last byte.
 *
 * <p>What waits goes out in the order browsers use: our requests, the newest announcement, then the remote's requests.
 */
final class Outbox implements SegmentSender.Line {
    /** Browsers ask for one segment at a time; after cancels a few more may wait. */
    static final int MAX_WAITING = 8;

    private final Content content;
    private final SegmentSender sender;
    private final Deque<V06Command> commands = new ArrayDeque<>();
    private final Deque<Job> jobs = new ArrayDeque<>();
    private @Nullable Announcement announcement;
    private boolean flushing;
    private boolean closed;

    Outbox(EngineLoop loop, PeerLink link, Content content) {
        this.content = content;
        this.sender = new SegmentSender(loop, link, this);
    }

    boolean uploading() {
        return sender.running();
    }

    double bytesPerSecond() {
        return sender.bytesPerSecond();
    }

    void onWritable() {
        sender.onWritable();
    }

    /** A request or a cancel of ours. */
    void send(V06Command command) {
        commands.add(command);
        flush();
    }

    /** Takes a command back that has not left yet. */
    void withdraw(V06Command command) {
        commands.remove(command);
    }

    /** In place of one that has not left yet. */
    void announce(Announcement newest) {
        announcement = newest;
        flush();
    }

    /** The remote wants a segment. It is looked for only when the link is free for it: its owner may let go of it before. */
    void serve(String id, boolean refused) {
        if (jobs.size() == MAX_WAITING) {
            content.end(CloseReason.PROTOCOL_VIOLATION, "asks for more and more while it is being served");
            return;
        }
        jobs.add(new Job(id, refused));
        flush();
    }

    /**
     * The remote has turned elsewhere. Without an answer: its next request may be for the same segment, and would take a
     * refusal for its own. What is being sent goes on: cut short, it would block the remote's slot.
     */
    void dropRequests(String id) {
        jobs.removeIf(job -> job.id.equals(id));
    }

    /** Nothing more is begun; the segment that is being sent goes on, as there is no way to end it but to close. */
    void refuseWaiting() {
        for (int waiting = jobs.size(); waiting > 0; waiting--) {
            jobs.add(new Job(jobs.remove().id, true));
        }
        flush();
    }

    void close() {
        closed = true;
        commands.clear();
        jobs.clear();
        announcement = null;
        sender.stop();
    }

    private void flush() {
        if (flushing) {
            return;
        }
        flushing = true;
        while (!closed && !sender.handing() && !idle()) {
            sendNext();
        }
        flushing = false;
    }

    private boolean idle() {
        return commands.isEmpty() && announcement == null && jobs.isEmpty();
    }

    private void sendNext() {
        V06Command command = commands.poll();
        Announcement newest = announcement;
        if (command != null) {
            content.write(command);
        } else if (newest != null) {
            announcement = null;
            content.write(newest);
        } else {
            answer(jobs.remove());
        }
    }

    private void answer(Job job) {
        Optional<byte[]> segment = Optional.empty();
        if (!job.refused) {
            sender.stop(); // All of it was handed to the link.
            segment = content.find(job.id);
        }
        if (closed) {
            return;
        }
        if (segment.isPresent()) {
            content.write(new V06Command.SegmentData(job.id, segment.get().length));
            sender.begin(segment.get(), 0);
        } else {
            content.write(new V06Command.SegmentAbsent(job.id));
        }
    }

    @Override
    public boolean looksLikeCommand(byte[] bytes, int from, int to) {
        return Framing.looksLikeCommand(bytes, from, to);
    }

    @Override
    public void sendMedia(Slice slice) {
        content.writeMedia(slice);
    }

    @Override
    public void onLeft(long bytes) {
        content.mediaLeft(bytes);
    }

    @Override
    public void onAllHanded() {
        flush();
    }

    @Override
    public void onStalled() {
        content.end(CloseReason.CONNECTION_FAILED, "took no byte of a segment any more");
    }

    @Override
    public void onEnded() {
        content.uploadEnded();
    }

    /** The session. */
    interface Content {
        void write(V06Command command);

        void write(Announcement announcement);

        void writeMedia(Slice slice);

        /** The whole segment; empty if it is not here or must not be sent now. */
        Optional<byte[]> find(String id);

        /** Bytes of a segment that are on the network now. */
        void mediaLeft(long bytes);

        void uploadEnded();

        void end(CloseReason reason, String detail);
    }

    private record Job(String id, boolean refused) {}
}
