package org.swarmglass.engine.swarm;

import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.swarmglass.engine.metrics.Traffic;
import org.swarmglass.engine.peer.PeerSession;
import org.swarmglass.engine.schedule.Situation.Transfer;

/**
 * Puts a segment together from what its sources send: one fills its front, and further peers may fill {@link FarParts}
 * meanwhile. What is thrown away is counted as waste. Loop thread only.
 */
final class SegmentAssembly {
    private final SegmentContent content;
    private final SegmentBuffer buffer;
    private final Traffic traffic;
    private final FarParts far = new FarParts();
    private @Nullable RunningTransfer front;

    SegmentAssembly(SegmentContent content, Traffic traffic) {
        this.content = content;
        this.buffer = content.buffer();
        this.traffic = traffic;
    }

    /** What is held at the front. */
    SegmentBuffer buffer() {
        return buffer;
    }

    /** Bytes, wherever in the segment. */
    long held() {
        return buffer.held() + far.held();
    }

    /** For the planner. */
    Transfer describe() {
        RunningTransfer now = front;
        if (now == null) {
            return new Transfer.Idle();
        }
        return now.session()
                .<Transfer>map(peer -> far.describe(
                        peer.remote(), now.bytesPerSecond(), farOffset().isPresent()))
                .orElseGet(() -> new Transfer.FromOrigin(now.bytesPerSecond()));
    }

    /** Where one more peer should begin, if that is worth while. */
    OptionalLong farOffset() {
        RunningTransfer now = front;
        return now == null || buffer.total().isEmpty()
                ? OptionalLong.empty()
                : far.offset(buffer.held(), now.bytesPerSecond(), buffer.total().getAsLong());
    }

    /** Whether nobody sends at the front. */
    boolean idle() {
        return front == null;
    }

    boolean fromOrigin() {
        return front != null && front.session().isEmpty();
    }

    boolean isFront(PeerTransfer transfer) {
        return transfer == front;
    }

    /** From here on it is the front's. */
    void begin(RunningTransfer transfer) {
        front = transfer;
    }

    void beginBeyond(long offset, PeerTransfer transfer) {
        far.begin(offset, transfer);
    }

    /** Ends the transfer at the front; what is held stays. */
    void stopFront() {
        if (front != null) {
            RunningTransfer ended = front;
            front = null;
            ended.stop();
        }
    }

    /** The front's transfer has ended by itself. */
    void endFront() {
        front = null;
    }

    /** The peer's transfer has ended by itself. True if it was the front's. */
    boolean onEnded(PeerTransfer transfer) {
        if (transfer == front) {
            front = null;
            return true;
        }
        far.onEnded(transfer);
        return false;
    }

    /**
     * @param from the peer; empty for the origin
     * @return whether the front has reached parts that were beyond it, whose last sender is the front's from now on
     */
    boolean onFrontBytes(byte[] bytes, Optional<PeerSession> from) {
        byte[] fits = SegmentBuffer.first(bytes, far.seam().orElse(Long.MAX_VALUE) - buffer.held());
        traffic.onWasted(bytes.length - fits.length);
        content.append(fits, from);
        return closeGaps();
    }

    private boolean closeGaps() {
        boolean reached = false;
        for (FarParts.Part next = reached(); next != null; next = reached()) {
            reached = true;
            Optional<PeerSession> sender = Optional.of(next.from);
            next.pieces.forEach(piece -> content.append(piece, sender));
        }
        return reached;
    }

    private FarParts.@Nullable Part reached() {
        FarParts.Part next = far.reached(buffer.held()).orElse(null);
        if (next != null) {
            stopFront();
            front = next.transfer().orElse(null);
        }
        return next;
    }

    void onBytesBeyond(PeerTransfer from, byte[] bytes) {
        traffic.onWasted(far.onBytes(from, bytes));
    }

    /** Returns whether readers were ended, whom another length had been promised. */
    boolean knowTotal(long bytes, boolean trusted) {
        if (buffer.total().orElse(bytes) != bytes) {
            dropFarParts();
        }
        return content.knowTotal(bytes, trusted);
    }

    /** What came by that transfer is worth nothing, nor is its sender's word about the length. */
    void discard(PeerTransfer transfer) {
        if (!isFront(transfer)) {
            traffic.onWasted(far.discard(transfer));
            return;
        }
        traffic.onWasted(buffer.held() - transfer.first());
        buffer.truncate(transfer.first());
        buffer.distrustTotal();
        if (buffer.total().isEmpty()) {
            dropFarParts();
        }
    }

    /** They are of a segment of another length, whose end would be taken for this one's. */
    private void dropFarParts() {
        traffic.onWasted(far.clear());
    }

    /** Sources disagree about the content: nothing held can be trusted. */
    void restart() {
        dropFarParts();
        traffic.onWasted(buffer.held());
        buffer.clear();
    }

    /** Ends every source; what is held is waste, readers get an end. */
    void abandon() {
        stopFront();
        traffic.onWasted(buffer.held() + far.clear());
        content.abandon();
    }
}
