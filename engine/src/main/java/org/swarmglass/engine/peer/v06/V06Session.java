package org.swarmglass.engine.peer.v06;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.swarmglass.engine.event.EngineEvent.CloseReason;
import org.swarmglass.engine.loop.EngineLoop;
import org.swarmglass.engine.model.PeerId;
import org.swarmglass.engine.peer.EndReason;
import org.swarmglass.engine.peer.FloodGuard;
import org.swarmglass.engine.peer.PeerError;
import org.swarmglass.engine.peer.PeerSession;
import org.swarmglass.engine.peer.RemoteHoldings;
import org.swarmglass.engine.peer.RequestBudget;
import org.swarmglass.engine.peer.SegmentNumbering;
import org.swarmglass.engine.transport.LinkEnd;
import org.swarmglass.engine.transport.LinkStats;
import org.swarmglass.engine.transport.PeerLink;
import org.swarmglass.engine.transport.Slice;
import org.swarmglass.engine.wire.Command.Announcement;
import org.swarmglass.engine.wire.v06.V06Command;
import org.swarmglass.engine.wire.v06.V06Command.CancelSegmentRequest;
import org.swarmglass.engine.wire.v06.V06Command.SegmentAbsent;
import org.swarmglass.engine.wire.v06.V06Command.SegmentData;
import org.swarmglass.engine.wire.v06.V06Command.SegmentRequest;
import org.swarmglass.engine.wire.v06.V06Command.SegmentsMap;
import org.swarmglass.engine.wire.v06.V06Decoder;
import org.swarmglass.engine.wire.v06.V06Encoder;

/**
 * A session in the JSON protocol of generation 0.6 (protocol/v06 sections 4 and 10). Loop thread only.
 *
 * <p>It differs from v2 in what the wire lacks: a request is always for a whole segment, a running upload cannot be ended,
 * neither by us nor by the remote, and nothing may be sent inside one.
 */
public final class V06Session implements PeerSession {
    private final EngineLoop loop;
    private final PeerId remote;
    private final PeerLink link;
    private final SegmentNames names;
    private final Owner owner;
    private final RemoteHoldings holdings = new RemoteHoldings();
    private final Downloader downloader;
    private final Outbox outbox;
    private final RequestBudget requests;
    private final FloodGuard flood;
    private final long openedNanos;
    private Announcement announced = new Announcement(List.of(), List.of());
    private @Nullable SegmentsMap toldByRemote;
    private long toldShift;
    private @Nullable LinkStats stats;
    private boolean heard;
    private boolean ended;
    private long receivedBytes;
    private long sentBytes;

    /**
     * The link must be open; its listener forwards to this session from now on.
     *
     * @param stream the stream's swarm id, by which this wire names segments
     */
    public V06Session(
            EngineLoop loop, PeerId remote, PeerLink link, String stream, SegmentNumbering numbering, Owner owner) {
        this.loop = loop;
        this.remote = remote;
        this.link = link;
        this.names = new SegmentNames(stream, numbering);
        this.owner = owner;
        downloader = new Downloader(loop, new SessionLine(), holdings);
        outbox = new Outbox(loop, link, new SessionContent());
        openedNanos = loop.nowNanos();
        requests = new RequestBudget(openedNanos);
        flood = new FloodGuard(openedNanos);
    }

    @Override
    public PeerId remote() {
        return remote;
    }

    @Override
    public void onMessage(byte[] message) {
        if (ended) {
            return;
        }
        if (!heard) {
            heard = true;
            // What a browser heard before it considered the link connected does not start its scheduler (5.4).
            outbox.announce(announced);
        }
        Optional<V06Command> command = V06Decoder.decode(message).filter(this::possibleNow);
        if (command.isPresent()) {
            onCommand(command.get());
        } else if (message.length > 0) {
            receivedBytes += message.length;
            downloader.onMedia(message);
        }
        if ((command.isPresent() || message.length < FloodGuard.TINY_BYTES) && flood.floodedBy(loop.nowNanos())) {
            end(CloseReason.PROTOCOL_VIOLATION, "floods the link with tiny messages");
        }
    }

    /** JSON without a meaning is media while media is due: subtitles or metadata may be cut so by any sender. */
    private boolean possibleNow(V06Command command) {
        return !(command instanceof V06Command.Unknown) || !downloader.mediaDue();
    }

    private void onCommand(V06Command command) {
        if (downloader.receiving()) {
            downloader.interrupted();
            return;
        }
        downloader.betweenTransfers();
        if (command instanceof SegmentsMap map) {
            toldByRemote = map;
            takeHoldings(map);
            owner.onAnnounced(this);
        } else if (command instanceof SegmentRequest request) {
            outbox.serve(request.id(), !requests.take(loop.nowNanos(), sentBytes - link.queuedBytes()));
        } else if (command instanceof SegmentData data) {
            downloader.onHeader(data.id(), data.bytes());
        } else if (command instanceof SegmentAbsent absent) {
            downloader.onAbsent(absent.id());
        } else if (command instanceof CancelSegmentRequest cancel) {
            outbox.dropRequests(cancel.id());
        }
    }

    private void takeHoldings(SegmentsMap map) {
        toldShift = names.numbering().toWire(0);
        holdings.replaceBy(names.announcement(map));
    }

