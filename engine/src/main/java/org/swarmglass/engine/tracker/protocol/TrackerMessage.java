package org.swarmglass.engine.tracker.protocol;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.swarmglass.engine.model.InfoHash;
import org.swarmglass.engine.model.PeerId;
import org.swarmglass.engine.tracker.ScrapeOutcome;

/**
 * What a tracker says to a client (protocol/v2 section 3.3). One message may say several things at once.
 *
 * @param action what it is a reply to, or about
 * @param infoHash the swarm it is about; empty in some failures
 * @param failure {@code failure reason}: nothing else in the message counts
 * @param warning {@code warning message}, for a person
 * @param intervalSeconds how long to wait between announces, above 0, otherwise as the tracker sent it
 * @param trackerId to be echoed in later announces
 * @param scraped members by swarm; empty if the message is no reply to a scrape
 */
record TrackerMessage(
        Action action,
        Optional<InfoHash> infoHash,
        Optional<String> failure,
        Optional<String> warning,
        OptionalInt intervalSeconds,
        Optional<String> trackerId,
        Optional<Counts> counts,
        Optional<Introduction> introduction,
        Optional<Map<InfoHash, ScrapeOutcome.Count>> scraped) {

    /** The word in the message. bittorrent-tracker leaves it out of complaints about requests it cannot read. */
    enum Action {
        ANNOUNCE,
        SCRAPE,
        NONE
    }

    /** Members of the swarm, ourselves included. Trackers may name only one of the two. */
    record Counts(Optional<Integer> complete, Optional<Integer> incomplete) {}

    /** Half of a meeting with another peer. {@code offerId} is the offerer's, echoed unchanged. */
    sealed interface Introduction {
        PeerId from();

        String offerId();

        String sdp();

        record Offered(PeerId from, String offerId, String sdp) implements Introduction {}

        record Answered(PeerId from, String offerId, String sdp) implements Introduction {}
    }
}
