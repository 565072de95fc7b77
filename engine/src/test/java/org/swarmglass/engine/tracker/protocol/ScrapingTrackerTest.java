package org.swarmglass.engine.tracker.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.swarmglass.engine.event.EngineEvent;
import org.swarmglass.engine.loop.Entropy;
import org.swarmglass.engine.model.InfoHash;
import org.swarmglass.engine.model.PeerId;
import org.swarmglass.engine.simulation.VirtualLoop;
import org.swarmglass.engine.tracker.ScrapeOutcome;
import org.swarmglass.engine.tracker.ScrapeRequest;

class ScrapingTrackerTest {
    private static final InfoHash A = new InfoHash("eKRcJhy89Xn5ipcSgfgn");
    private static final InfoHash B = InfoHash.ofBytes(
            new byte[] {-38, -1, 17, 75, -68, 72, -59, -35, 94, 23, 19, -42, -58, 48, 70, -103, -99, -103, -43, 0});

    private final VirtualLoop loop = new VirtualLoop();
    private final List<EngineEvent> events = new ArrayList<>();
    private final List<FakeTrackerSocket> sockets = new ArrayList<>();
    private final List<ScrapeOutcome> outcomes = new ArrayList<>();
    private final AnnouncingTracker tracker = new AnnouncingTracker(
            loop, Entropy.seeded(1), URI.create("wss://tracker.example"), events::add, listener -> {
                sockets.add(new FakeTrackerSocket(loop, listener));
                return sockets.get(sockets.size() - 1);
            });

    private FakeTrackerSocket socket() {
        return sockets.get(sockets.size() - 1);
    }

    private ScrapeRequest scrape(InfoHash... wanted) {
        ScrapeRequest request = tracker.scrape(List.of(wanted), outcomes::add);
        loop.runDue();
        return request;
    }

    private void connect() {
        socket().accept();
        loop.runDue();
    }

    private void reconnect() {
        int before = sockets.size();
        for (int second = 0; second < 120 && sockets.size() == before; second++) {
            loop.advance(Duration.ofSeconds(1));
        }
        connect();
    }

    private List<JsonNode> received() {
        List<JsonNode> messages = new ArrayList<>();
        for (String text : socket().takeReceived()) {
            try {
                messages.add(TrackerJson.parse(text));
            } catch (MalformedTrackerMessageException e) {
                throw new AssertionError(e);
            }
        }
        return messages;
    }

    private void say(ObjectNode json) {
        socket().say(TrackerJson.text(json));
        loop.runDue();
    }

    private static ObjectNode counts(int leechers, InfoHash... of) {
        ObjectNode json = TrackerJson.object().put("action", "scrape");
        ObjectNode files = json.putObject("files");
        for (InfoHash hash : of) {
            files.putObject(hash.binary()).put("complete", 1).put("incomplete", leechers);
        }
        return json;
    }

    private static ObjectNode refusal(String words) {
        return TrackerJson.object().put("failure reason", words);
    }

    @Test
    void asksForAListAndSaysNothingElse() {
        scrape(A, B);
        assertThat(sockets).hasSize(1);
        connect();
        assertThat(received()).singleElement().satisfies(message -> {
            assertThat(message.path("action").asText()).isEqualTo("scrape");
            assertThat(message.path("info_hash")).hasSize(2);
            assertThat(message.path("info_hash").path(1).asText()).isEqualTo(B.binary());
            assertThat(message.has("peer_id")).isFalse();
        });
        say(counts(2, A));
        assertThat(outcomes).singleElement().isInstanceOfSatisfying(ScrapeOutcome.Counted.class, told -> {
            assertThat(told.counts().get(A)).isEqualTo(new ScrapeOutcome.Count(1, 2));
            assertThat(told.counts().get(B)).isEqualTo(ScrapeOutcome.Count.NONE);
            assertThat(told.oneByOne()).isFalse();
        });
        loop.advance(Duration.ofMinutes(10));
        assertThat(received()).isEmpty();
    }

    @Test
    void usesTheConnectionOfTheSwarmsThatAreJoined() {
        tracker.join(A, new PeerId("-sg0100-aaaaaaaaaaaa"), new RecordingIntroductions("a"));
        connect();
        received();
        scrape(A);
        assertThat(sockets).hasSize(1);
        assertThat(received())
                .singleElement()
                .satisfies(
                        message -> assertThat(message.path("action").asText()).isEqualTo("scrape"));
    }

