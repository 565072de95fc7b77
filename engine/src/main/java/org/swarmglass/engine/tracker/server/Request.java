package org.swarmglass.engine.tracker.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** What a client asks of a tracker. Identifiers are binary strings of 20 characters. */
sealed interface Request {
    /** @param seeder the client says that nothing is left to download */
    record Announce(String infoHash, String peerId, Event event, boolean seeder, List<Offer> offers)
            implements Request {}

    /** @param answer passed on as it came; the same for {@code offerId} */
    record Answer(String infoHash, String peerId, String toPeerId, JsonNode answer, JsonNode offerId)
            implements Request {}

    /** @param infoHashes empty asks for every swarm */
    record Scrape(Optional<List<String>> infoHashes) implements Request {}

    /** Passed on as it came: what is in it is between the two peers. */
    record Offer(JsonNode offer, JsonNode offerId) {}

    /** Why a client announces. */
    enum Event {
        UPDATE,
        STARTED,
        COMPLETED,
        STOPPED
    }
}
