package org.swarmglass.engine.peer.v06;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.swarmglass.engine.event.EngineEvent.CloseReason;
import org.swarmglass.engine.loop.EngineLoop;
import org.swarmglass.engine.peer.PeerError;
import org.swarmglass.engine.peer.RateMeter;
import org.swarmglass.engine.peer.RemoteHoldings;

/**
 * The asking half of a session (protocol/v06 4.4, 10): one request at a time, and the whole segment in reply, since this
 * wire knows no offsets.
 *
 * <p>A browser sends a segment to its end whatever we say, so the bytes of a request that was given up are still due
 * ({@code late}); until they have come, or any command has, the remote is busy.
 */
final class Downloader {
    /**
     * From request to answer. Browsers wait a minute, by when a live segment is lost; after this long another peer or the
     * origin can still bring it. A late answer is taken for what it is.
     */
    static final Duration ANSWER_WAIT = Duration.ofSeconds(5);

    /**
     * Between bytes. Browsers have no such limit, and a stalled upload blocks their slot for good. Long enough for a whole
     * message of 64 KiB over a poor uplink, of which nothing is seen before its end.
     */
    static final Duration SILENCE = Duration.ofSeconds(10);

    /** So long the rest of a given-up transfer may pause before it is taken to have been cut off. */
    static final Duration LATE_SILENCE = Duration.ofSeconds(5);

    /** Above every real segment; bounds what a remote can make us hold. */
    static final long MAX_SEGMENT_BYTES = 64L << 20;

    private static final int MAX_TIMEOUTS = 3;
    private static final int MAX_VIOLATIONS = 3;
    private static final int TOLERATED_UNSOLICITED = 8;
    private static final int REMEMBERED = 8;

    private final EngineLoop loop;
    private final Line line;
    private final RemoteHoldings holdings;
    private final RateMeter rate = new RateMeter();
    private final Deque<Asked> recent = new ArrayDeque<>();
    private @Nullable Download current;
    private long late;
    private long lateUntilNanos;
    private int unsolicited;
    private int violations;
    private int timeouts;

    Downloader(EngineLoop loop, Line line, RemoteHoldings holdings) {
        this.loop = loop;
        this.line = line;
        this.holdings = holdings;
    }

    OptionalLong segment() {
        return current == null ? OptionalLong.empty() : OptionalLong.of(current.wanted.segment());
    }

    /** A download runs, or the rest of one that was given up still comes. */
    boolean busy() {
        return current != null || lateBytes() > 0;
    }

    /** Inside a transfer that is wanted, where no command may come. */
    boolean receiving() {
        return current != null && current.headed();
    }

    /** Raw bytes are due, so that JSON without a meaning may well be some of them. */
    boolean mediaDue() {
        return receiving() || lateBytes() > 0;
    }

    int consecutiveTimeouts() {
        return timeouts;
    }

    double bytesPerSecond() {
        return rate.bytesPerSecond();
    }

    void request(Download download) {
        current = download;
        watch(download);
        line.request(download.wanted.id());
    }

    /** The request has left. */
    void onRequestSent(String id) {
        if (recent.size() == REMEMBERED) {
            recent.removeFirst();
        }
        recent.addLast(new Asked(id));
        if (current != null && current.wanted.id().equals(id)) {
            current.sent = true;
            current.restartTimer(loop.nowNanos(), ANSWER_WAIT);
        }
    }

    void cancel() {
        Download download = current;
        if (download != null) {
            finish(download);
            giveUp(download);
        }
    }

    private void giveUp(Download download) {
        if (!download.sent) {
            line.withdraw(download.wanted.id());
            return;
        }
        expectLate(download.remaining());
        line.cancel(download.wanted.id());
    }

    /** The link is gone. */
    void closed() {
        fail(PeerError.CLOSED);
    }

    /** A command inside a transfer: the transfer is lost, and the command too, as in browsers. */
    void interrupted() {
        Download download = current;
        if (download != null) {
            expectLate(download.remaining());
            violated(PeerError.PROTOCOL_VIOLATION, "sends commands inside segments");
        }
    }

    /** A command outside of a transfer: what was being sent before it is over. */
    void betweenTransfers() {
        if (late > 0) {
            late = 0;
            line.askable();
        }
    }

