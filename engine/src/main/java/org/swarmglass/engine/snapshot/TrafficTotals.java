package org.swarmglass.engine.snapshot;

/**
 * Byte counters since the engine was opened. They only grow, but for {@code pending}.
 *
 * <p>Always, to the byte: {@code http + p2p = acquired + wasted + pending}, and the sum over all peers ever seen of what
 * they sent equals {@code p2p}, of what they got equals {@code uploaded}.
 *
 * @param http bytes of media segments received from the origin
 * @param p2p bytes of media segments received from peers
 * @param acquired bytes of whole segments, each segment once
 * @param wasted received and not used: duplicates, aborted beyond use, refused
 * @param pending held for segments that are not whole yet
 * @param other playlists, keys and init sections, from the origin
 * @param uploaded bytes of media segments sent to peers
 * @param served bytes of media segments handed to the player
 */
public record TrafficTotals(
        long http, long p2p, long acquired, long wasted, long pending, long other, long uploaded, long served) {
    public static final TrafficTotals NONE = new TrafficTotals(0, 0, 0, 0, 0, 0, 0, 0);
}
