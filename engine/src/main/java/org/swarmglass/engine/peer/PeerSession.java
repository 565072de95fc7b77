package org.swarmglass.engine.peer;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.swarmglass.engine.event.EngineEvent.CloseReason;
import org.swarmglass.engine.loop.EngineLoop;
import org.swarmglass.engine.loop.Entropy;
import org.swarmglass.engine.model.PeerId;
import org.swarmglass.engine.transport.LinkEnd;
import org.swarmglass.engine.transport.LinkStats;
import org.swarmglass.engine.transport.PeerLink;
import org.swarmglass.engine.wire.Command;
import org.swarmglass.engine.wire.v2.V2Encoder;

/**
 * One open link to a remote peer of one swarm: its codec, its announcement, its one download and its one upload, by
 * protocol/v2 section 4.
 *
 * <p>The remote is not trusted. What it sends is bounded in memory and rate, and what breaks the protocol closes the link
 * where browsers close it too; what browsers ignore is ignored, within limits.
 *
 * <p>Every raw media byte received goes either to {@link DownloadListener#onBytes} or to {@link Owner#onUnusedBytes}, once,
 * and is counted in {@link #receivedBytes()}.
 *
 * <p>Loop thread only. Callbacks may call back into the session.
 */
public final class PeerSession {
    private final EngineLoop loop;
    private final PeerId remote;
    private final PeerLink link;
    private final Owner owner;
    private final RemoteHoldings holdings = new RemoteHoldings();
    private final Downloader downloader;
    private final Uploader uploader;
    private final RequestBudget requests;
    private final Inbox inbox;
    private final long openedNanos;
    private @Nullable LinkStats stats;
    private boolean heard;
    private boolean ended;
    private long receivedBytes;
    private long sentBytes;

    /** The link must be open; its listener forwards to this session from now on. */
    public PeerSession(EngineLoop loop, Entropy entropy, PeerId remote, PeerLink link, Owner owner) {
        this.loop = loop;
        this.remote = remote;
        this.link = link;
        this.owner = owner;
        Line line = new SessionLine();
        downloader = new Downloader(loop, line, holdings, entropy.below(1000));
        uploader = new Uploader(loop, link, line);
        inbox = new Inbox(loop, line, downloader, new SessionContent());
        openedNanos = loop.nowNanos();
        requests = new RequestBudget(openedNanos);
    }

    public PeerId remote() {
        return remote;
    }

    /** A whole message of the link. The array becomes the session's, and the listener's if it is media. */
    public void onMessage(byte[] message) {
        if (ended) {
            return;
        }
        heard = true;
        inbox.accept(message);
    }

    public void onWritable() {
        if (!ended) {
            uploader.onWritable();
        }
    }

    public void onStats(LinkStats latest) {
        stats = latest;
    }

    /** The link ended by itself. */
    public void onLinkClosed(LinkEnd end) {
        CloseReason reason = switch (end.cause()) {
            case REMOTE_CLOSED -> CloseReason.REMOTE_CLOSED;
            case CONNECTION_FAILED, BAD_DESCRIPTION, OVERRUN -> CloseReason.CONNECTION_FAILED;
            case FACTORY_ROTATED -> CloseReason.FACTORY_ROTATED;
            case TRANSPORT_CLOSED -> CloseReason.SHUTDOWN;
        };
        end(reason, end.detail());
    }

    public void announce(Command.Announcement announcement) {
        send(announcement);
    }

    /** The remote has sent at least one message on this link: of duplicate links, it uses this one (protocol/v2 3.8). */
    public boolean heard() {
        return heard;
    }

    /** What may be requested: announced and, since then, neither answered with absent nor left without any answer. A view. */
    public SortedSet<Long> loaded() {
        return holdings.loaded();
    }

    /** What the remote will hold soon; may not be requested. A view. */
    public Set<Long> loading() {
        return holdings.loading();
    }

    public boolean downloading() {
        return downloader.segment().isPresent();
    }

    public OptionalLong downloadingSegment() {
        return downloader.segment();
    }

    /**
     * Asks for a segment from byte {@code heldBytes} on.
     *
     * @param totalBytes the whole segment's length if known; a remote that claims another is closed
     * @throws IllegalStateException if a download is running: cancel it first
     */
    public void request(long segment, long heldBytes, OptionalLong totalBytes, DownloadListener listener) {
        if (downloading()) {
            throw new IllegalStateException("segment " + downloadingSegment().getAsLong() + " is being downloaded");
        }
        if (heldBytes < 0 || totalBytes.orElse(heldBytes) < heldBytes) {
            throw new IllegalArgumentException(heldBytes + " bytes held of " + totalBytes);
        }
        if (ended) {
            loop.post("peer request refused", () -> listener.onFailed(PeerError.CLOSED));
        } else {
            downloader.request(segment, heldBytes, totalBytes, listener);
        }
    }

    /** Gives the download up, if there is one. Its listener is not called again; its late bytes are unused ones. */
    public void cancelDownload() {
        downloader.cancel();
    }

    /** True until the bytes of the upload have left the link. */
    public boolean uploading() {
        return uploader.running();
    }

