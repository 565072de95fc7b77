package org.swarmglass.engine.swarm;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * The bytes of a segment that is not whole, in order from its first, how many came from where, and what is said of its
 * length. Loop thread only.
 */
final class SegmentBuffer {
    private final OptionalLong declared;
    private final List<Piece> pieces = new ArrayList<>();
    private OptionalLong total;
    private boolean totalTrusted;
    private long held;
    private long p2p;

    /** @param declared length by the playlist's byte range, if it has one */
    SegmentBuffer(OptionalLong declared) {
        this.declared = declared;
        this.total = declared;
        this.totalTrusted = declared.isPresent();
    }

    void add(byte[] bytes, boolean fromPeer) {
        pieces.add(new Piece(bytes, fromPeer));
        held += bytes.length;
        p2p += fromPeer ? bytes.length : 0;
    }

    /** @param trusted said by the origin; a peer's word may be a lie */
    void knowTotal(long bytes, boolean trusted) {
        total = OptionalLong.of(bytes);
        totalTrusted |= trusted;
    }

    /** Forgets what only peers have said of the length. */
    void distrustTotal() {
        if (!totalTrusted) {
            total = OptionalLong.empty();
        }
    }

    /** Nothing is held afterwards; the length is forgotten too, since another resource may have another. */
    void clear() {
        pieces.clear();
        held = 0;
        p2p = 0;
        total = declared;
        totalTrusted = declared.isPresent();
    }

    /** Lets go of what was added after {@code length} bytes were held; a border between pieces lies there. */
    void truncate(long length) {
        while (held > length) {
            Piece last = pieces.remove(pieces.size() - 1);
            held -= last.bytes.length;
            p2p -= last.fromPeer ? last.bytes.length : 0;
        }
    }

    void forEach(Consumer<byte[]> action) {
        pieces.forEach(piece -> action.accept(piece.bytes));
    }

    long held() {
        return held;
    }

    long fromPeers() {
        return p2p;
    }

    OptionalLong total() {
        return total;
    }

    /** The length if the origin or its playlist said it. */
    OptionalLong trustedTotal() {
        return totalTrusted ? total : OptionalLong.empty();
    }

    boolean whole() {
        return held > 0 && total.isPresent() && total.getAsLong() == held;
    }

    byte[] join() {
        byte[] joined = new byte[Math.toIntExact(held)];
        int at = 0;
        for (Piece piece : pieces) {
            System.arraycopy(piece.bytes, 0, joined, at, piece.bytes.length);
            at += piece.bytes.length;
        }
        return joined;
    }

    private static final class Piece {
        final byte[] bytes;
        final boolean fromPeer;

        Piece(byte[] bytes, boolean fromPeer) {
            this.bytes = bytes;
            this.fromPeer = fromPeer;
        }
    }
}
