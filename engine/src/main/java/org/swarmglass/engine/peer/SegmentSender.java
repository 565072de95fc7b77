package org.swarmglass.engine.peer;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.swarmglass.engine.loop.EngineLoop;
import org.swarmglass.engine.transport.PeerLink;
import org.swarmglass.engine.transport.Slice;

/**
 * Hands a segment to a link, at most one at a time, in slices and never far ahead of the network.
 *
 * <p>It runs until the bytes have left the link, not only until they were queued: who counts running uploads to limit them
 * means the network. Loop thread only.
 */
public final class SegmentSender {
    /** A link that takes longer for a whole message is slow: a receiver's patience, two seconds in 2.x, is in danger. */
    private static final double SLOW_MESSAGE_SECONDS = 0.5;

    /** Of a whole message, to a slow link. */
    private static final int SLOW_SLICES = 4;

    /** How often the link's queue is looked at while a segment is sent. */
    public static final Duration LOOK = Duration.ofMillis(50);

    /** After so long without a byte leaving, the receiver has long given up. */
    public static final Duration STALLED = Duration.ofSeconds(10);

    /** Our own requests and announcements queue behind the media: keep that to about half a second. */
    private static final double QUEUE_SECONDS = 0.5;

    /**
     * Counted in messages of the link, as all bounds here: a simulated link may carry less than it stands for. With four, a
     * connection between continents had three seconds of media before the first announcement.
     */
    private static final int UNMEASURED_QUEUE_MESSAGES = 2;

    /** Of a whole message: an upload of which less is queued is over. */
    private static final int DRAINED_PART = 4;

    private final EngineLoop loop;
    private final PeerLink link;
    private final Line line;
    private final RateMeter rate = new RateMeter();
    private @Nullable Sending current;
    private long handedBytes;
    private long leftBytes;
    private long sampledNanos;
    private long lastLeftNanos;

    public SegmentSender(EngineLoop loop, PeerLink link, Line line) {
        this.loop = loop;
        this.link = link;
        this.line = line;
    }

    public boolean running() {
        return current != null;
    }

    /** True while bytes of the segment have yet to be given to the link: what is sent now comes in between. */
    public boolean handing() {
        return current != null && !current.allHanded();
    }

    /** Bytes that left the link, over the time segments were sent; 0 while unknown. */
    public double bytesPerSecond() {
        return rate.bytesPerSecond();
    }

    /**
     * Begins, in place of what is running.
     *
     * @param segment must not be written to afterwards
     * @param firstByte between 0 and the segment's length, both included
     */
    public void begin(byte[] segment, int firstByte) {
        stop();
        Sending sending = new Sending(segment, firstByte);
        current = sending;
        sampledNanos = loop.nowNanos();
        lastLeftNanos = sampledNanos;
        leftBytes = left();
        proceed(sending);
    }

    public void onWritable() {
        if (current != null) {
            proceed(current);
        }
    }

    /** Nothing more is sent; {@link Line#onEnded} is called if something was running. */
    public void stop() {
        Sending sending = current;
        if (sending != null) {
            sample();
            current = null;
            sending.stopTimer();
            line.onEnded();
        }
    }

    private void proceed(Sending sending) {
        sample();
        while (current == sending && !sending.allHanded() && mayQueue()) {
            Slice slice = sending.next(sliceBytes(), line);
            handedBytes += slice.length();
            line.sendMedia(slice);
        }
        if (current == sending && sending.allHanded()) {
            complete(sending);
        }
        if (current == sending && sending.timer == null) {
            look(sending);
        }
    }

    private void complete(Sending sending) {
        if (!sending.completed) {
            sending.completed = true;
            line.onAllHanded();
        }
        if (current == sending && link.queuedBytes() <= link.maxMessageBytes() / DRAINED_PART) {
            stop();
        }
    }

    private void look(Sending sending) {
        sending.timer = loop.after(LOOK, "peer upload", () -> {
            sending.timer = null;
            if (loop.nowNanos() - lastLeftNanos >= STALLED.toNanos() && left() == leftBytes) {
                line.onStalled();
            } else {
                proceed(sending);
            }
        });
    }

    private boolean mayQueue() {
        return !link.congested() && link.queuedBytes() < queueLimit();
    }

    private long queueLimit() {
        double measured = rate.bytesPerSecond();
        return measured == 0
                ? (long) UNMEASURED_QUEUE_MESSAGES * link.maxMessageBytes()
                : Math.max(sliceBytes(), (long) (measured * QUEUE_SECONDS));
    }

    private int sliceBytes() {
        double measured = rate.bytesPerSecond();
        boolean slow = measured > 0 && link.maxMessageBytes() / measured > SLOW_MESSAGE_SECONDS;
        return slow ? Math.max(1, link.maxMessageBytes() / SLOW_SLICES) : link.maxMessageBytes();
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
            line.onLeft(left - leftBytes);
            lastLeftNanos = now;
        }
        sampledNanos = now;
        leftBytes = left;
    }

    /** The session, in the words of its protocol. */
    public interface Line {
        /** True for bytes that a receiver takes for a command: a slice is never cut so. */
        boolean looksLikeCommand(byte[] bytes, int from, int to);

        void sendMedia(Slice slice);

        /** So many bytes are on the network since the last time. */
        void onLeft(long bytes);

        /** The last byte was given to the link; what is sent from now on comes after the segment. */
        void onAllHanded();

        /** No byte has left for {@link #STALLED}; the sender must be stopped. */
        void onStalled();

        /** All bytes have left, or it was stopped. */
        void onEnded();
    }

    private static final class Sending {
        private final byte[] segment;
        private int next;
        boolean completed;
        EngineLoop.@Nullable Timer timer;

        Sending(byte[] segment, int firstByte) {
            this.segment = segment;
            next = firstByte;
        }

        boolean allHanded() {
            return next == segment.length;
        }

        Slice next(int atMost, Line line) {
            int to = Math.min(segment.length, next + atMost);
            // Shorter by a byte or by a run of closing braces it ends otherwise, and the rest does not begin like one.
            while (to > next + 1 && line.looksLikeCommand(segment, next, to)) {
                to--;
            }
            Slice slice = new Slice(segment, next, to - next);
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