    /** Stops the upload, if there is one, and tells the remote to turn elsewhere. */
    public void stopUpload() {
        uploader.refuse();
    }

    /** Raw media bytes ever received, wanted or not. */
    public long receivedBytes() {
        return receivedBytes;
    }

    /** Raw media bytes ever handed to the link. */
    public long sentBytes() {
        return sentBytes;
    }

    /** Over the time downloads were running; 0 while unknown, also after a timeout. */
    public double downloadBytesPerSecond() {
        return downloader.bytesPerSecond();
    }

    /** Bytes that left the link, over the time uploads were running; 0 while unknown. */
    public double uploadBytesPerSecond() {
        return uploader.bytesPerSecond();
    }

    /** Requests in a row that ended by timeout. At the third the session closes. */
    public int consecutiveTimeouts() {
        return downloader.consecutiveTimeouts();
    }

    public Optional<LinkStats> stats() {
        return Optional.ofNullable(stats);
    }

    public long openedNanos() {
        return openedNanos;
    }

    /** Closes the link; a running download fails. {@link Owner#onEnded} is called once, whoever ended it first. */
    public void close(CloseReason reason, String detail) {
        end(reason, detail);
    }

    private void end(CloseReason reason, String detail) {
        if (ended) {
            return;
        }
        ended = true;
        inbox.close();
        uploader.stop();
        downloader.closed();
        link.close();
        owner.onEnded(this, reason, detail);
    }

    private void onCommand(Command command) {
        if (command instanceof Command.Announcement announcement) {
            holdings.replaceBy(announcement);
            owner.onAnnounced(this);
        } else if (command instanceof Command.Request request) {
            onRequest(request);
        } else if (command instanceof Command.DataHeader header) {
            downloader.onHeader(header);
        } else if (command instanceof Command.DataEnd end) {
            downloader.onEnd(end);
        } else if (command instanceof Command.Absent absent) {
            downloader.onAbsent(absent);
        } else if (command instanceof Command.Cancel cancel) {
            uploader.onCancel(cancel);
        }
    }

    private void onRequest(Command.Request request) {
        uploader.stop();
        boolean sane = request.segment() >= 0 && request.firstByte() >= 0;
        if (!sane || !requests.take(loop.nowNanos())) {
            refuse(request);
            return;
        }
        Answer answer = owner.onRequest(this, request.segment(), request.firstByte());
        if (ended) {
            return;
        }
        if (answer instanceof Answer.Serve serve) {
            // Generation 5.0 takes an empty segment for an attack, so nothing of that kind is ever announced.
            if (serve.segment().length == 0 || request.firstByte() > serve.segment().length) {
                refuse(request);
            } else {
                uploader.begin(request, serve.segment());
            }
        } else if (answer instanceof Answer.Absent) {
            refuse(request);
        }
    }

    private void refuse(Command.Request request) {
        send(new Command.Absent(request.segment(), request.requestId()));
    }

    private void onMedia(byte[] bytes) {
        receivedBytes += bytes.length;
        downloader.onMedia(bytes);
    }

    private void send(Command command) {
        if (ended) {
            return;
        }
        for (byte[] message : V2Encoder.encode(command, link.maxMessageBytes())) {
            link.send(message);
        }
    }

    /** Keeps what the halves may do off the public type. */
    private final class SessionLine implements Line {
        @Override
        public void send(Command command) {
            PeerSession.this.send(command);
        }

        @Override
        public void end(CloseReason reason, String detail) {
            PeerSession.this.end(reason, detail);
        }

        @Override
        public void unused(int bytes) {
            owner.onUnusedBytes(PeerSession.this, bytes);
        }

        @Override
        public void sendMedia(byte[] slice) {
            sentBytes += slice.length;
            link.send(slice);
            owner.onSent(PeerSession.this, slice.length);
        }

        @Override
        public void uploadEnded() {
            owner.onUploadEnded(PeerSession.this);
        }
    }

    private final class SessionContent implements Inbox.Content {
        @Override
        public void onCommand(Command command) {
            PeerSession.this.onCommand(command);
        }

        @Override
        public void onMedia(byte[] bytes) {
            PeerSession.this.onMedia(bytes);
        }
    }

    /** What becomes of one requested download. */
    public interface DownloadListener {
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
    public interface Owner {
        /** The remote wants bytes from {@code firstByte} on; a former upload to it has ended. */
        Answer onRequest(PeerSession from, long segment, long firstByte);

        /** {@link #loaded()} and {@link #loading()} are new. */
        void onAnnounced(PeerSession from);

        /** Received media bytes that nobody wanted. */
        void onUnusedBytes(PeerSession from, int bytes);

        /** Media bytes handed to the link. */
        void onSent(PeerSession to, int bytes);

        /** Completed, cancelled, replaced or stopped. */
        void onUploadEnded(PeerSession to);

        /** Once. Nothing is called afterwards. */
        void onEnded(PeerSession session, CloseReason reason, String detail);
    }

    /** The swarm's decision about a request. */
    public sealed interface Answer {
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