    @Test
    void asksOneByOneWithAnotherPeerIdEachWhereAListIsRefused() {
        scrape(A, B);
        connect();
        received();
        say(refusal("info_hash must be a string"));
        JsonNode first = received().get(0);
        assertThat(first.path("info_hash").asText()).isEqualTo(A.binary());
        assertThat(first.path("peer_id").asText()).startsWith("-sg0100-").hasSize(20);
        say(counts(0, A));
        JsonNode second = received().get(0);
        assertThat(second.path("info_hash").asText()).isEqualTo(B.binary());
        assertThat(second.path("peer_id").asText())
                .isNotEqualTo(first.path("peer_id").asText());
        say(counts(1, B));
        assertThat(outcomes)
                .singleElement()
                .isInstanceOfSatisfying(
                        ScrapeOutcome.Counted.class,
                        told -> assertThat(told.counts()).containsEntry(B, new ScrapeOutcome.Count(1, 1)));
        assertThat(events).noneMatch(EngineEvent.TrackerComplained.class::isInstance);
        loop.advance(Duration.ofSeconds(10));
        scrape(A);
        assertThat(received().get(0).path("info_hash").isTextual())
                .as("it has learnt which form is taken")
                .isTrue();
    }

    @Test
    void asksOneByOneWhereAListIsIgnored() {
        scrape(A, B);
        connect();
        received();
        loop.advance(Duration.ofSeconds(2));
        assertThat(received()).hasSize(1);
    }

    @Test
    void asksOneByOneAfterAListHasCostTheConnection() {
        scrape(A);
        connect();
        socket().end("closed with 1002");
        loop.advance(Duration.ofSeconds(10));
        assertThat(sockets).hasSize(2);
        connect();
        assertThat(received().get(0).path("info_hash").isTextual()).isTrue();
        assertThat(outcomes).isEmpty();
    }

    @Test
    void namesARefusalInTheTrackersWords() {
        scrape(A);
        connect();
        say(refusal("scrape is disabled"));
        say(refusal("scrape is disabled"));
        assertThat(outcomes).containsExactly(new ScrapeOutcome.Refused("scrape is disabled"));
    }

    @Test
    void doesNotAskATrackerThatClosesTheConnectionForItAgainAndAgain() {
        scrape(A);
        connect();
        socket().end("closed with 1002");
        reconnect();
        for (int refusals = 1; refusals <= 2; refusals++) {
            socket().end("closed with 1002");
            loop.runDue();
            assertThat(outcomes).hasSize(refusals);
            reconnect();
            loop.advance(Duration.ofSeconds(10));
            received();
            scrape(A);
        }
        assertThat(received()).isEmpty();
        assertThat(outcomes.get(outcomes.size() - 1))
                .isInstanceOfSatisfying(
                        ScrapeOutcome.Refused.class,
                        told -> assertThat(told.words()).contains("closes the connection", "1002"));
    }

    @Test
    void saysWhyATrackerIsNotReached() {
        scrape(A);
        socket().end("connection refused");
        loop.runDue();
        assertThat(outcomes).containsExactly(new ScrapeOutcome.Unreached("connection refused"));
        loop.advance(Duration.ofMillis(1));
        outcomes.clear();
        scrape(A);
        loop.advance(Duration.ofSeconds(30));
        assertThat(outcomes).hasSize(1);
    }

    @Test
    void keepsRequestsTenSecondsApart() {
        scrape(A);
        connect();
        say(counts(0, A));
        received();
        scrape(A);
        scrape(B);
        loop.advance(Duration.ofMillis(9_999));
        assertThat(received()).isEmpty();
        loop.advance(Duration.ofMillis(1));
        assertThat(received()).hasSize(1);
        say(counts(0, A));
        loop.advance(Duration.ofMillis(9_999));
        assertThat(received()).isEmpty();
        loop.advance(Duration.ofMillis(1));
        assertThat(received()).hasSize(1);
    }

    @Test
    void tellsNothingAfterACancel() {
        ScrapeRequest request = scrape(A);
        connect();
        request.cancel();
        say(counts(0, A));
        assertThat(outcomes).isEmpty();
        loop.advance(Duration.ofSeconds(10));
        scrape(B);
        say(counts(5, A));
        assertThat(outcomes).as("the late answer is not about B").isEmpty();
        say(counts(1, B));
        assertThat(outcomes).hasSize(1);
    }

    @Test
    void splitsLongLists() {
        InfoHash[] many = IntStream.range(0, 120)
                .mapToObj(i -> InfoHash.ofBytes(String.format("%020d", i).getBytes(StandardCharsets.US_ASCII)))
                .toArray(InfoHash[]::new);
        scrape(many);
        connect();
        assertThat(received().get(0).path("info_hash")).hasSize(50);
        say(counts(0, many[0]));
        assertThat(received().get(0).path("info_hash")).hasSize(50);
        say(counts(0, many[50]));
        assertThat(received().get(0).path("info_hash")).hasSize(20);
        say(counts(0, many[100]));
        assertThat(outcomes)
                .singleElement()
                .isInstanceOfSatisfying(
                        ScrapeOutcome.Counted.class,
                        told -> assertThat(told.counts()).hasSize(120));
    }

    @Test
    void leavesNothingBehindWhenClosed() {
        scrape(A);
        connect();
        tracker.close();
        loop.advance(Duration.ofMinutes(1));
        assertThat(loop.waiting()).isZero();
        assertThat(outcomes).isEmpty();
    }
}
