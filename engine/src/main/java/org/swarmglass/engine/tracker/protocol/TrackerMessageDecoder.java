package org.swarmglass.engine.tracker.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.swarmglass.engine.model.InfoHash;
import org.swarmglass.engine.model.PeerId;
import org.swarmglass.engine.tracker.ScrapeOutcome;
import org.swarmglass.engine.tracker.protocol.TrackerMessage.Action;
import org.swarmglass.engine.tracker.protocol.TrackerMessage.Counts;
import org.swarmglass.engine.tracker.protocol.TrackerMessage.Introduction;

/** Text of a tracker to {@link TrackerMessage}. Pure and total: any text gives a message or the one exception. */
final class TrackerMessageDecoder {
    private static final int MAX_TRACKER_ID = 256;
    private static final int MAX_OFFER_ID = 64;
    private static final int MAX_COUNT = 10_000_000;

    private TrackerMessageDecoder() {}

    /**
     * @throws MalformedTrackerMessageException if it is no tracker message; unlike browsers, which then drop the
     *     tracker, the caller may go on
     */
    static TrackerMessage decode(String text) throws MalformedTrackerMessageException {
        ObjectNode json = TrackerJson.parse(text);
        Optional<InfoHash> infoHash = TrackerJson.identifier(json, "info_hash").map(InfoHash::new);
        Optional<String> failure = wording(json, "failure reason");
        Action action = action(json);
        // bittorrent-tracker reports a request it could not parse without action and info_hash
        if (failure.isEmpty() && action == Action.NONE) {
            String word = json.path("action").asText();
            throw new MalformedTrackerMessageException("unknown action \"" + TrackerJson.wording(word) + "\"");
        }
        if (failure.isEmpty() && action == Action.ANNOUNCE && infoHash.isEmpty()) {
            throw new MalformedTrackerMessageException("no info_hash of 20 bytes");
        }
        return new TrackerMessage(
                action,
                infoHash,
                failure,
                wording(json, "warning message"),
                interval(json),
                text(json, "tracker id", MAX_TRACKER_ID),
                counts(json),
                introduction(json),
                scraped(action, json.path("files")));
    }

    private static Action action(ObjectNode json) {
        return switch (json.path("action").asText()) {
            case "announce" -> Action.ANNOUNCE;
            case "scrape" -> Action.SCRAPE;
            default -> Action.NONE;
        };
    }

    /** Entries under anything but an info hash are left out. */
    private static Optional<Map<InfoHash, ScrapeOutcome.Count>> scraped(Action action, JsonNode files) {
        if (action != Action.SCRAPE || !files.isObject()) {
            return Optional.empty();
        }
        Map<InfoHash, ScrapeOutcome.Count> counts = new LinkedHashMap<>();
        files.fields().forEachRemaining(file -> {
            if (TrackerJson.isIdentifier(file.getKey())) {
                JsonNode told = file.getValue();
                counts.put(
                        new InfoHash(file.getKey()),
                        new ScrapeOutcome.Count(
                                count(told.path("complete")).orElse(0),
                                count(told.path("incomplete")).orElse(0)));
            }
        });
        return Optional.of(counts);
    }

    private static OptionalInt interval(ObjectNode json) {
        for (String field : new String[] {"interval", "min interval"}) {
            double seconds = json.path(field).asDouble(0);
            if (seconds > 0) {
                return OptionalInt.of((int) Math.ceil(Math.min(seconds, Integer.MAX_VALUE)));
            }
        }
        return OptionalInt.empty();
    }

    private static Optional<Counts> counts(ObjectNode json) {
        Optional<Integer> complete = count(json.path("complete"));
        Optional<Integer> incomplete = count(json.path("incomplete"));
        return complete.isEmpty() && incomplete.isEmpty()
                ? Optional.empty()
                : Optional.of(new Counts(complete, incomplete));
    }

    private static Optional<Integer> count(JsonNode node) {
        return node.isNumber()
                ? Optional.of((int) Math.max(0, Math.min(MAX_COUNT, node.asDouble())))
                : Optional.empty();
    }

    private static Optional<Introduction> introduction(ObjectNode json) throws MalformedTrackerMessageException {
        boolean offer = json.path("offer").isObject();
        if (!offer && !json.path("answer").isObject()) {
            return Optional.empty();
        }
        String kind = offer ? "offer" : "answer";
        PeerId from = TrackerJson.identifier(json, "peer_id")
                .map(PeerId::new)
                .orElseThrow(() -> new MalformedTrackerMessageException(kind + " without a peer_id of 20 bytes"));
        String offerId = text(json, "offer_id", MAX_OFFER_ID)
                .orElseThrow(() -> new MalformedTrackerMessageException(kind + " without an offer_id"));
        String sdp = text(json.path(kind), "sdp", TrackerJson.MAX_MESSAGE_BYTES)
                .orElseThrow(() -> new MalformedTrackerMessageException(kind + " without a description"));
        return Optional.of(
                offer ? new Introduction.Offered(from, offerId, sdp) : new Introduction.Answered(from, offerId, sdp));
    }

    private static Optional<String> wording(ObjectNode json, String field) {
        return Optional.ofNullable(json.path(field).textValue())
                .map(TrackerJson::wording)
                .filter(text -> !text.isEmpty());
    }

    private static Optional<String> text(JsonNode json, String field, int atMost) {
        return Optional.ofNullable(json.path(field).textValue())
                .filter(text -> !text.isEmpty() && text.length() <= atMost);
    }
}
