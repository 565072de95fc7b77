package org.swarmglass.engine.tracker.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.swarmglass.engine.tracker.protocol.MalformedTrackerMessageException;
import org.swarmglass.engine.tracker.protocol.TrackerJson;

/** JSON of a client to {@link Request}, as lenient as the trackers browsers meet elsewhere. Pure. */
final class RequestDecoder {
    /** 0.6 pages make up to 10 offers; wt-tracker relays up to 20. */
    static final int MAX_OFFERS = 20;

    private static final int MAX_SCRAPED = 100;

    private RequestDecoder() {}

    /** @throws MalformedTrackerMessageException with words for the client's developer */
    static Request decode(ObjectNode json) throws MalformedTrackerMessageException {
        return switch (json.path("action").asText()) {
            case "announce" -> json.path("answer").isObject() ? answer(json) : announce(json);
            case "scrape" -> scrape(json.path("info_hash"));
            default -> throw new MalformedTrackerMessageException("unknown action");
        };
    }

    private static Request announce(ObjectNode json) throws MalformedTrackerMessageException {
        JsonNode left = json.path("left");
        return new Request.Announce(
                identifier(json, "info_hash"),
                identifier(json, "peer_id"),
                event(json.path("event")),
                left.isNumber() && left.asDouble() == 0,
                offers(json));
    }

    private static Request answer(ObjectNode json) throws MalformedTrackerMessageException {
        return new Request.Answer(
                identifier(json, "info_hash"),
                identifier(json, "peer_id"),
                identifier(json, "to_peer_id"),
                json.path("answer"),
                json.path("offer_id"));
    }

    private static Request scrape(JsonNode infoHash) throws MalformedTrackerMessageException {
        if (infoHash.isMissingNode() || infoHash.isNull()) {
            return new Request.Scrape(Optional.empty());
        }
        List<String> wanted = new ArrayList<>();
        for (JsonNode item : infoHash.isArray() ? infoHash : List.of(infoHash)) {
            if (wanted.size() == MAX_SCRAPED) {
                throw new MalformedTrackerMessageException("more than " + MAX_SCRAPED + " swarms to scrape");
            }
            ObjectNode one = TrackerJson.object();
            one.set("info_hash", item);
            wanted.add(identifier(one, "info_hash"));
        }
        return new Request.Scrape(Optional.of(wanted));
    }

    private static Request.Event event(JsonNode node) throws MalformedTrackerMessageException {
        return switch (node.isNull() ? "" : node.asText()) {
            case "", "empty", "update", "paused" -> Request.Event.UPDATE;
            case "started" -> Request.Event.STARTED;
            case "completed" -> Request.Event.COMPLETED;
            case "stopped" -> Request.Event.STOPPED;
            default -> throw new MalformedTrackerMessageException("invalid event");
        };
    }

    /** What is no offer is left out, so that the rest of an odd announce still counts. */
    private static List<Request.Offer> offers(ObjectNode json) {
        List<Request.Offer> offers = new ArrayList<>();
        for (JsonNode item : json.path("offers")) {
            if (offers.size() < MAX_OFFERS
                    && item.path("offer").isObject()
                    && item.path("offer_id").isTextual()) {
                offers.add(new Request.Offer(item.path("offer"), item.path("offer_id")));
            }
        }
        return offers;
    }

    private static String identifier(ObjectNode json, String field) throws MalformedTrackerMessageException {
        return TrackerJson.identifier(json, field)
                .orElseThrow(() -> new MalformedTrackerMessageException("invalid " + field + ": want 20 bytes"));
    }
}
