package org.swarmglass.engine.swarm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.swarmglass.engine.integrity.RunningSha256;
import org.swarmglass.engine.integrity.Sha256;
import org.swarmglass.engine.peer.PeerSession;

/**
 * The bytes of a segment that is not whole, in order from its first, how many came from where, and what is said of its
 * length and of the resource it comes from. Loop thread only.
 */
final class SegmentBuffer {
    /** A peer may claim any length, so no more room is made on its word before as much has come. */
    private static final int ROOM_ON_TRUST = 8 << 20;

    private static final int FIRST_ROOM = 256 << 10;

    private final OptionalLong declared;
    private final List<Extent> extents = new ArrayList<>();
    private @Nullable RunningSha256 digest;
    private byte[] content = {};
    private int digested;
    private OptionalLong total;
    private boolean totalTrusted;
    private int held;
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
        // To its place at once: joined at the end, a segment costs the time in which the next one could be asked for.
        makeRoom(bytes.length);
        System.arraycopy(bytes, 0, content, held, bytes.length);
        extents.add(new Extent(held, bytes.length, from));
        held += bytes.length;
        p2p += from.isPresent() ? bytes.length : 0;
    }

    private void makeRoom(int more) {
        int needed = Math.addExact(held, more);
        if (needed > content.length) {
            content = Arrays.copyOf(content, room(needed, content.length, total));
        }
    }

    /** How much room to make when {@code now} bytes are too little. */
    static int room(int needed, int now, OptionalLong total) {
        long more = total.isPresent()
                ? Math.min(total.getAsLong(), Math.max(ROOM_ON_TRUST, 2L * now))
                : Math.max(FIRST_ROOM, 2L * now);
        return (int) Math.max(needed, Math.min(more, Integer.MAX_VALUE - 8));
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
        extents.clear();
        content = new byte[0];
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
            Extent last = extents.remove(extents.size() - 1);
            held -= last.length;
            p2p -= last.from.isPresent() ? last.length : 0;
        }
        content = Arrays.copyOf(content, held); // what was given away is not written to
        restartDigest();
    }

    /** Takes in what has come since the last time: called with every piece, no turn has a whole segment to read. */
    void digest() {
        hash().update(content, digested, held - digested);
        digested = held;
    }

    /** Of all that is held. */
    Sha256 sha256() {
        digest();
        digested = 0;
        return hash().finish();
    }

    /** Made with the first bytes: finding the algorithm takes 50 us, in which the segment could be asked for. */
    private RunningSha256 hash() {
        RunningSha256 made = digest == null ? new RunningSha256() : digest;
        digest = made;
        return made;
    }

    private void restartDigest() {
        if (digest != null) {
            digest.reset();
        }
        digested = 0;
    }

    /** Copies of what came, in order. */
    List<Piece> pieces() {
        return extents.stream()
                .map(extent -> new Piece(
                        extent.position,
                        Arrays.copyOfRange(content, extent.position, extent.position + extent.length),
                        extent.from))
                .toList();
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

    /** All that is held; must not be written to. */
    byte[] bytes() {
        return held == content.length ? content : Arrays.copyOf(content, held);
    }

    private record Extent(int position, int length, Optional<PeerSession> from) {}

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
