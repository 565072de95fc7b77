package org.swarmglass.engine.peer.v2;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.swarmglass.engine.event.EngineEvent.CloseReason;
import org.swarmglass.engine.loop.EngineLoop;
import org.swarmglass.engine.peer.PeerError;
import org.swarmglass.engine.peer.PeerSession.DownloadListener;
import org.swarmglass.engine.peer.RateMeter;
import org.swarmglass.engine.peer.RemoteHoldings;
import org.swarmglass.engine.wire.Command;

/**
 * The asking half of a session (protocol/v2 4.5, 4.8): one request at a time, and the order
 * header, bytes, completion.
 *
 * <p>Raw bytes carry no id. They belong to the request whose header came last, wanted ({@code current}) or given up
 * meanwhile ({@code late}); a new header ends what was before it.
 */
final class Downloader {
    static final Duration SILENCE = Duration.ofSeconds(2);

    /** Above every real segment; bounds what a remote can make us hold. */
    static final long MAX_SEGMENT_BYTES = 64L << 20;

    /** Less than this does not restart the timer, or a byte every two seconds would hold a segment for ever. */
    private static final int LEAST_PROGRESS_BYTES = 1024;

    private static final int MAX_TIMEOUTS = 3;
    private static final int TOLERATED_UNSOLICITED = 3;
    private static final int REMEMBERED = 8;

    /** Shorter messages may well be commands. */
    private static final int LEAST_SLICE_BYTES = 1024;

    private final EngineLoop loop;
    private final Line line;
    private final RemoteHoldings holdings;
    private final RateMeter rate = new RateMeter();
    private final Deque<Asked> recent = new ArrayDeque<>();
    private @Nullable Download current;
    private @Nullable Asked late;
    private long nextRequestId;
    private int sliceBytes = 65_535;
    private int unsolicited;
    private int timeouts;

    /** @param firstRequestId later ones count up: newer peers want them distinct, older ones only echo them */
    Downloader(EngineLoop loop, Line line, RemoteHoldings holdings, long firstRequestId) {
        this.loop = loop;
        this.line = line;
        this.holdings = holdings;
        nextRequestId = firstRequestId;
    }

    OptionalLong segment() {
        return current == null ? OptionalLong.empty() : OptionalLong.of(current.asked.segment);
    }

    int consecutiveTimeouts() {
        return timeouts;
    }

    double bytesPerSecond() {
        return rate.bytesPerSecond();
    }

    void request(long segment, long heldBytes, OptionalLong totalBytes, DownloadListener listener) {
        Asked asked = new Asked(segment, nextRequestId++);
        if (recent.size() == REMEMBERED) {
            recent.removeFirst();
        }
        recent.addLast(asked);
        Download download = new Download(asked, heldBytes, totalBytes, listener, loop.nowNanos());
        current = download;
        watch(download);
        line.send(new Command.Request(segment, asked.requestId, heldBytes));
    }

    void cancel() {
        Download download = current;
        if (download != null) {
            finish(download);
            giveUp(download);
        }
    }

    /** The link is gone. */
    void closed() {
        fail(PeerError.CLOSED);
    }

    /**
     * True if raw bytes are due and this message can be some of them. Only then can its first and last four bytes look
     * like a command by chance or by a content author's intent.
     */
    boolean mayBeMedia(byte[] message) {
        return message.length <= expectedBytes();
    }

    /** True if the message is as long as a slice is now, which no command is. */
    boolean isSlice(byte[] message) {
        return message.length >= LEAST_SLICE_BYTES
                && mayBeMedia(message)
                && (message.length == sliceBytes || message.length == expectedBytes());
    }

    /** True for an answer to one of the latest requests. */
    boolean asked(long segment, long requestId) {
        return find(segment, requestId) != null;
    }

    void onHeader(Command.DataHeader header) {
        Asked asked = find(header.segment(), header.requestId());
        if (asked == null || asked.headed()) {
            return;
        }
        Download download = current;
        if (download != null && download.asked == asked) {
            late = null;
            begin(download, header.bytes());
        } else if (download == null || !download.asked.headed()) {
            // The answer to a request that was given up before it came.
            asked.head(Math.min(MAX_SEGMENT_BYTES, Math.max(0, header.bytes())));
            late = asked;
        }
    }

    private void begin(Download download, long bytes) {
        long size = download.heldBytes + bytes;
        boolean possible = bytes >= 0 && size > 0 && size <= MAX_SEGMENT_BYTES;
        if (!possible || download.totalBytes.orElse(size) != size) {
            sendCancel(download);
            violated(PeerError.LENGTH_MISMATCH, "announced a remainder of " + bytes + " bytes");
            return;
        }
        download.asked.head(bytes);
        download.restartTimer(loop.nowNanos());
        download.listener.onTotal(size);
    }

