package org.swarmglass.engine.schedule;

import org.swarmglass.engine.model.PeerId;

/**
 * Rendezvous hashing: every member of a swarm orders the members alike for each segment without a word on the wire. The
 * first one should fetch the segment from the origin; the others stand in for it in order.
 *
 * <p>The hash is the one that generation 5.0 elects by (protocol/v3 6.3; upstream core/src/utils/election.ts), because
 * its members reckon with us. In the other generations only Swarmglass peers know it, and any hash would do.
 */
final class Election {
    private static final int FNV_OFFSET = 0x811c9dc5;
    private static final int FNV_PRIME = 0x01000193;

    private Election() {}

    /** True if the one comes before the other. */
    static boolean before(PeerId one, PeerId other, long sequence) {
        long difference = score(one, sequence) - score(other, sequence);
        return difference < 0 || (difference == 0 && one.text().compareTo(other.text()) < 0);
    }

    /** The lowest comes first. */
    static long score(PeerId member, long sequence) {
        return finish(feed(feed(FNV_OFFSET, member.text()), "|" + sequence));
    }

    /** FNV-1a over UTF-16 units, then the 32 bit finaliser of MurmurHash3; unsigned. */
    static long hash(String text) {
        return finish(feed(FNV_OFFSET, text));
    }

    private static int feed(int hash, String text) {
        int fed = hash;
        for (int i = 0; i < text.length(); i++) {
            fed = (fed ^ text.charAt(i)) * FNV_PRIME;
        }
        return fed;
    }

    private static long finish(int fed) {
        int hash = fed;
        hash = (hash ^ (hash >>> 16)) * 0x85ebca6b;
        hash = (hash ^ (hash >>> 13)) * 0xc2b2ae35;
        return Integer.toUnsignedLong(hash ^ (hash >>> 16));
    }
}
