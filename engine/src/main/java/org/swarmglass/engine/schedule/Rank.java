package org.swarmglass.engine.schedule;

import org.swarmglass.engine.model.PeerId;

/**
 * Rendezvous hashing: every member of a swarm orders the members alike for each segment without a word on the wire.
 * Rank 0 is the one that should fetch the segment from the origin; the others stand in for it in order.
 */
final class Rank {
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private Rank() {}

    /** The member with the highest weight comes first. */
    static long weight(PeerId member, long number) {
        long hash = FNV_OFFSET;
        for (int i = 0; i < member.text().length(); i++) {
            hash = (hash ^ member.text().charAt(i)) * FNV_PRIME;
        }
        return mix(hash ^ mix(number));
    }

    /** Finaliser of SplitMix64 (Steele et al., 2014): FNV alone leaves neighbouring numbers correlated. */
    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
