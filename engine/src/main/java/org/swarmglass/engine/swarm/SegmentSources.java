package org.swarmglass.engine.swarm;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.swarmglass.engine.schedule.Situation.Transfer;

/**
 * Where a segment comes from now: one transfer runs at its front, and further peers may fill {@link FarParts} meanwhile.
 * Loop thread only.
 */
final class SegmentSources {
    private final FarParts far = new FarParts();
    private @Nullable RunningTransfer front;

    /** For the planner. */
    Transfer describe(SegmentBuffer held) {
        RunningTransfer now = front;
        if (now == null) {
            return new Transfer.Idle();
        }
        return now.session()
                .<Transfer>map(peer -> far.describe(
                        peer.remote(), now.bytesPerSecond(), farOffset(held).isPresent()))
                .orElseGet(() -> new Transfer.FromOrigin(now.bytesPerSecond()));
    }

    /** Where one more peer should begin, if that is worth while. */
    OptionalLong farOffset(SegmentBuffer held) {
        RunningTransfer now = front;
        return now == null || held.total().isEmpty()
                ? OptionalLong.empty()
                : far.offset(held.held(), now.bytesPerSecond(), held.total().getAsLong());
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

    /** How many bytes fit at the front before a part that is held. */
    long room(SegmentBuffer held) {
        return far.seam().orElse(Long.MAX_VALUE) - held.held();
    }

    /** Returns the surplus bytes. */
    int onBytesBeyond(PeerTransfer from, byte[] bytes) {
        return far.onBytes(from, bytes);
    }

    /** The part that the front has reached, whose sender, if there is one still, is the front's from now on. */
    FarParts.@Nullable Part reached(SegmentBuffer held) {
        FarParts.Part next = far.reached(held.held()).orElse(null);
        if (next != null) {
            stopFront();
            front = next.transfer().orElse(null);
        }
        return next;
    }

    long heldBeyond() {
        return far.held();
    }

    /** Lets go of what came by that transfer, and returns how much it was. */
    long discardBeyond(PeerTransfer transfer) {
        return far.discard(transfer);
    }

    /** Ends everything but the front, and returns how much was held. */
    long clearBeyond() {
        return far.clear();
    }
}
