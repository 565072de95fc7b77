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
    /** How many different scores there are. */
    static final double SCORES = 1L << 32;

    private static final int FNV_OFFSET = 0x811c9dc5;
    private static final int FNV_PRIME = 0x01000193;

    private Election() {}

    /** A segment as the hash takes it. */
    static String ballot(long sequence) {
        return "|" + sequence;
    }

    /** The lowest comes first, of equal ones the one whose id does. */
    static long score(PeerId member, String ballot) {
        return finish(feed(feed(FNV_OFFSET, member.text()), ballot));
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
