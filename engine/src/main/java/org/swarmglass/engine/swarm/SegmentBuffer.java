package org.swarmglass.engine.swarm;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** The bytes of a segment that is not whole, in order from its first, and how many came from where. Loop thread only. */
final class SegmentBuffer {
    private final List<byte[]> pieces = new ArrayList<>();
    private OptionalLong total;
    private long held;
    private long p2p;

    SegmentBuffer(OptionalLong total) {
        this.total = total;
    }

    void add(byte[] bytes, boolean fromPeer) {
        pieces.add(bytes);
        held += bytes.length;
        p2p += fromPeer ? bytes.length : 0;
    }

    void knowTotal(long bytes) {
        total = OptionalLong.of(bytes);
    }

    /** Nothing is held afterwards; the total is forgotten too, since another resource may have another. */
    void clear() {
        pieces.clear();
        held = 0;
        p2p = 0;
        total = OptionalLong.empty();
    }

    List<byte[]> pieces() {
        return pieces;
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

    boolean whole() {
        return total.isPresent() && total.getAsLong() == held;
    }

    byte[] join() {
        byte[] joined = new byte[Math.toIntExact(held)];
        int at = 0;
        for (byte[] piece : pieces) {
            System.arraycopy(piece, 0, joined, at, piece.length);
            at += piece.length;
        }
        return joined;
    }
}
