package org.swarmglass.engine.tracker.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.swarmglass.engine.loop.Entropy;
import org.swarmglass.engine.simulation.VirtualLoop;
import org.swarmglass.engine.tracker.protocol.CapturedSessions;
import org.swarmglass.engine.tracker.protocol.MalformedTrackerMessageException;
import org.swarmglass.engine.tracker.protocol.TrackerJson;

class SwarmRegistryTest {
    private static final String A = "eKRcJhy89Xn5ipcSgfgn";
    private static final String B =
            "\u00da\u00ff\u0011K\u00bcH\u00c5\u00dd^\u0017\u0013\u00d6\u00c6\u00100F\u0099\u009d\u0099\u00d5";

    private final VirtualLoop loop = new VirtualLoop();
    private final SwarmRegistry registry = new SwarmRegistry(loop, Entropy.seeded(3), TrackerServerOptions.defaults());

    private final class Page implements ClientSession.Outlet {
        private final String peerId;
        private final ClientSession session = new ClientSession(this);
        private final List<JsonNode> received = new ArrayList<>();
        private String closed = "";

        Page(int number) {
            peerId = String.format("-PM0203-%012d", number);
            registry.onConnected(session);
        }

        @Override
        public void send(String text) {
            try {
                received.add(TrackerJson.parse(text));
            } catch (MalformedTrackerMessageException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public void close(String reason) {
            closed = reason;
        }

        ObjectNode announce(String hash) {
            return TrackerJson.object()
                    .put("action", "announce")
                    .put("info_hash", hash)
                    .put("peer_id", peerId);
        }

        ObjectNode announce(String hash, int offers) {
            ObjectNode json = announce(hash).put("numwant", offers);
            for (int i = 0; i < offers; i++) {
                json.withArray("offers")
                        .addObject()
                        .put("offer_id", offerId(i))
                        .putObject("offer")
                        .put("type", "offer")
                        .put("sdp", "v=" + i);
            }
            return json;
        }

        String offerId(int i) {
            return String.format("\u0000\u00ff%s%06d", peerId.substring(8), i);
        }

        void say(ObjectNode json) {
            registry.onText(session, TrackerJson.text(json));
        }

        List<JsonNode> take() {
            List<JsonNode> taken = List.copyOf(received);
            received.clear();
            return taken;
        }
    }

    private List<Page> swarmOf(int pages) {
        List<Page> all = new ArrayList<>();
        for (int i = 0; i < pages; i++) {
            all.add(new Page(i));
            all.get(i).say(all.get(i).announce(A).put("event", "started"));
        }
        all.forEach(Page::take);
        return all;
    }

    @Test
    void repliesWithCountsAndInterval() {
        Page first = new Page(1);
        Page second = new Page(2);
        first.say(first.announce(A).put("event", "started"));
        second.say(second.announce(A).put("event", "started").put("left", 0));
        assertThat(second.take()).singleElement().satisfies(reply -> {
            assertThat(reply.path("action").asText()).isEqualTo("announce");
            assertThat(reply.path("info_hash").asText()).isEqualTo(A);
            assertThat(reply.path("interval").asInt()).isEqualTo(20);
            assertThat(reply.path("complete").asInt()).isEqualTo(1);
            assertThat(reply.path("incomplete").asInt()).isEqualTo(1);
        });
        first.say(first.announce(A).put("event", "completed"));
        assertThat(first.take())
                .last()
                .satisfies(reply -> assertThat(reply.path("complete").asInt()).isEqualTo(2));
        first.say(first.announce(A).put("event", "stopped"));
        assertThat(first.take())
                .last()
                .satisfies(reply -> assertThat(reply.path("complete").asInt()).isEqualTo(1));
        assertThat(registry.stats().peers()).isEqualTo(1);
    }

    @Test
    void givesEachOfferToADifferentOtherMember() {
        List<Page> pages = swarmOf(8);
        Page offering = pages.get(3);
        offering.say(offering.announce(A, 5));
        assertThat(offering.take()).hasSize(1);
        List<String> delivered = new ArrayList<>();
        for (Page page : pages) {
            List<JsonNode> got = page.take();
            assertThat(got).hasSizeLessThanOrEqualTo(1);
            got.forEach(offer -> {
                assertThat(offer.path("peer_id").asText()).isEqualTo(offering.peerId);
                assertThat(offer.path("info_hash").asText()).isEqualTo(A);
                assertThat(offer.path("action").asText()).isEqualTo("announce");
                assertThat(offer.path("offer").path("type").asText()).isEqualTo("offer");
                delivered.add(offer.path("offer_id").asText());
            });
        }
        assertThat(delivered)
                .containsExactlyInAnyOrder(
                        offering.offerId(0),
                        offering.offerId(1),
                        offering.offerId(2),
                        offering.offerId(3),
                        offering.offerId(4));
    }

    @Test
    void drawsReceiversEvenly() {
        List<Page> pages = swarmOf(10);
        Map<String, Integer> counts = new TreeMap<>();
        for (int round = 0; round < 2000; round++) {
            if (round % 100 == 0) {
                loop.advance(Duration.ofSeconds(5)); // stay below the rate limit
                pages.forEach(page -> page.say(page.announce(A)));
                pages.forEach(Page::take);
            }
            pages.get(0).say(pages.get(0).announce(A, 3));
            pages.forEach(page -> page.take().forEach(json -> {
                if (json.has("offer")) {
                    counts.merge(page.peerId, 1, Integer::sum);
                }
            }));
        }
        assertThat(counts).hasSize(9);
        assertThat(counts.values()).allSatisfy(count -> assertThat(count).isBetween(560, 780));
    }

    @Test
    void givesNoMoreOffersThanThereAreOthers() {
        List<Page> pages = swarmOf(3);
        pages.get(0).say(pages.get(0).announce(A, 10));
        assertThat(pages.get(1).take()).hasSize(1);
        assertThat(pages.get(2).take()).hasSize(1);
        assertThat(registry.stats().offersRelayed()).isEqualTo(2);
    }

    @Test
    void carriesAnswersBack() {
        List<Page> pages = swarmOf(2);
        ObjectNode answer = pages.get(1)
                .announce(A)
                .put("to_peer_id", pages.get(0).peerId)
                .put("offer_id", pages.get(0).offerId(0));
        answer.putObject("answer").put("type", "answer").put("sdp", "v=9");
        pages.get(1).say(answer);
        assertThat(pages.get(1).take()).isEmpty();
        assertThat(pages.get(0).take()).singleElement().satisfies(json -> {
            assertThat(json.path("answer").path("sdp").asText()).isEqualTo("v=9");
            assertThat(json.path("offer_id").asText()).isEqualTo(pages.get(0).offerId(0));
            assertThat(json.path("peer_id").asText()).isEqualTo(pages.get(1).peerId);
            assertThat(json.path("info_hash").asText()).isEqualTo(A);
            assertThat(json.has("to_peer_id")).isFalse();
        });
        registry.onDisconnected(pages.get(0).session);
        pages.get(1).say(answer);
        assertThat(pages.get(1).take()).isEmpty();
        assertThat(pages.get(1).closed).isEmpty();
    }

    @Test
    void understandsEverythingRealPagesSaid() throws IOException {
        Map<String, Page> pages = new TreeMap<>();
        for (JsonNode message : CapturedSessions.toTracker()) {
            Page page = pages.computeIfAbsent(message.path("peer_id").asText(), id -> new Page(pages.size()));
            registry.onText(page.session, message.toString());
        }
        assertThat(pages.values())
                .hasSize(4)
                .allSatisfy(page -> assertThat(page.take()).isNotEmpty().noneMatch(json -> json.has("failure reason")));
        assertThat(registry.stats().offersRelayed()).isPositive();
        assertThat(registry.stats().answersRelayed()).isEqualTo(3);
    }

    @Test
    void forgetsWhatBelongedToAClosedSocket() {
        List<Page> pages = swarmOf(2);
        pages.get(0).say(pages.get(0).announce(B));
        assertThat(registry.stats()).extracting(Stats::swarms, Stats::peers).containsExactly(2, 3);
        registry.onDisconnected(pages.get(0).session);
        assertThat(registry.stats()).extracting(Stats::swarms, Stats::peers).containsExactly(1, 1);
        registry.onDisconnected(pages.get(1).session);
        assertThat(registry.stats())
                .extracting(Stats::connections, Stats::swarms, Stats::peers)
                .containsExactly(0, 0, 0);
    }

    @Test
    void forgetsMembersThatNoLongerAnnounce() {
        registry.start();
        List<Page> pages = swarmOf(2);
        for (int i = 0; i < 7; i++) {
            loop.advance(Duration.ofSeconds(20));
            pages.get(1).say(pages.get(1).announce(A));
        }
        assertThat(registry.stats().peers()).isEqualTo(1);
        assertThat(pages.get(1).take())
                .last()
                .satisfies(reply -> assertThat(reply.path("incomplete").asInt()).isEqualTo(1));
        pages.get(0).say(pages.get(0).announce(A));
        assertThat(registry.stats().peers()).isEqualTo(2);
    }

    @Test
    void aPeerThatComesBackOnANewSocketMovesThere() {
        List<Page> pages = swarmOf(2);
        Page back = new Page(0);
        back.say(back.announce(A));
        assertThat(registry.stats().peers()).isEqualTo(2);
        registry.onDisconnected(pages.get(0).session);
        assertThat(registry.stats().peers()).isEqualTo(2);
        back.take();
        pages.get(1).say(pages.get(1).announce(A, 5));
        assertThat(back.take()).hasSize(1);
        assertThat(pages.get(0).take()).isEmpty();
    }

    @Test
    void scrapesOneManyOrAllSwarms() {
        List<Page> pages = swarmOf(2);
        pages.get(0).say(pages.get(0).announce(B).put("left", 0));
        Page asking = new Page(9);
        ObjectNode scrape = TrackerJson.object().put("action", "scrape");
        asking.say(scrape.deepCopy().put("info_hash", A));
        asking.say(scrape.deepCopy().set("info_hash", scrape.arrayNode().add(A).add(B)));
        asking.say(scrape);
        List<JsonNode> answers = asking.take();
        assertThat(answers)
                .hasSize(3)
                .allMatch(json -> json.path("action").asText().equals("scrape"));
        assertThat(answers.get(0).path("files")).hasSize(1);
        for (JsonNode answer : answers.subList(1, 3)) {
            assertThat(answer.path("files").path(A).path("incomplete").asInt()).isEqualTo(2);
            assertThat(answer.path("files").path(B).path("complete").asInt()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[",
                "[]",
                "{}",
                "{\"action\":\"fly\"}",
                "{\"action\":\"announce\"}",
                "{\"action\":\"announce\",\"info_hash\":\"eKRcJhy89Xn5ipcSgfgn\",\"peer_id\":\"short\"}",
                "{\"action\":\"announce\",\"info_hash\":\"eKRcJhy89Xn5ipcSgfgn\",\"peer_id\":\"-PM0203-KztvRkh0Hqoy\",\"event\":\"odd\"}",
                "{\"action\":\"announce\",\"info_hash\":\"eKRcJhy89Xn5ipcSgfgn\",\"peer_id\":\"-PM0203-KztvRkh0Hqoy\",\"answer\":{}}",
                "{\"action\":\"scrape\",\"info_hash\":[7]}"
            })
    void refusalsNameActionAndSwarmSoThatPagesKeepTheTracker(String text) {
        Page page = new Page(1);
        registry.onText(page.session, text);
        assertThat(page.take()).singleElement().satisfies(json -> {
            assertThat(json.path("action").asText()).isIn("announce", "scrape");
            assertThat(json.path("info_hash").isTextual()).isTrue();
            assertThat(json.path("failure reason").asText()).isNotEmpty();
        });
        assertThat(registry.stats().refused()).isEqualTo(1);
    }

    @Test
    void boundsWhatOneClientCanDo() {
        Page page = new Page(1);
        for (int i = 0; i < 250; i++) {
            page.say(page.announce(String.format("%020d", i)));
        }
        assertThat(registry.stats().peers()).isEqualTo(200);
        for (int i = 0; i < 100; i++) {
            page.say(page.announce(A));
        }
        assertThat(page.closed).isEqualTo("too many messages");
    }

    @Test
    void oneSocketCannotStopAnothersPeer() {
        List<Page> pages = swarmOf(2);
        Page stranger = new Page(5);
        stranger.say(pages.get(0).announce(A).put("event", "stopped"));
        assertThat(registry.stats().peers()).isEqualTo(2);
    }
}
