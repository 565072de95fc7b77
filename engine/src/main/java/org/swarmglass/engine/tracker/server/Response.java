package org.swarmglass.engine.tracker.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.swarmglass.engine.tracker.protocol.TrackerJson;

/**
 * What the tracker says. Every message about a swarm has {@code action} and {@code info_hash}: browsers drop a tracker
 * whose message lacks the one, and choke on a missing other (protocol/v2 section 9.1).
 */
final class Response {
    private Response() {}

    static String announced(String infoHash, Swarm swarm, long intervalSeconds) {
        return TrackerJson.text(about(infoHash)
                .put("interval", intervalSeconds)
                .put("complete", swarm.seeders())
                .put("incomplete", swarm.leechers()));
    }

    static String offer(String infoHash, String from, Request.Offer offer) {
        ObjectNode json = about(infoHash);
        json.set("offer", offer.offer());
        json.set("offer_id", offer.offerId());
        return TrackerJson.text(json.put("peer_id", from));
    }

    static String answer(Request.Answer answer) {
        ObjectNode json = about(answer.infoHash());
        json.set("answer", answer.answer());
        json.set("offer_id", answer.offerId());
        return TrackerJson.text(json.put("peer_id", answer.peerId()));
    }

    static String scraped(Map<String, Swarm> swarms, long intervalSeconds) {
        ObjectNode json = TrackerJson.object().put("action", "scrape");
        ObjectNode files = json.putObject("files");
        swarms.forEach((infoHash, swarm) -> files.putObject(infoHash)
                .put("complete", swarm.seeders())
                .put("incomplete", swarm.leechers())
                .put("downloaded", swarm.completions()));
        json.putObject("flags").put("min_request_interval", intervalSeconds);
        return TrackerJson.text(json);
    }

    /** @param request as far as it could be read: its action and info hash are repeated */
    static String failure(ObjectNode request, String reason) {
        boolean scrape = request.path("action").asText().equals("scrape");
        return TrackerJson.text(TrackerJson.object()
                .put("action", scrape ? "scrape" : "announce")
                .put("info_hash", TrackerJson.identifier(request, "info_hash").orElse(""))
                .put("failure reason", reason));
    }

    private static ObjectNode about(String infoHash) {
        return TrackerJson.object().put("action", "announce").put("info_hash", infoHash);
    }
}