    void onMedia(byte[] bytes) {
        if (bytes.length >= LEAST_SLICE_BYTES && bytes.length < expectedBytes()) { // the last one is of any length
            sliceBytes = bytes.length;
        }
        Download download = current;
        if (download == null || !download.asked.headed()) {
            onUnwanted(bytes.length);
        } else if (bytes.length > download.asked.remaining()) {
            line.unused(bytes.length);
            violated(PeerError.LENGTH_MISMATCH, "sent more bytes than announced");
        } else {
            download.received(bytes.length, loop.nowNanos(), rate);
            download.listener.onBytes(bytes);
        }
    }

    private void onUnwanted(int bytes) {
        line.unused(bytes);
        if (late != null && bytes <= late.remaining()) {
            late.received(bytes);
        } else if (++unsolicited > TOLERATED_UNSOLICITED) {
            line.end(CloseReason.PROTOCOL_VIOLATION, "sends media that nobody asked for");
        }
    }

    void onEnd(Command.DataEnd end) {
        Download download = current;
        if (download == null || !download.asked.headed()) {
            if (late != null && late.is(end.segment(), end.requestId())) {
                late.nothingMore();
            }
        } else if (!download.asked.is(end.segment(), end.requestId())) {
            violated(PeerError.PROTOCOL_VIOLATION, "completed another request than the one it was sending");
        } else if (download.asked.remaining() > 0) {
            violated(PeerError.LENGTH_MISMATCH, "completed with fewer bytes than announced");
        } else {
            timeouts = 0;
            finish(download);
            download.listener.onDone();
        }
    }

    void onAbsent(Command.Absent absent) {
        holdings.refuse(absent.segment());
        if (current != null && current.asked.is(absent.segment(), absent.requestId())) {
            current.asked.nothingMore();
            fail(PeerError.ABSENT);
        }
    }

    private long expectedBytes() {
        if (current != null && current.asked.headed()) {
            return current.asked.remaining();
        }
        return late == null ? 0 : late.remaining();
    }

    private @Nullable Asked find(long segment, long requestId) {
        for (Asked asked : recent) {
            if (asked.is(segment, requestId)) {
                return asked;
            }
        }
        return null;
    }

    private void watch(Download download) {
        Duration left = Duration.ofNanos(download.deadlineNanos - loop.nowNanos());
        download.timer = loop.after(left, "peer request timeout", () -> {
            if (loop.nowNanos() < download.deadlineNanos) {
                watch(download);
            } else {
                timedOut(download);
            }
        });
    }

    private void timedOut(Download download) {
        timeouts++;
        rate.clear();
        if (!download.asked.headed()) {
            // Browsers give no answer for ids that left their playlist, though they still announce them (4.6, 6.8).
            holdings.refuse(download.asked.segment);
        }
        giveUp(download);
        fail(PeerError.TIMEOUT);
        if (timeouts >= MAX_TIMEOUTS) {
            line.end(CloseReason.SILENT, "gave no bytes to " + timeouts + " requests in a row");
        }
    }

    private void giveUp(Download download) {
        if (download.asked.headed()) {
            late = download.asked;
        }
        sendCancel(download);
    }

    private void sendCancel(Download download) {
        line.send(new Command.Cancel(download.asked.segment, download.asked.requestId));
    }

    private void violated(String error, String detail) {
        fail(error);
        line.end(CloseReason.PROTOCOL_VIOLATION, detail);
    }

    private void fail(String error) {
        Download download = current;
        if (download != null) {
            finish(download);
            download.listener.onFailed(error);
        }
    }

    private void finish(Download download) {
        current = null;
        download.stopTimer();
        rate.record(loop.nowNanos() - download.meteredNanos, 0);
    }

    private static final class Download {
        final Asked asked;
        final long heldBytes;
        final OptionalLong totalBytes;
        final DownloadListener listener;
        EngineLoop.@Nullable Timer timer;
        long deadlineNanos;
        long meteredNanos;
        private long sinceRestart;

        Download(Asked asked, long heldBytes, OptionalLong totalBytes, DownloadListener listener, long nowNanos) {
            this.asked = asked;
            this.heldBytes = heldBytes;
            this.totalBytes = totalBytes;
            this.listener = listener;
            meteredNanos = nowNanos;
            restartTimer(nowNanos);
        }

        void received(int bytes, long nowNanos, RateMeter rate) {
            asked.received(bytes);
            rate.record(nowNanos - meteredNanos, bytes);
            meteredNanos = nowNanos;
            sinceRestart += bytes;
            if (sinceRestart >= LEAST_PROGRESS_BYTES || asked.remaining() == 0) {
                restartTimer(nowNanos);
            }
        }

        void restartTimer(long nowNanos) {
            deadlineNanos = nowNanos + SILENCE.toNanos();
            sinceRestart = 0;
        }

        void stopTimer() {
            if (timer != null) {
                timer.cancel();
            }
        }
    }
}
