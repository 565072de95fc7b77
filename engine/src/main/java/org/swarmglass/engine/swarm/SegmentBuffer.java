package org.swarmglass.engine.swarm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.swarmglass.engine.integrity.RunningSha256;
import org.swarmglass.engine.integrity.Sha256;
import org.swarmglass.engine.peer.PeerSession;

/**
 * The bytes of a segment that is not whole, in order from its first, how many came from where, and what is said of its
 * length and of the resource it comes from. Loop thread only.
 */
final class SegmentBuffer {
    private final OptionalLong declared;
    private final List<Piece> pieces = new ArrayList<>();
    private final RunningSha256 digest = new RunningSha256();
    private int digested;
    private OptionalLong total;
    private boolean totalTrusted;
    private long held;
    private long p2p;
    private Optional<String> entityTag = Optional.empty();

    /** @param declared length by the playlist's byte range, if it has one */
    SegmentBuffer(OptionalLong declared) {
        this.declared = declared;
        this.total = declared;
        this.totalTrusted = declared.isPresent();
    }

    /** @param from the peer; empty for the origin */
    void add(byte[] bytes, Optional<PeerSession> from) {
        pieces.add(new Piece(held, bytes, from));
        held += bytes.length;
        p2p += from.isPresent() ? bytes.length : 0;
    }

    /** The beginning of them, or all if there is room. */
    static byte[] first(byte[] bytes, long room) {
        return bytes.length <= room ? bytes : Arrays.copyOf(bytes, (int) room);
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

    /** By the origin's last answer: what is asked for later must be of the same. */
    void knowEntityTag(Optional<String> tag) {
        entityTag = tag;
    }

    /** Nothing is held afterwards; the length is forgotten too, since another resource may have another. */
    void clear() {
        pieces.clear();
        restartDigest();
        held = 0;
        p2p = 0;
        total = declared;
        totalTrusted = declared.isPresent();
        entityTag = Optional.empty();
    }

    /** Lets go of what was added after {@code length} bytes were held; a border between pieces lies there. */
    void truncate(long length) {
        while (held > length) {
            Piece last = pieces.remove(pieces.size() - 1);
            held -= last.bytes.length;
            p2p -= last.from.isPresent() ? last.bytes.length : 0;
        }
        restartDigest();
    }

    /** Takes in what has come since the last time: called with every piece, no turn has a whole segment to read. */
    void digest() {
        for (; digested < pieces.size(); digested++) {
            digest.update(pieces.get(digested).bytes);
        }
    }

    /** Of all that is held. */
    Sha256 sha256() {
        digest();
        digested = 0;
        return digest.finish();
    }

    private void restartDigest() {
        digest.reset();
        digested = 0;
    }

    List<Piece> pieces() {
        return List.copyOf(pieces);
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

    /** Of the resource that the origin has answered from; empty if it gave none, or has not answered. */
    Optional<String> entityTag() {
        return entityTag;
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

    /** Bytes that came in one go. */
    static final class Piece {
        final long position;
        final byte[] bytes;
        final Optional<PeerSession> from;

        Piece(long position, byte[] bytes, Optional<PeerSession> from) {
            this.position = position;
            this.bytes = bytes;
            this.from = from;
        }
    }
}
