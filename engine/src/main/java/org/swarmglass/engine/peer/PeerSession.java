package org.swarmglass.engine.peer;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.swarmglass.engine.event.EngineEvent.CloseReason;
import org.swarmglass.engine.model.PeerId;
import org.swarmglass.engine.transport.LinkEnd;
import org.swarmglass.engine.transport.LinkStats;
import org.swarmglass.engine.wire.Command;

/**
 * One open link to a remote peer of one swarm, in the protocol of the swarm's generation: its announcement, its one
 * download and its one upload. Segments have our numbers here, whatever they are called on the wire.
 *
 * <p>The remote is not trusted. What it sends is bounded in memory and rate, and what breaks the protocol closes the link
 * where browsers close it too; what browsers ignore is ignored, within limits.
 *
 * <p>Every raw media byte received goes either to {@link DownloadListener#onBytes} or to {@link Owner#onUnusedBytes}, once,
 * and is counted in {@link #receivedBytes()}.
 *
 * <p>Loop thread only. Callbacks may call back into the session.
 */
public interface PeerSession {
    PeerId remote();

    /** A whole message of the link. The array becomes the session's, and the listener's if it is media. */
    void onMessage(byte[] message);

    void onWritable();

    void onStats(LinkStats latest);

    /** The link ended by itself. */
    void onLinkClosed(LinkEnd end);

    void announce(Command.Announcement announcement);

    /** The remote has sent at least one message on this link: of duplicate links, it uses this one (protocol/v2 3.8). */
    boolean heard();

    /**
     * What may be requested: announced and, since then, neither answered with absent nor left without any answer. A view,
     * in ascending order.
     */
    Set<Long> loaded();

    /** What the remote will hold soon; may not be requested. A view. */
    Set<Long> loading();

    /** What it announced and did not give when asked; others may get it, and we after its next announcement. A view. */
    Set<Long> refused();

    /** True while the remote cannot be asked: a download is running, or the rest of one that was given up still comes. */
    boolean downloading();

    OptionalLong downloadingSegment();

    /** Whether a request may begin beyond the first byte. */
    boolean servesOffsets();

    /**
     * Asks for a segment from byte {@code heldBytes} on. In protocols without offsets the whole comes, and the bytes held
     * are unused ones.
     *
     * @param totalBytes the whole segment's length if known; a remote that claims another is closed
     * @throws IllegalStateException if a download is running: cancel it first. The rest of a given-up one is no hindrance
     */
    void request(long segment, long heldBytes, OptionalLong totalBytes, DownloadListener listener);

    /** Gives the download up, if there is one. Its listener is not called again; its late bytes are unused ones. */
    void cancelDownload();

    /** True until the bytes of the upload have left the link. */
    boolean uploading();

    /**
     * Stops the upload, if there is one, and tells the remote to turn elsewhere. Where the protocol cannot end an upload
     * the segment that is being sent goes on to its end; nothing else is begun.
     */
    void stopUpload();

    /** Raw media bytes ever received, wanted or not. */
    long receivedBytes();

    /** Raw media bytes ever handed to the link. */
    long sentBytes();

    /** Over the time downloads were running; 0 while unknown, also after a timeout. */
    double downloadBytesPerSecond();

    /** Bytes that left the link, over the time uploads were running; 0 while unknown. */
    double uploadBytesPerSecond();

    /** Requests in a row that ended by timeout. At the third the session closes. */
    int consecutiveTimeouts();

    Optional<LinkStats> stats();

    long openedNanos();

    /** Closes the link; a running download fails. {@link Owner#onEnded} is called once, whoever ended it first. */
    void close(CloseReason reason, String detail);

    /** What becomes of one requested download. */
    interface DownloadListener {
        /**
         * The remote has begun to answer.
         *
         * @param totalBytes the whole segment's length, what was held before included
         */
        void onTotal(long totalBytes);

        /** In order. The array is the listener's. */
        void onBytes(byte[] bytes);

        /** Complete, and of the announced length. */
        void onDone();

        /**
         * Ended without completion.
         *
         * @param error a word of {@link PeerError}; after a mismatch or violation the bytes delivered are worthless
         */
        void onFailed(String error);
    }

    /** The swarm. */
    interface Owner {
        /** The remote wants bytes from {@code firstByte} on; a former upload to it has ended. */
        Answer onRequest(PeerSession from, long segment, long firstByte);

        /** {@link #loaded()} and {@link #loading()} are new, or the remote may be asked again. */
        void onAnnounced(PeerSession from);

        /** Received media bytes that nobody wanted. */
        void onUnusedBytes(PeerSession from, int bytes);

        /** Media bytes handed to the link. */
        void onSent(PeerSession to, int bytes);

        /** Media bytes that have left the link for the network. */
        void onLeft(PeerSession to, long bytes);

        /** Completed, cancelled, replaced or stopped. */
        void onUploadEnded(PeerSession to);

        /** Once. Nothing is called afterwards. */
        void onEnded(PeerSession session, CloseReason reason, String detail);
    }

    /** The swarm's decision about a request. */
    sealed interface Answer {
        /**
         * Send it, from the asked byte on.
         *
         * @param segment all of it; must not be written to afterwards
         */
        @SuppressWarnings("ArrayRecordComponent") // a segment's bytes are handed on, never compared
        record Serve(byte[] segment) implements Answer {}

        /** Not here, or too busy: the remote turns elsewhere at once. */
        record Absent() implements Answer {}

        /** No answer, as browsers treat ids that left their playlist. */
        record Silence() implements Answer {}
    }
}
