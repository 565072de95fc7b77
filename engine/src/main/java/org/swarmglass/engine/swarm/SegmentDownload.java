package org.swarmglass.engine.swarm;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.swarmglass.engine.model.SegmentRef;
import org.swarmglass.engine.origin.FetchFailure;
import org.swarmglass.engine.peer.PeerError;
import org.swarmglass.engine.peer.PeerSession;
import org.swarmglass.engine.schedule.Situation.Transfer;

/**
 * One segment on its way: what its sources send becomes {@link SegmentContent}, and what their ends and contradictions
 * mean for it is judged here.
 *
 * <p>When the source changes the bytes stay and the next source is asked for the rest, by {@code b} of a peer and by Range
 * of the origin. Loop thread only.
 */
final class SegmentDownload {
    /** No segment of a stream people watch is larger; a peer that announces more is refused. */
    static final long MAX_BYTES = 64L << 20;

    private final SegmentRef ref;
    private final DownloadPorts ports;
    private final DownloadOwner owner;
    private final Optional<SegmentCheck> check;
    private final SegmentContent content;
    private final SegmentBuffer buffer;
    private final SegmentSources sources = new SegmentSources();
    private final SourcePauses pauses;
    private final HeadStart headStart;
    private final long startedNanos;
    private Optional<String> entityTag = Optional.empty();

    SegmentDownload(SegmentRef ref, DownloadPorts ports, DownloadOwner owner) {
        this.ref = ref;
        this.ports = ports;
        this.owner = owner;
        this.startedNanos = ports.loop().nowNanos();
        this.pauses = new SourcePauses(ports.loop());
        this.headStart = new HeadStart(ports.loop(), ref.duration());
        this.check = ports.hashes().filter(HashSource::offered).map(hashes -> new SegmentCheck(ref, ports, hashes));
        this.content = new SegmentContent(ref, ports.loop(), check.isPresent());
        this.buffer = content.buffer();
    }

    SegmentRef ref() {
        return ref;
    }

    /** Bytes, wherever in the segment. */
    long held() {
        return buffer.held() + sources.heldBeyond();
    }

    OptionalLong total() {
        return buffer.total();
    }

    SourcePauses pauses() {
        return pauses;
    }

    boolean beingRead() {
        return content.beingRead();
    }

    /** Whether it is whole and waits for the word of the origin's hashes: no source is to be asked for it. */
    boolean beingVerified() {
        return check.filter(SegmentCheck::running).isPresent();
    }

    /** How long someone has been waiting for it. */
    Duration readFor() {
        return content.readFor();
    }

    /** How long what is held of it still plays, if it was begun by its beginning. */
    Optional<Duration> headStart() {
        return headStart.left(buffer);
    }

    Duration age() {
        return Duration.ofNanos(ports.loop().nowNanos() - startedNanos);
    }

    Transfer transfer() {
        return sources.describe(buffer);
    }

    boolean fromOrigin() {
        return sources.fromOrigin();
    }

    void attach(SegmentReader reader) {
        content.attach(reader);
    }

    void detach(SegmentReader reader) {
        content.detach(reader);
    }

    void fetchFromOrigin() {
        sources.stopFront();
        if (buffer.whole()) {
            complete();
            return;
        }
        OriginTransfer transfer = new OriginTransfer(ports, this);
        sources.begin(transfer);
        transfer.start(ref, buffer, entityTag);
    }

    /**
     * As much as plays until peers are met; all of it if nobody may have any before it is verified.
     *
     * @param estimate of its length; empty if there is none
     */
    void fetchBeginning(OptionalLong estimate) {
        if (check.isPresent()) {
            fetchFromOrigin();
            return;
        }
        OriginTransfer transfer = new OriginTransfer(ports, this);
        sources.begin(transfer);
        transfer.startBeginning(ref, buffer, entityTag, headStart.missing(buffer, estimate));
    }

    void fetchFromPeer(PeerSession session) {
        sources.stopFront();
        if (buffer.whole()) {
            complete();
            return;
        }
        PeerTransfer transfer = new PeerTransfer(ports, this, session, buffer.held());
        sources.begin(transfer);
        transfer.start(ref.id().number(), buffer.trustedTotal());
    }

    /** Besides the one that fills the front. */
    void alsoFetchFromPeer(PeerSession session) {
        sources.farOffset(buffer).ifPresent(offset -> {
            PeerTransfer transfer = new PeerTransfer(ports, this, session, offset);
            sources.beginBeyond(offset, transfer);
            transfer.start(ref.id().number(), buffer.trustedTotal());
        });
    }

    /** Gives the segment up: what is held is waste, readers get an end. */
    void abandon() {
        sources.stopFront();
        check.ifPresent(SegmentCheck::cancel);
        ports.traffic().onWasted(buffer.held() + sources.clearBeyond());
        content.abandon();
    }

    // From the running transfer.

    /** @return false if another length was told before: the transfer must stop */
    boolean onPeerTotal(long bytes) {
        if (buffer.total().orElse(bytes) != bytes) {
            return false;
        }
        knowTotal(bytes, false);
        return true;
    }

    void onOriginHead(Optional<String> tag, OptionalLong resourceLength) {
        entityTag = tag;
        if (ref.range().isEmpty()) {
            resourceLength.ifPresent(bytes -> knowTotal(bytes, true));
        }
    }

