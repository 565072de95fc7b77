package org.swarmglass.engine.swarm;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.swarmglass.engine.model.PeerId;
import org.swarmglass.engine.peer.PeerSession;
import org.swarmglass.engine.schedule.Situation.Transfer;

/**
 * What is held of a segment beyond gaps: further peers were asked from an offset on ({@code b} of 2.x) while another fills
 * the gap before it. A peer sends up to the segment's end, so each is stopped at the seam. Loop thread only.
 */
final class FarParts {
    /** A gap that fills sooner is not worth another request: two round trips and what is on its way at the seam. */
    private static final double WORTHWHILE_SECONDS = 2;

    private final TreeMap<Long, Part> parts = new TreeMap<>();

    long held() {
        return parts.values().stream().mapToLong(part -> part.held).sum();
    }

    /** Where the front has to stop. */
    OptionalLong seam() {
        return parts.isEmpty() ? OptionalLong.empty() : OptionalLong.of(parts.firstKey());
    }

    /**
     * All sources, for the planner; one in its first moments sends nothing yet.
     *
     * @param front who sends the bytes before the seam
     * @param rate of the front; absent if it is not known yet
     */
    Transfer.FromPeer describe(PeerId front, OptionalDouble rate, boolean divisible) {
        double beyond = running()
                .mapToDouble(transfer -> transfer.bytesPerSecond().orElse(0))
                .sum();
        OptionalDouble all = rate.isPresent() ? OptionalDouble.of(rate.getAsDouble() + beyond) : rate;
        return new Transfer.FromPeer(front, all, 1 + (int) running().count(), divisible);
    }

    private Stream<PeerTransfer> running() {
        return parts.values().stream().map(part -> part.transfer).flatMap(Stream::ofNullable);
    }

    /**
     * Where one more peer should begin: in the middle of the gap that would take longest, or where nobody goes on.
     *
     * @param front how fast the first gap fills; absent if it is not known yet
     */
    OptionalLong offset(long frontHeld, OptionalDouble front, long total) {
        List<Gap> gaps = new ArrayList<>();
        long from = frontHeld;
        OptionalDouble rate = front;
        boolean idle = false;
        for (Part part : parts.values()) {
            gaps.add(new Gap(from, part.start, rate, idle));
            from = part.start + part.held;
            PeerTransfer transfer = part.transfer;
            idle = transfer == null;
            rate = transfer == null ? OptionalDouble.of(0) : transfer.bytesPerSecond();
        }
        gaps.add(new Gap(from, total, rate, idle));
        boolean unmeasured = gaps.stream().anyMatch(gap -> gap.bytesPerSecond.isEmpty() && gap.length() > 0);
        return unmeasured
                ? OptionalLong.empty()
                : gaps.stream()
                        .filter(gap -> gap.divisible() && gap.seconds() >= WORTHWHILE_SECONDS)
                        .max(Comparator.comparingDouble(Gap::seconds))
                        .stream()
                        .mapToLong(Gap::offset)
                        .findFirst();
    }

    void begin(long start, PeerTransfer transfer) {
        parts.put(start, new Part(start, transfer));
    }

    /** Takes in what fits before the next part, and ends the transfer when that is reached. Returns the surplus bytes. */
    int onBytes(PeerTransfer from, byte[] bytes) {
        Part part = part(from).orElseThrow();
        Long next = parts.higherKey(part.start);
        long room = next == null ? Long.MAX_VALUE : next - part.start - part.held;
        byte[] fits = SegmentBuffer.first(bytes, room);
        part.pieces.add(fits);
        part.held += fits.length;
        if (fits.length == room) {
            part.transfer = null;
            from.stop();
        }
        return bytes.length - fits.length;
    }

    /** Its transfer is over; what came stays. */
    void onEnded(PeerTransfer transfer) {
        part(transfer).ifPresent(part -> {
            part.transfer = null;
            if (part.held == 0) {
                parts.remove(part.start);
            }
        });
    }

    /** Lets go of what came by that transfer, and returns how much it was. */
    long discard(PeerTransfer transfer) {
        Optional<Part> part = part(transfer);
        part.ifPresent(gone -> parts.remove(gone.start));
        return part.map(gone -> gone.held).orElse(0L);
    }

    /** The part that begins there, which is no far one any more. */
    Optional<Part> reached(long position) {
        return Optional.ofNullable(parts.remove(position));
    }

    /** Ends everything, and returns how much was held. */
    long clear() {
        long held = held();
        List<PeerTransfer> ended = running().toList();
        parts.clear();
        ended.forEach(PeerTransfer::stop);
        return held;
    }

    private Optional<Part> part(PeerTransfer transfer) {
        return parts.values().stream().filter(part -> part.transfer == transfer).findFirst();
    }

    /** Bytes from one peer, in order from an offset. */
    static final class Part {
        final List<byte[]> pieces = new ArrayList<>();
        final PeerSession from;
        private final long start;
        private long held;
        private @Nullable PeerTransfer transfer;

        private Part(long start, PeerTransfer transfer) {
            this.start = start;
            this.transfer = transfer;
            this.from = transfer.peer();
        }

        Optional<PeerTransfer> transfer() {
            return Optional.ofNullable(transfer);
        }
    }

    /** @param idle nobody fills it */
    private record Gap(long from, long to, OptionalDouble bytesPerSecond, boolean idle) {
        long length() {
            return to - from;
        }

        /** Peers may claim a length of a few bytes, and no two parts begin at the same one. */
        boolean divisible() {
            return idle ? length() > 0 : length() > 1;
        }

        double seconds() {
            return length() <= 0 ? 0 : length() / bytesPerSecond.orElse(0);
        }

        long offset() {
            return idle ? from : from + length() / 2;
        }
    }
}
