package org.swarmglass.engine.peer.v06;

import java.time.Duration;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.swarmglass.engine.loop.EngineLoop;
import org.swarmglass.engine.peer.PeerSession.DownloadListener;
import org.swarmglass.engine.peer.RateMeter;

/** One segment wanted of the remote. */
final class Download {
    /** Less than this does not restart the timer, or a byte every ten seconds would hold a segment for ever. */
    private static final int LEAST_PROGRESS_BYTES = 1024;

    private static final long NO_HEADER = -1;

    final Wanted wanted;
    final DownloadListener listener;
    boolean sent;
    long received;
    long deadlineNanos;
    long meteredNanos;
    private long size = NO_HEADER;
    private long sinceRestart;
    EngineLoop.@Nullable Timer timer;

    Download(Wanted wanted, DownloadListener listener, long nowNanos) {
        this.wanted = wanted;
        this.listener = listener;
        meteredNanos = nowNanos;
        restartTimer(nowNanos, Downloader.ANSWER_WAIT);
    }

    boolean headed() {
        return size != NO_HEADER;
    }

    void head(long bytes) {
        size = bytes;
    }

    /** Raw bytes still to come; 0 before the header. */
    long remaining() {
        return Math.max(0, size - received);
    }

    void received(int bytes, long nowNanos, RateMeter rate) {
        received += bytes;
        rate.record(nowNanos - meteredNanos, bytes);
        meteredNanos = nowNanos;
        sinceRestart += bytes;
        if (sinceRestart >= LEAST_PROGRESS_BYTES) {
            restartTimer(nowNanos, Downloader.SILENCE);
        }
    }

    void restartTimer(long nowNanos, Duration patience) {
        deadlineNanos = nowNanos + patience.toNanos();
        sinceRestart = 0;
    }

    void stopTimer() {
        if (timer != null) {
            timer.cancel();
        }
    }

    /**
     * Which segment, and what is known of it.
     *
     * @param id on the wire
     * @param heldBytes of its beginning, which come again and are unused
     */
    record Wanted(long segment, String id, long heldBytes, OptionalLong totalBytes) {}
}
