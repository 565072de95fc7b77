package org.swarmglass.engine.schedule;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.swarmglass.engine.model.PeerId;

/**
 * Everything the planner decides from, for one stream at one instant.
 *
 * @param electorate for the ranks all members compute alike
 * @param wanted segments that are not whole, in playback order
 * @param neighbours connected peers
 * @param originBytesPerSecond as measured; 0 while unknown
 * @param live all members want the same at about the same time; of VOD each is somewhere else
 * @param settled true once the swarm had time to introduce peers: until then nothing is fetched ahead from the origin
 */
public record Situation(
        Electorate electorate,
        List<Wanted> wanted,
        List<Neighbour> neighbours,
        double originBytesPerSecond,
        boolean live,
        boolean settled,
        Limits limits) {
    /** Of a swarm whose peers are at hand; until it has passed, what is not urgent waits for them. */
    public static final Duration SETTLING_WITH_PEERS = Duration.ofSeconds(2);

    /**
     * A segment that is not whole.
     *
     * @param untilDue until the player runs dry without it, or without the rest of it; negative when late
     * @param known since it was first seen in the playlist
     * @param offered since a peer was first seen to have it; zero while none has had it, and of a live stream
     * @param remainingBytes an estimate while the total is unknown
     * @param originOpen false while the origin may not be asked (backing off after a failure)
     * @param avoid peers that failed on this segment a moment ago
     * @param begun the player begins with it and has its beginning only
     */
    public record Wanted(
            long number,
            Duration duration,
            Duration untilDue,
            Duration known,
            Duration offered,
            long remainingBytes,
            Transfer transfer,
            boolean originOpen,
            Set<PeerId> avoid,
            boolean begun) {}

    /** Where a segment is coming from now. */
    public sealed interface Transfer {
        /** From nowhere. */
        record Idle() implements Transfer {}

        /** @param bytesPerSecond of this transfer so far, absent in its first moments */
        record FromOrigin(OptionalDouble bytesPerSecond) implements Transfer {}

        /**
         * @param peer that sends the bytes the player needs first
         * @param bytesPerSecond of all sources so far, absent in the first moments of that one
         * @param sources peers that are sending
         * @param divisible one more could send a part of it, and would bring something
         */
        record FromPeer(PeerId peer, OptionalDouble bytesPerSecond, int sources, boolean divisible)
                implements Transfer {}
    }

    /**
     * A connected peer.
     *
     * @param loaded numbers it says may be requested
     * @param loading numbers it says it is fetching over HTTP
     * @param refused numbers it has announced and did not give when asked: it has them, but no time for us
     * @param busy true while we download from it: one request at a time per connection
     * @param bytesPerSecond 0 while unknown
     * @param offsets whether it can be asked for a part; browsers of 0.6 send whole segments only
     * @param met since the connection to it opened
     * @param roundTrip as last measured; empty in its first moments
     */
    public record Neighbour(
            PeerId id,
            Set<Long> loaded,
            Set<Long> loading,
            Set<Long> refused,
            boolean busy,
            double bytesPerSecond,
            boolean offsets,
            Duration met,
            Optional<Duration> roundTrip) {}

    /**
     * Bounds on what runs at once.
     *
     * @param originAhead how far ahead of the playhead the origin may be asked without urgency
     * @param reserve a segment should be whole this long before it is due
     */
    public record Limits(int originDownloads, int peerDownloads, Duration originAhead, Duration reserve) {}
}
