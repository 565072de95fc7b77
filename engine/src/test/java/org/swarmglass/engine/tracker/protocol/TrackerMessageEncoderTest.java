package org.swarmglass.engine.tracker.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.swarmglass.engine.model.InfoHash;
import org.swarmglass.engine.model.PeerId;
import org.swarmglass.engine.tracker.Introductions.Offer;

class TrackerMessageEncoderTest {
    private final ObjectMapper mapper = new ObjectMapper();

    @Test
    void saysWhatRealPagesSaid() throws IOException {
        int announces = 0;
        int answers = 0;
        int stops = 0;
        for (JsonNode real : CapturedSessions.toTracker()) {
            TrackerMessageEncoder encoder = new TrackerMessageEncoder(
                    new InfoHash(real.path("info_hash").textValue()),
                    new PeerId(real.path("peer_id").textValue()));
            if (real.has("answer")) {
                answers++;
                assertThat(mapper.readTree(answer(encoder, real))).isEqualTo(real);
            } else if (real.path("event").asText().equals("stopped")) {
                stops++;
                assertThat(shape(mapper.readTree(encoder.stopped(Optional.empty()))))
                        .isEqualTo(shape(real));
            } else {
                announces++;
                boolean first = real.path("event").asText().equals("started");
                assertThat(shape(mapper.readTree(encoder.announce(first, offers(real), Optional.empty()))))
                        .isEqualTo(shape(real));
            }
        }
        assertThat(List.of(announces, answers, stops)).allMatch(count -> count > 0);
    }

    @Test
    void keepsEveryByteOfBinaryStrings() throws IOException {
        StringBuilder all = new StringBuilder();
        for (char c = 0; c < 256; c++) {
            all.append(c);
        }
        for (int i = 0; i + 20 <= 256; i += 20) {
            InfoHash hash = new InfoHash(all.substring(i, i + 20));
            PeerId peer = new PeerId(all.substring(236 - i, 256 - i));
            String text = new TrackerMessageEncoder(hash, peer).answer(peer, hash.binary(), "v=0", Optional.of("id"));
            JsonNode back = mapper.readTree(text);
            assertThat(back.path("info_hash").textValue()).isEqualTo(hash.binary());
            assertThat(back.path("to_peer_id").textValue()).isEqualTo(peer.text());
            assertThat(back.path("offer_id").textValue()).isEqualTo(hash.binary());
            assertThat(back.path("trackerid").textValue()).isEqualTo("id");
        }
    }

    private static String answer(TrackerMessageEncoder encoder, JsonNode real) {
        return encoder.answer(
                new PeerId(real.path("to_peer_id").textValue()),
                real.path("offer_id").textValue(),
                real.path("answer").path("sdp").textValue(),
                Optional.empty());
    }

    private static List<Offer> offers(JsonNode real) {
        List<Offer> offers = new ArrayList<>();
        real.path("offers")
                .forEach(item -> offers.add(new Offer(
                        item.path("offer_id").textValue(),
                        item.path("offer").path("sdp").textValue())));
        return offers;
    }

    /** Everything but how many peers are wanted: the captures were trimmed, and a stop wants none of us. */
    private static JsonNode shape(JsonNode message) {
        JsonNode copy = message.deepCopy();
        ((com.fasterxml.jackson.databind.node.ObjectNode) copy).remove("numwant");
        return copy;
    }
}
