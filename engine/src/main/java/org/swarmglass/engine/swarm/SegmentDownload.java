package org.swarmglass.engine.swarm;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.swarmglass.engine.model.SegmentRef;
import org.swarmglass.engine.origin.FetchFailure;
import org.swarmglass.engine.peer.PeerError;
import org.swarmglass.engine.peer.PeerSession;
import org.swarmglass.engine.schedule.Situation.Transfer;

/**
 * One segment on its way: what is held of it, where the rest comes from now, and who is reading it meanwhile.
 *
 * <p>One transfer runs at its front. When the source changes the bytes stay and the next source is asked for the rest, by
 * {@code b} of a peer and by Range of the origin. Further peers may fill {@link FarParts} meanwhile. Loop thread only.
 */
final class SegmentDownload {
    /** No segment of a stream people watch is larger; a peer that announces more is refused. */
    static final long MAX_BYTES = 64L << 20;

    private final SegmentRef ref;
    private final DownloadPorts ports;
    private final DownloadOwner owner;
    private final SegmentBuffer buffer;
    private final Optional<SegmentCheck> check;
    private final Readers readers = new Readers();
    private final FarParts far = new FarParts();
    private final SourcePauses pauses;
    private final long startedNanos;
    private long readSinceNanos;
    private @Nullable RunningTransfer running;
    private Optional<String> entityTag = Optional.empty();

    SegmentDownload(SegmentRef ref, DownloadPorts ports, DownloadOwner owner) {
        this.ref = ref;
        this.ports = ports;
        this.owner = owner;
        this.startedNanos = ports.loop().nowNanos();
        this.pauses = new SourcePauses(ports.loop());
        this.buffer = new SegmentBuffer(ref.range()
                .filter(range -> !range.openEnded())
                .map(range -> OptionalLong.of(range.length()))
                .orElse(OptionalLong.empty()));
        this.check = ports.hashes().filter(HashSource::offered).map(hashes -> new SegmentCheck(ref, ports, hashes));
    }

    SegmentRef ref() {
        return ref;
    }

    /** Bytes, wherever in the segment. */
    long held() {
        return buffer.held() + far.held();
    }

    OptionalLong total() {
        return buffer.total();
    }

    SourcePauses pauses() {
        return pauses;
    }

    boolean beingRead() {
        return !readers.none();
    }

    /** Whether it is whole and waits for the word of the origin's hashes: no source is to be asked for it. */
    boolean beingVerified() {
        return check.filter(SegmentCheck::running).isPresent();
    }

    /** How long someone has been waiting for it. */
    Duration readFor() {
        return readers.none() ? Duration.ZERO : Duration.ofNanos(ports.loop().nowNanos() - readSinceNanos);
    }

    Duration age() {
        return Duration.ofNanos(ports.loop().nowNanos() - startedNanos);
    }

    Transfer transfer() {
        RunningTransfer now = running;
        if (now == null) {
            return new Transfer.Idle();
        }
        return now.session()
                .<Transfer>map(front -> far.describe(
                        front.remote(), now.bytesPerSecond(), farOffset().isPresent()))
                .orElseGet(() -> new Transfer.FromOrigin(now.bytesPerSecond()));
    }

    /** Where one more peer should begin, if that is worth while. */
    private OptionalLong farOffset() {
        RunningTransfer front = running;
        return front == null || buffer.total().isEmpty()
                ? OptionalLong.empty()
                : far.offset(
                        buffer.held(), front.bytesPerSecond(), buffer.total().getAsLong());
    }

    boolean fromOrigin() {
        return running != null && running.session().isEmpty();
    }

    void attach(SegmentReader reader) {
        if (readers.none()) {
            readSinceNanos = ports.loop().nowNanos();
        }
        if (check.isPresent()) {
            readers.add(reader);
        } else {
            readers.add(reader, buffer);
        }
    }

    void detach(SegmentReader reader) {
        readers.remove(reader);
    }

    void fetchFromOrigin() {
        stopTransfer();
        if (buffer.whole()) {
            complete();
            return;
        }
        OriginTransfer transfer = new OriginTransfer(ports, this);
        running = transfer;
        transfer.start(ref, buffer, entityTag);
    }

    void fetchFromPeer(PeerSession session) {
        stopTransfer();
        if (buffer.whole()) {
            complete();
            return;
        }
        PeerTransfer transfer = new PeerTransfer(ports, this, session, buffer.held());
        running = transfer;
        transfer.start(ref.id().number(), buffer.trustedTotal());
    }

