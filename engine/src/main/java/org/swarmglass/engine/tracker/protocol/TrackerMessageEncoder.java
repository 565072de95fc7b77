package org.swarmglass.engine.tracker.protocol;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.swarmglass.engine.model.InfoHash;
import org.swarmglass.engine.model.PeerId;
import org.swarmglass.engine.tracker.Introductions.Offer;

/**
 * What one of our peers says to a tracker, with the fields and in the order browsers send them (protocol/v2 section
 * 3.2), and what somebody says who only counts. {@code left} is never sent: 0 would make us a seeder in the tracker's
 * counts.
 */
final class TrackerMessageEncoder {
    private final InfoHash infoHash;
    private final PeerId self;

    TrackerMessageEncoder(InfoHash infoHash, PeerId self) {
        this.infoHash = infoHash;
        this.self = self;
    }

    String announce(boolean first, List<Offer> offers, Optional<String> trackerId) {
        ObjectNode json = event(first ? Optional.of("started") : Optional.empty(), offers.size());
        trackerId.ifPresent(id -> json.put("trackerid", id));
        ArrayNode array = json.putArray("offers");
        for (Offer offer : offers) {
            ObjectNode item = array.addObject();
            item.putObject("offer").put("type", "offer").put("sdp", offer.sdp());
            item.put("offer_id", offer.offerId());
        }
        return TrackerJson.text(json);
    }

    String stopped(Optional<String> trackerId) {
        ObjectNode json = event(Optional.of("stopped"), 0);
        trackerId.ifPresent(id -> json.put("trackerid", id));
        return TrackerJson.text(json);
    }

    String answer(PeerId to, String offerId, String sdp, Optional<String> trackerId) {
        ObjectNode json = addressed(TrackerJson.object()).put("to_peer_id", to.text());
        json.putObject("answer").put("type", "answer").put("sdp", sdp);
        json.put("offer_id", offerId);
        trackerId.ifPresent(id -> json.put("trackerid", id));
        return TrackerJson.text(json);
    }

    /** Asks for the members of swarms, as bittorrent-tracker and wt-tracker take it; names nobody. */
    static String scrape(List<InfoHash> infoHashes) {
        ObjectNode json = TrackerJson.object().put("action", "scrape");
        ArrayNode array = json.putArray("info_hash");
        infoHashes.forEach(infoHash -> array.add(infoHash.binary()));
        return TrackerJson.text(json);
    }

    /** The same for one swarm, as a wt-tracker of several workers takes it (protocol/v2 section 3.6). */
    static String scrape(InfoHash infoHash, PeerId asker) {
        return TrackerJson.text(TrackerJson.object()
                .put("action", "scrape")
                .put("info_hash", infoHash.binary())
                .put("peer_id", asker.text()));
    }

    private ObjectNode event(Optional<String> event, int numwant) {
        ObjectNode json =
                TrackerJson.object().put("numwant", numwant).put("uploaded", 0).put("downloaded", 0);
        event.ifPresent(name -> json.put("event", name));
        return addressed(json);
    }

    private ObjectNode addressed(ObjectNode json) {
        return json.put("action", "announce")
                .put("info_hash", infoHash.binary())
                .put("peer_id", self.text());
    }
}