    void onHeader(String id, long bytes) {
        Asked asked = unanswered(id);
        if (asked == null) {
            onUnsolicited();
            return;
        }
        asked.answered = true;
        Download download = current;
        if (download != null && download.sent && download.wanted.id().equals(id)) {
            begin(download, bytes);
        } else {
            expectLate(bytes);
        }
    }

    private void begin(Download download, long bytes) {
        boolean whole = bytes > 0 && bytes <= MAX_SEGMENT_BYTES && bytes >= download.wanted.heldBytes();
        if (!whole || download.wanted.totalBytes().orElse(bytes) != bytes) {
            expectLate(bytes);
            line.cancel(download.wanted.id());
            fail(PeerError.LENGTH_MISMATCH);
            line.end(CloseReason.PROTOCOL_VIOLATION, "announced a segment of " + bytes + " bytes");
            return;
        }
        download.head(bytes);
        download.restartTimer(loop.nowNanos(), SILENCE);
        download.listener.onTotal(bytes);
    }

    void onMedia(byte[] bytes) {
        Download download = current;
        if (download == null || !download.headed()) {
            onUnwanted(bytes.length);
        } else if (bytes.length > download.remaining()) {
            line.unused(bytes.length);
            violated(PeerError.LENGTH_MISMATCH, "sends more bytes than announced");
        } else {
            deliver(download, bytes);
        }
    }

    private void deliver(Download download, byte[] bytes) {
        int known = (int) Math.min(bytes.length, Math.max(0, download.wanted.heldBytes() - download.received));
        download.received(bytes.length, loop.nowNanos(), rate);
        if (known > 0) {
            line.unused(known);
        }
        if (known < bytes.length) {
            download.listener.onBytes(known == 0 ? bytes : Arrays.copyOfRange(bytes, known, bytes.length));
        }
        if (current == download && download.remaining() == 0) {
            timeouts = 0;
            violations = 0;
            finish(download);
            download.listener.onDone();
        }
    }

    private void onUnwanted(int bytes) {
        line.unused(bytes);
        long due = lateBytes();
        if (bytes > due) {
            late = 0;
            onUnsolicited();
        } else {
            expectLate(due - bytes);
        }
        Download waiting = current;
        if (waiting != null && waiting.sent && due > 0) {
            // The link is not silent: the answer stands behind these bytes.
            waiting.restartTimer(loop.nowNanos(), ANSWER_WAIT);
        }
        if (due > 0 && late == 0) {
            line.askable();
        }
    }

    private void onUnsolicited() {
        if (++unsolicited > TOLERATED_UNSOLICITED) {
            line.end(CloseReason.PROTOCOL_VIOLATION, "sends media that nobody asked for");
        }
    }

    void onAbsent(String id) {
        Asked asked = unanswered(id);
        if (asked == null) {
            return;
        }
        asked.answered = true;
        Download download = current;
        if (download != null && download.sent && download.wanted.id().equals(id)) {
            holdings.refuse(download.wanted.segment());
            fail(PeerError.ABSENT);
        }
    }

    private @Nullable Asked unanswered(String id) {
        for (Asked asked : recent) {
            if (!asked.answered && asked.id.equals(id)) {
                return asked;
            }
        }
        return null;
    }

    private void expectLate(long bytes) {
        late = Math.min(MAX_SEGMENT_BYTES, Math.max(0, bytes));
        lateUntilNanos = loop.nowNanos() + LATE_SILENCE.toNanos();
    }

    private long lateBytes() {
        return loop.nowNanos() < lateUntilNanos ? late : 0;
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
        finish(download);
        if (!download.sent) {
            // Our own upload is in the way; that is no fault of the remote.
            line.withdraw(download.wanted.id());
            download.listener.onFailed(PeerError.TIMEOUT);
            return;
        }
        timeouts++;
        rate.clear();
        boolean stalled = download.headed();
        giveUp(download);
        if (!stalled) {
            holdings.refuse(download.wanted.segment());
        }
        download.listener.onFailed(PeerError.TIMEOUT);
        if (stalled) {
            line.end(CloseReason.SILENT, "stopped in the middle of a segment, behind which nothing else can come");
        } else if (timeouts >= MAX_TIMEOUTS) {
            line.end(CloseReason.SILENT, "gave no answer to " + timeouts + " requests in a row");
        }
    }

    private void violated(String error, String detail) {
        fail(error);
        if (++violations >= MAX_VIOLATIONS) {
            line.end(CloseReason.PROTOCOL_VIOLATION, detail);
        }
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
}