    /** Besides the one that fills the front. */
    void alsoFetchFromPeer(PeerSession session) {
        farOffset().ifPresent(offset -> {
            PeerTransfer transfer = new PeerTransfer(ports, this, session, offset);
            far.begin(offset, transfer);
            transfer.start(ref.id().number(), buffer.trustedTotal());
        });
    }

    /** Ends the running transfer; what is held stays. */
    private void stopTransfer() {
        if (running != null) {
            RunningTransfer ended = running;
            running = null;
            ended.stop();
        }
    }

    /** Gives the segment up: what is held is waste, readers get an end. */
    void abandon() {
        stopTransfer();
        check.ifPresent(SegmentCheck::cancel);
        ports.traffic().onWasted(buffer.held() + far.clear());
        OptionalLong total = buffer.total();
        buffer.clear();
        readers.end(false, total);
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
        buffer.knowTotal(bytes, trusted);
        if (readers.onTotal(bytes)) {
            owner.onCutShort(this);
        }
    }

    void onOriginBytes(byte[] bytes) {
        ports.traffic().onHttp(bytes.length);
        onFrontBytes(bytes, Optional.empty());
    }

    void onPeerBytes(PeerTransfer from, byte[] bytes) {
        ports.traffic().onP2p(bytes.length);
        if (from == running) {
            onFrontBytes(bytes, from.session());
        } else {
            ports.traffic().onWasted(far.onBytes(from, bytes));
        }
    }

    private void onFrontBytes(byte[] bytes, Optional<PeerSession> from) {
        byte[] fits = SegmentBuffer.first(bytes, far.seam().orElse(Long.MAX_VALUE) - buffer.held());
        ports.traffic().onWasted(bytes.length - fits.length);
        append(fits, from);
        boolean reached = false;
        for (FarParts.Part next = nextPart(); next != null; next = nextPart()) {
            reached = true;
            stopTransfer();
            running = next.transfer().orElse(null);
            Optional<PeerSession> sender = Optional.of(next.from);
            next.pieces.forEach(piece -> append(piece, sender));
        }
        if (reached && running == null) { // else its sender has yet to say that this was all
            completeOrGoOn();
        }
    }

    /** The far part that is far no more. */
    private FarParts.@Nullable Part nextPart() {
        return far.reached(buffer.held()).orElse(null);
    }

    private void append(byte[] bytes, Optional<PeerSession> from) {
        long position = buffer.held();
        buffer.add(bytes, from);
        if (check.isPresent()) {
            buffer.digest(); // Nobody gets any of it before all of it is verified.
        } else {
            readers.onBytes(position, bytes, buffer.total());
        }
    }

    /** They are of a segment of another length, whose end would be taken for this one's. */
    private void dropFarParts() {
        ports.traffic().onWasted(far.clear());
    }

    /** Sources disagree about the content: nothing held can be trusted. */
    void restart() {
        dropFarParts();
        ports.traffic().onWasted(buffer.held());
        buffer.clear();
        entityTag = Optional.empty();
    }

    /** The origin has sent everything it has of it. */
    void onOriginEnd() {
        running = null;
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
        if (transfer == running) {
            running = null;
            complete();
        } else {
            far.onEnded(transfer);
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
        if (check.isPresent()) {
            readers.onBytes(0, bytes, buffer.total());
        }
        readers.end(true, buffer.total());
    }

    void onPeerFailed(PeerTransfer transfer, String error) {
        PeerSession session = transfer.peer();
        boolean worthless = error.equals(PeerError.LENGTH_MISMATCH) || error.equals(PeerError.PROTOCOL_VIOLATION);
        pauses.onPeerFailed(session.remote());
        if (transfer != running) {
            ports.traffic().onWasted(worthless ? far.discard(transfer) : 0);
            far.onEnded(transfer);
        } else {
            running = null;
            if (worthless) {
                ports.traffic().onWasted(buffer.held() - transfer.first());
                buffer.truncate(transfer.first());
                distrustTotal();
            }
        }
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
        if (running == null && buffer.whole()) {
            complete();
        } else {
            owner.onChanged();
        }
    }

    void onPeersDisagree(PeerTransfer transfer) {
        if (transfer == running) {
            running = null;
        } else {
            far.onEnded(transfer);
        }
        if (buffer.trustedTotal().isPresent()) {
            pauses.onPeerFailed(transfer.peer().remote()); // it was asked before the origin spoke
        } else {
            stopTransfer();
            restart();
            pauses.barPeers();
        }
        owner.onPeerFailed(this, transfer.peer(), "announces another length than was announced before");
        owner.onChanged();
    }

    void onOriginFailed(FetchFailure failure) {
        running = null;
        pauses.onOriginFailed();
        owner.onOriginFailed(this, failure);
        owner.onChanged();
    }
}