    private void knowTotal(long bytes, boolean trusted) {
        if (buffer.total().orElse(bytes) != bytes) {
            dropFarParts();
        }
        if (content.knowTotal(bytes, trusted)) {
            owner.onCutShort(this);
        }
    }

    void onOriginBytes(byte[] bytes) {
        ports.traffic().onHttp(bytes.length);
        onFrontBytes(bytes, Optional.empty());
    }

    void onPeerBytes(PeerTransfer from, byte[] bytes) {
        ports.traffic().onP2p(bytes.length);
        if (sources.isFront(from)) {
            onFrontBytes(bytes, from.session());
        } else {
            ports.traffic().onWasted(sources.onBytesBeyond(from, bytes));
        }
    }

    private void onFrontBytes(byte[] bytes, Optional<PeerSession> from) {
        byte[] fits = SegmentBuffer.first(bytes, sources.room(buffer));
        ports.traffic().onWasted(bytes.length - fits.length);
        content.append(fits, from);
        if (closeGaps() && sources.idle()) { // else its sender has yet to say that this was all
            completeOrGoOn();
        }
    }

    /** Takes in the parts that are far no more. True if there were any. */
    private boolean closeGaps() {
        boolean reached = false;
        for (FarParts.Part next = sources.reached(buffer); next != null; next = sources.reached(buffer)) {
            reached = true;
            Optional<PeerSession> sender = Optional.of(next.from);
            next.pieces.forEach(piece -> content.append(piece, sender));
        }
        return reached;
    }

    /** They are of a segment of another length, whose end would be taken for this one's. */
    private void dropFarParts() {
        ports.traffic().onWasted(sources.clearBeyond());
    }

    /** Sources disagree about the content: nothing held can be trusted. */
    void restart() {
        dropFarParts();
        ports.traffic().onWasted(buffer.held());
        buffer.clear();
        entityTag = Optional.empty();
    }

    /** The origin has sent what was asked for of its beginning, or all. */
    void onBeginning() {
        if (buffer.whole()) {
            onOriginEnd();
            return;
        }
        sources.endFront();
        headStart.begin();
        if (headStart.tooShort(buffer)) {
            fetchBeginning(OptionalLong.empty());
        } else {
            owner.onChanged();
        }
    }

    /** The origin has sent everything it has of it. */
    void onOriginEnd() {
        sources.endFront();
        long length = buffer.held();
        if (length == 0) {
            // An empty segment plays nothing and, passed on, would empty a whole swarm.
            onOriginFailed(new FetchFailure.Refused("the origin sent an empty segment"));
        } else if (buffer.trustedTotal().orElse(length) != length) {
            long expected = buffer.trustedTotal().getAsLong();
            restart();
            onOriginFailed(new FetchFailure.Truncated(length, expected));
        } else {
            knowTotal(length, true);
            complete();
        }
    }

    void onPeerDone(PeerTransfer transfer) {
        if (sources.onEnded(transfer)) {
            complete();
        }
    }

    private void complete() {
        check.ifPresentOrElse(verifying -> verifying.judge(buffer, this::onJudged), () -> release(true));
    }

    private void onJudged(SegmentCheck.Judgement judgement) {
        switch (judgement) {
            case GOOD -> release(true);
            case UNVERIFIED -> release(false);
            case NOT_FROM_PEERS -> {
                restart();
                pauses.barPeers();
                owner.onChanged();
            }
            case ORIGIN_AGAIN -> {
                restart();
                onOriginFailed(new FetchFailure.Refused("the bytes do not match the origin's own SHA-256"));
            }
        }
    }

    private void release(boolean shared) {
        ports.traffic().onAcquired(buffer.held());
        byte[] bytes = buffer.join();
        owner.onWhole(this, bytes, buffer.fromPeers(), shared);
        content.end(bytes);
    }

    void onPeerFailed(PeerTransfer transfer, String error) {
        PeerSession session = transfer.peer();
        boolean worthless = error.equals(PeerError.LENGTH_MISMATCH) || error.equals(PeerError.PROTOCOL_VIOLATION);
        pauses.onPeerFailed(session.remote());
        if (worthless && !sources.isFront(transfer)) {
            ports.traffic().onWasted(sources.discardBeyond(transfer));
        } else if (worthless) {
            ports.traffic().onWasted(buffer.held() - transfer.first());
            buffer.truncate(transfer.first());
            distrustTotal();
        }
        sources.onEnded(transfer);
        owner.onPeerFailed(this, session, error);
        completeOrGoOn();
    }

    private void distrustTotal() {
        buffer.distrustTotal();
        if (buffer.total().isEmpty()) {
            dropFarParts();
        }
    }

    private void completeOrGoOn() {
        if (sources.idle() && buffer.whole()) {
            complete();
        } else {
            owner.onChanged();
        }
    }

    void onPeersDisagree(PeerTransfer transfer) {
        sources.onEnded(transfer);
        if (buffer.trustedTotal().isPresent()) {
            pauses.onPeerFailed(transfer.peer().remote()); // it was asked before the origin spoke
        } else {
            sources.stopFront();
            restart();
            pauses.barPeers();
        }
        owner.onPeerFailed(this, transfer.peer(), "announces another length than was announced before");
        owner.onChanged();
    }

    void onOriginFailed(FetchFailure failure) {
        sources.endFront();
        pauses.onOriginFailed();
        owner.onOriginFailed(this, failure);
        owner.onChanged();
    }
}