    /** A map may come before our own playlist, which says how its numbers are ours. */
    private RemoteHoldings holdings() {
        if (toldByRemote != null && toldShift != names.numbering().toWire(0)) {
            takeHoldings(toldByRemote);
        }
        return holdings;
    }

    @Override
    public void onWritable() {
        if (!ended) {
            outbox.onWritable();
        }
    }

    @Override
    public void onStats(LinkStats latest) {
        stats = latest;
    }

    @Override
    public void onLinkClosed(LinkEnd end) {
        end(EndReason.of(end), end.detail());
    }

    @Override
    public void announce(Announcement announcement) {
        announced = announcement;
        if (!ended) {
            outbox.announce(announcement);
        }
    }

    @Override
    public boolean heard() {
        return heard;
    }

    @Override
    public Set<Long> loaded() {
        return holdings().loaded();
    }

    @Override
    public Set<Long> loading() {
        return holdings().loading();
    }

    @Override
    public Set<Long> refused() {
        return holdings().refused();
    }

    @Override
    public boolean downloading() {
        return downloader.busy();
    }

    @Override
    public OptionalLong downloadingSegment() {
        return downloader.segment();
    }

    @Override
    public void request(long segment, long heldBytes, OptionalLong totalBytes, DownloadListener listener) {
        if (downloader.segment().isPresent()) {
            throw new IllegalStateException("segment " + downloadingSegment().getAsLong() + " is being downloaded");
        }
        if (heldBytes < 0 || totalBytes.orElse(heldBytes) < heldBytes) {
            throw new IllegalArgumentException(heldBytes + " bytes held of " + totalBytes);
        }
        if (ended) {
            loop.post("peer request refused", () -> listener.onFailed(PeerError.CLOSED));
        } else {
            Download.Wanted wanted = new Download.Wanted(segment, names.id(segment), heldBytes, totalBytes);
            downloader.request(new Download(wanted, listener, loop.nowNanos()));
        }
    }

    @Override
    public void cancelDownload() {
        downloader.cancel();
    }

    @Override
    public boolean uploading() {
        return outbox.uploading();
    }

    @Override
    public void stopUpload() {
        outbox.refuseWaiting();
    }

    @Override
    public long receivedBytes() {
        return receivedBytes;
    }

    @Override
    public long sentBytes() {
        return sentBytes;
    }

    @Override
    public boolean servesOffsets() {
        return false;
    }

    @Override
    public double downloadBytesPerSecond() {
        return downloader.bytesPerSecond();
    }

    @Override
    public double uploadBytesPerSecond() {
        return outbox.bytesPerSecond();
    }

    @Override
    public int consecutiveTimeouts() {
        return downloader.consecutiveTimeouts();
    }

    @Override
    public Optional<LinkStats> stats() {
        return Optional.ofNullable(stats);
    }

    @Override
    public long openedNanos() {
        return openedNanos;
    }

    @Override
    public void close(CloseReason reason, String detail) {
        end(reason, detail);
    }

    private void end(CloseReason reason, String detail) {
        if (ended) {
            return;
        }
        ended = true;
        outbox.close();
        downloader.closed();
        link.close();
        owner.onEnded(this, reason, detail);
    }

    /** Keeps what the download may do off the public type. */
    private final class SessionLine implements Line {
        @Override
        public void request(String id) {
            outbox.send(new SegmentRequest(id));
        }

        @Override
        public void withdraw(String id) {
            outbox.withdraw(new SegmentRequest(id));
        }

        @Override
        public void cancel(String id) {
            if (!ended) {
                outbox.send(new CancelSegmentRequest(id));
            }
        }

        @Override
        public void end(CloseReason reason, String detail) {
            V06Session.this.end(reason, detail);
        }

        @Override
        public void unused(int bytes) {
            owner.onUnusedBytes(V06Session.this, bytes);
        }

        @Override
        public void askable() {
            owner.onAnnounced(V06Session.this);
        }
    }

    private final class SessionContent implements Outbox.Content {
        @Override
        public void write(V06Command command) {
            link.send(V06Encoder.encode(command));
            if (command instanceof SegmentRequest request) {
                downloader.onRequestSent(request.id());
            }
        }

        @Override
        public void write(Announcement announcement) {
            write(names.map(announcement, link.maxMessageBytes()));
        }

        @Override
        public void writeMedia(Slice slice) {
            sentBytes += slice.length();
            link.send(slice);
            owner.onSent(V06Session.this, slice.length());
        }

        @Override
        public Optional<byte[]> find(String id) {
            OptionalLong number = names.number(id);
            if (number.isEmpty() || number.getAsLong() < 0) {
                return Optional.empty();
            }
            Answer answer = owner.onRequest(V06Session.this, number.getAsLong(), 0);
            // A browser never notices the end of an empty segment, and silence would cost it a minute.
            return answer instanceof Answer.Serve serve && serve.segment().length > 0
                    ? Optional.of(serve.segment())
                    : Optional.empty();
        }

        @Override
        public void mediaLeft(long bytes) {
            owner.onLeft(V06Session.this, bytes);
        }

        @Override
        public void uploadEnded() {
            owner.onUploadEnded(V06Session.this);
        }

        @Override
        public void end(CloseReason reason, String detail) {
            V06Session.this.end(reason, detail);
        }
    }
}
