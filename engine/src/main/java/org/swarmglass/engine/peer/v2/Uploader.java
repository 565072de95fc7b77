package org.swarmglass.engine.peer.v2;

import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.swarmglass.engine.loop.EngineLoop;
import org.swarmglass.engine.peer.RateMeter;
import org.swarmglass.engine.transport.PeerLink;
import org.swarmglass.engine.wire.Command;
import org.swarmglass.engine.wire.v2.Framing;

/**
 * The serving half of a session (protocol/v2 4.6): at most one upload, strictly header, bytes, completion.
 *
 * <p>An upload lasts until its bytes have left the link, not only until they were queued: who counts running uploads to
 * limit them means the network.
 */
final class Uploader {
    /** Below it a whole message takes so long that the receiver's two seconds are in danger. */
    static final double SLOW_BYTES_PER_SECOND = 125_000;

    static final int SLOW_SLICE_BYTES = 16 * 1024;

    /** How often the link's queue is looked at while an upload runs. */
    static final Duration LOOK = Duration.ofMillis(50);

    /** After so long without a byte leaving, the receiver has long given up. */
    static final Duration STALLED = Duration.ofSeconds(10);

    /** Our own requests and announcements queue behind the media: keep that to about half a second. */
    private static final double QUEUE_SECONDS = 0.5;

    private static final long LEAST_QUEUE_BYTES = 64 * 1024;
    private static final long UNMEASURED_QUEUE_BYTES = 256 * 1024;
    private static final long DRAINED_BYTES = 16 * 1024;

    private final EngineLoop loop;
    private final PeerLink link;
    private final Line line;
    private final RateMeter rate = new RateMeter();
    private @Nullable Upload current;
    private long handedBytes;
    private long leftBytes;
    private long sampledNanos;
    private long lastLeftNanos;

    Uploader(EngineLoop loop, PeerLink link, Line line) {
        this.loop = loop;
        this.link = link;
        this.line = line;
    }

    boolean running() {
        return current != null;
    }

    double bytesPerSecond() {
        return rate.bytesPerSecond();
    }

    /** The request's first byte must lie between 0 and the segment's length, both included. */
    void begin(Command.Request request, byte[] segment) {
        Upload upload = new Upload(request, segment);
        current = upload;
        sampledNanos = loop.nowNanos();
        lastLeftNanos = sampledNanos;
        leftBytes = left();
        line.send(new Command.DataHeader(request.segment(), request.requestId(), segment.length - request.firstByte()));
        proceed(upload);
    }

    void onWritable() {
        if (current != null) {
            proceed(current);
        }
    }

    void onCancel(Command.Cancel cancel) {
        // Releases do not check the segment's number (4.6 point 5).
        if (current != null && current.request.requestId() == cancel.requestId()) {
            stop();
        }
    }

    /** Nothing more is sent, and nothing is said: the remote knows or is gone. */
    void stop() {
        Upload upload = current;
        if (upload != null) {
            sample();
            current = null;
            upload.stopTimer();
            line.uploadEnded();
        }
    }

    /** Stops for a reason of ours; the remote is told, so that it turns elsewhere at once and keeps its bytes. */
    void refuse() {
        Upload upload = current;
        if (upload != null) {
            stop();
            if (!upload.completed) {
                line.send(new Command.Absent(upload.request.segment(), upload.request.requestId()));
            }
        }
    }

    private void proceed(Upload upload) {
        sample();
        while (current == upload && !upload.allHanded() && mayQueue()) {
            byte[] slice = upload.next(sliceBytes());
            handedBytes += slice.length;
            line.sendMedia(slice);
        }
        if (current == upload && upload.allHanded()) {
            complete(upload);
        }
        if (current == upload && upload.timer == null) {
            look(upload);
        }
    }

    private void complete(Upload upload) {
        if (!upload.completed) {
            upload.completed = true;
            line.send(new Command.DataEnd(upload.request.segment(), upload.request.requestId()));
        }
        if (current == upload && link.queuedBytes() <= DRAINED_BYTES) {
            stop();
        }
    }

    private void look(Upload upload) {
        upload.timer = loop.after(LOOK, "peer upload", () -> {
            upload.timer = null;
            if (loop.nowNanos() - lastLeftNanos >= STALLED.toNanos() && left() == leftBytes) {
                stop();
            } else {
                proceed(upload);
            }
        });
    }

    private boolean mayQueue() {
        return !link.congested() && link.queuedBytes() < queueLimit();
    }

    private long queueLimit() {
        double measured = rate.bytesPerSecond();
        return measured == 0 ? UNMEASURED_QUEUE_BYTES : Math.max(LEAST_QUEUE_BYTES, (long) (measured * QUEUE_SECONDS));
    }

    private int sliceBytes() {
        double measured = rate.bytesPerSecond();
        boolean slow = measured > 0 && measured < SLOW_BYTES_PER_SECOND;
        return slow ? Math.min(SLOW_SLICE_BYTES, link.maxMessageBytes()) : link.maxMessageBytes();
    }

    /** Of all media ever handed to the link, what is on the network. Commands in the queue blur it by a few bytes. */
    private long left() {
        return Math.max(leftBytes, handedBytes - link.queuedBytes());
    }

    private void sample() {
        long now = loop.nowNanos();
        long left = left();
        rate.record(now - sampledNanos, left - leftBytes);
        if (left > leftBytes) {
            lastLeftNanos = now;
        }
        sampledNanos = now;
        leftBytes = left;
    }

    private static final class Upload {
        final Command.Request request;
        private final byte[] segment;
        private int next;
        boolean completed;
        EngineLoop.@Nullable Timer timer;

        Upload(Command.Request request, byte[] segment) {
            this.request = request;
            this.segment = segment;
            next = (int) request.firstByte();
        }

        boolean allHanded() {
            return next == segment.length;
        }

        byte[] next(int atMost) {
            int to = Math.min(segment.length, next + atMost);
            if (Framing.looksLikeCommand(segment, next, to)) {
                // One byte shorter it cannot end in the magic bytes again: no tail is another one shifted by one.
                to--;
            }
            byte[] slice = Arrays.copyOfRange(segment, next, to);
            next = to;
            return slice;
        }

        void stopTimer() {
            if (timer != null) {
                timer.cancel();
                timer = null;
            }
        }
    }
}
