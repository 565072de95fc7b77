package org.swarmglass.engine.peer.v2;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.swarmglass.engine.event.EngineEvent.CloseReason;
import org.swarmglass.engine.loop.EngineLoop;
import org.swarmglass.engine.loop.Entropy;
import org.swarmglass.engine.model.PeerId;
import org.swarmglass.engine.peer.EndReason;
import org.swarmglass.engine.peer.PeerError;
import org.swarmglass.engine.peer.PeerSession;
import org.swarmglass.engine.peer.RemoteHoldings;
import org.swarmglass.engine.peer.RequestBudget;
import org.swarmglass.engine.transport.LinkEnd;
import org.swarmglass.engine.transport.LinkStats;
import org.swarmglass.engine.transport.PeerLink;
import org.swarmglass.engine.transport.Slice;
import org.swarmglass.engine.wire.Command;

/**
 * A session in protocol v2, which generations 1.0 to 5.0 speak; they differ in how strict they are (protocol/v2 section 4,
 * v3 section 4). Loop thread only.
 */
public final class V2Session implements PeerSession {
    private final EngineLoop loop;
    private final PeerId remote;
    private final PeerLink link;
    private final V2Wire wire;
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
    public V2Session(EngineLoop loop, Entropy entropy, PeerId remote, PeerLink link, V2Wire wire, Owner owner) {
        this.loop = loop;
        this.remote = remote;
        this.link = link;
        this.wire = wire;
        this.owner = owner;
        Line line = new SessionLine();
        downloader = new Downloader(loop, line, holdings, entropy.below(1000));
        uploader = new Uploader(loop, link, line);
        inbox = new Inbox(loop, line, downloader, wire, new SessionContent());
        openedNanos = loop.nowNanos();
        requests = new RequestBudget(openedNanos);
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
        heard = true;
        inbox.accept(message);
    }

    @Override
    public void onWritable() {
        if (!ended) {
            uploader.onWritable();
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
    public void announce(Command.Announcement announcement) {
        send(announcement);
    }

    @Override
    public boolean heard() {
        return heard;
    }

    @Override
    public Set<Long> loaded() {
        return holdings.loaded();
    }

    @Override
    public Set<Long> loading() {
        return holdings.loading();
    }

    @Override
    public Set<Long> refused() {
        return holdings.refused();
    }

    @Override
    public boolean downloading() {
        return downloader.segment().isPresent();
    }

    @Override
    public OptionalLong downloadingSegment() {
        return downloader.segment();
    }

    @Override
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

    @Override
    public void cancelDownload() {
        downloader.cancel();
    }

    @Override
    public boolean uploading() {
        return uploader.running();
    }

    @Override
    public void stopUpload() {
        uploader.refuse();
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
        return true;
    }

    @Override
    public double downloadBytesPerSecond() {
        return downloader.bytesPerSecond();
    }

    @Override
    public double uploadBytesPerSecond() {
        return uploader.bytesPerSecond();
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
        if (!sane || !requests.take(loop.nowNanos(), sentBytes - link.queuedBytes())) {
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
        for (byte[] message : wire.write(command, link.maxMessageBytes())) {
            link.send(message);
        }
    }

    /** Keeps what the halves may do off the public type. */
    private final class SessionLine implements Line {
        @Override
        public void send(Command command) {
            V2Session.this.send(command);
        }

        @Override
        public void end(CloseReason reason, String detail) {
            V2Session.this.end(reason, detail);
        }

        @Override
        public void unused(int bytes) {
            owner.onUnusedBytes(V2Session.this, bytes);
        }

        @Override
        public void sendMedia(Slice slice) {
            sentBytes += slice.length();
            link.send(slice);
            owner.onSent(V2Session.this, slice.length());
        }

        @Override
        public void mediaLeft(long bytes) {
            owner.onLeft(V2Session.this, bytes);
        }

        @Override
        public void uploadEnded() {
            owner.onUploadEnded(V2Session.this);
        }
    }

    private final class SessionContent implements Inbox.Content {
        @Override
        public void onCommand(Command command) {
            V2Session.this.onCommand(command);
        }

        @Override
        public void onMedia(byte[] bytes) {
            V2Session.this.onMedia(bytes);
        }
    }
}
