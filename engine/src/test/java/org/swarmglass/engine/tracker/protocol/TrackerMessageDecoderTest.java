package org.swarmglass.engine.tracker.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.swarmglass.engine.tracker.protocol.TrackerMessage.Introduction;

class TrackerMessageDecoderTest {
    private static final String HASH = "\"info_hash\":\"eKRcJhy89Xn5ipcSgfgn\"";

    @Test
    void readsEverythingRealTrackersSent() throws IOException, MalformedTrackerMessageException {
        int offers = 0;
        int answers = 0;
        for (JsonNode json : CapturedSessions.toClient()) {
            TrackerMessage message = TrackerMessageDecoder.decode(json.toString());
            assertThat(message.infoHash().orElseThrow().binary())
                    .isEqualTo(json.path("info_hash").textValue());
            if (json.has("interval")) {
                assertThat(message.intervalSeconds())
                        .hasValue(json.path("interval").intValue());
                assertThat(message.counts().orElseThrow().incomplete())
                        .contains(json.path("incomplete").intValue());
            }
            if (message.introduction().isPresent()) {
                Introduction introduction = message.introduction().get();
                boolean offer = introduction instanceof Introduction.Offered;
                offers += offer ? 1 : 0;
                answers += offer ? 0 : 1;
                assertThat(introduction.offerId())
                        .hasSize(20)
                        .isEqualTo(json.path("offer_id").textValue());
                assertThat(introduction.from().text())
                        .isEqualTo(json.path("peer_id").textValue());
                assertThat(introduction.sdp())
                        .isEqualTo(json.path(offer ? "offer" : "answer")
                                .path("sdp")
                                .textValue());
            }
        }
        assertThat(offers).isGreaterThan(1);
        assertThat(answers).isGreaterThan(1);
    }

    @Test
    void readsFailuresThatNameNeitherActionNorSwarm() throws MalformedTrackerMessageException {
        TrackerMessage message = TrackerMessageDecoder.decode("{\"failure reason\":\"invalid info_hash\"}");
        assertThat(message.failure()).contains("invalid info_hash");
        assertThat(message.infoHash()).isEmpty();
    }

    @Test
    void makesForeignWordsHarmless() throws MalformedTrackerMessageException {
        TrackerMessage message = TrackerMessageDecoder.decode(
                "{\"action\":\"announce\"," + HASH + ",\"warning message\":\"a\\u001b[31mb\\r\\nc\\u202ed\"}");
        assertThat(message.warning()).contains("a [31mb c d");
        TrackerMessage endless = TrackerMessageDecoder.decode("{\"failure reason\":\"" + "x".repeat(60_000) + "\"}");
        assertThat(endless.failure().orElseThrow()).hasSizeLessThan(310);
    }

    @ParameterizedTest
    @CsvSource({
        "0,-1",
        "-5,-1",
        "20,20",
        "0.5,1",
        "1000000000,1000000000",
        "1e300,2147483647",
        "\"20\",20",
        "null,-1",
        "[],-1"
    })
    void takesOnlyIntervalsAboveZero(String sent, int read) throws MalformedTrackerMessageException {
        TrackerMessage message =
                TrackerMessageDecoder.decode("{\"action\":\"announce\"," + HASH + ",\"interval\":" + sent + "}");
        assertThat(message.intervalSeconds().orElse(-1)).isEqualTo(read);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "7",
                "{",
                "{} {}",
                "{}",
                "{\"action\":\"announce\"}",
                "{\"action\":\"announce\",\"info_hash\":\"short\"}",
                "{\"action\":\"announce\",\"info_hash\":\"€€€€€€€€€€€€€€€€€€€€\"}",
                "{\"action\":\"announce\",\"info_hash\":7}",
                "{\"action\":\"announce\"," + HASH + ",\"offer\":{\"sdp\":\"v=0\"},\"offer_id\":\"x\"}",
                "{\"action\":\"announce\"," + HASH
                        + ",\"peer_id\":\"-PM0203-KztvRkh0Hqoy\",\"answer\":{\"sdp\":\"v=0\"}}",
                "{\"action\":\"announce\"," + HASH
                        + ",\"peer_id\":\"-PM0203-KztvRkh0Hqoy\",\"offer\":{},\"offer_id\":\"x\"}"
            })
    void refusesWhatIsNoTrackerMessage(String text) {
        assertThatThrownBy(() -> TrackerMessageDecoder.decode(text))
                .isInstanceOf(MalformedTrackerMessageException.class);
    }

    @Test
    void refusesDeepNestingAndLongNumbers() {
        String deep = "{\"action\":\"announce\"," + HASH + ",\"x\":" + "[".repeat(5000) + "]".repeat(5000) + "}";
        assertThatThrownBy(() -> TrackerMessageDecoder.decode(deep))
                .isInstanceOf(MalformedTrackerMessageException.class);
        String number = "{\"action\":\"announce\"," + HASH + ",\"interval\":" + "9".repeat(5000) + "}";
        assertThatThrownBy(() -> TrackerMessageDecoder.decode(number))
                .isInstanceOf(MalformedTrackerMessageException.class);
    }

    @Test
    void givesAMessageOrOneExceptionForAnyDamage() throws IOException {
        Random random = new Random(7);
        int read = 0;
        for (JsonNode json : CapturedSessions.toClient()) {
            for (int i = 0; i < 300; i++) {
                StringBuilder damaged = new StringBuilder(json.toString());
                for (int hits = random.nextInt(4); hits >= 0; hits--) {
                    int at = random.nextInt(damaged.length());
                    damaged.setCharAt(at, (char) random.nextInt(random.nextBoolean() ? 128 : 65_536));
                }
                try {
                    assertThat(TrackerMessageDecoder.decode(damaged.toString())).isNotNull();
                    read++;
                } catch (MalformedTrackerMessageException refused) {
                    assertThat(refused).hasMessageNotContainingAny("\n", "\u001b");
                }
            }
        }
        assertThat(read).isPositive();
    }
}
