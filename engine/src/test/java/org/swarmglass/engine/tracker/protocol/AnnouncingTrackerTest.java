package org.swarmglass.engine.tracker.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.swarmglass.engine.event.EngineEvent;
import org.swarmglass.engine.loop.Entropy;
import org.swarmglass.engine.model.InfoHash;
import org.swarmglass.engine.model.PeerId;
import org.swarmglass.engine.simulation.VirtualLoop;
import org.swarmglass.engine.snapshot.TrackerSnapshot.SwarmCount;
import org.swarmglass.engine.snapshot.TrackerSnapshot.TrackerState;
import org.swarmglass.engine.tracker.TrackerMembership;

class AnnouncingTrackerTest {
    private static final InfoHash A = new InfoHash("eKRcJhy89Xn5ipcSgfgn");
    private static final InfoHash B = new InfoHash(
            "\u00da\u00ff\u0011K\u00bcH\u00c5\u00dd^\u0017\u0013\u00d6\u00c6\u00100F\u0099\u009d\u0099\u00d5");
    private static final PeerId SELF = new PeerId("-sg0100-aaaaaaaaaaaa");
    private static final PeerId REMOTE = new PeerId("-PM0203-KztvRkh0Hqoy");

    private final VirtualLoop loop = new VirtualLoop();
    private final List<EngineEvent> events = new ArrayList<>();
    private final List<FakeTrackerSocket> sockets = new ArrayList<>();
    private final RecordingIntroductions swarm = new RecordingIntroductions("a");
    private final AnnouncingTracker tracker = new AnnouncingTracker(
            loop, Entropy.seeded(1), URI.create("wss://tracker.example/?token=secret"), events::add, listener -> {
                sockets.add(new FakeTrackerSocket(loop, listener));
                return sockets.get(sockets.size() - 1);
            });

    private FakeTrackerSocket socket() {
        return sockets.get(sockets.size() - 1);
    }

    private TrackerMembership joinConnected() {
        TrackerMembership membership = tracker.join(A, SELF, swarm);
        acceptConnection();
        return membership;
    }

    private void acceptConnection() {
        socket().accept();
        loop.runDue();
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

    private ObjectNode about(InfoHash hash) {
        return TrackerJson.object().put("action", "announce").put("info_hash", hash.binary());
    }

    private void say(ObjectNode json) {
        socket().say(TrackerJson.text(json));
        loop.runDue();
    }

    private void sayOffer(String offerId) {
        ObjectNode json = about(A).put("peer_id", REMOTE.text()).put("offer_id", offerId);
        json.putObject("offer").put("type", "offer").put("sdp", "v=1");
        say(json);
    }

    private void sayAnswer(String offerId) {
        ObjectNode json = about(A).put("peer_id", REMOTE.text()).put("offer_id", offerId);
        json.putObject("answer").put("type", "answer").put("sdp", "v=2");
        say(json);
    }

    @Test
    void announcesStartedWithFiveOffersOnceConnected() {
        tracker.join(A, SELF, swarm);
        assertThat(socket().takeReceived()).isEmpty();
        acceptConnection();
        assertThat(received()).singleElement().satisfies(message -> {
            assertThat(message.path("event").asText()).isEqualTo("started");
            assertThat(message.path("info_hash").asText()).isEqualTo(A.binary());
            assertThat(message.path("peer_id").asText()).isEqualTo(SELF.text());
            assertThat(message.path("numwant").asInt()).isEqualTo(5);
            assertThat(message.path("offers")).hasSize(5);
            assertThat(message.path("offers").path(4).path("offer_id").asText()).isEqualTo(swarm.offerId(4));
            assertThat(message.has("left")).isFalse();
        });
        assertThat(events)
                .singleElement()
                .isInstanceOfSatisfying(
                        EngineEvent.TrackerConnected.class,
                        event -> assertThat(event.tracker()).hasToString("wss://tracker.example/?token=***"));
    }

    @Test
    void announcesAgainEveryThirtySecondsUntilTheTrackerNamesAnInterval() {
        joinConnected();
        received();
        loop.advance(Duration.ofMillis(29_999));
        assertThat(received()).isEmpty();
        loop.advance(Duration.ofMillis(1));
        assertThat(received())
                .singleElement()
                .satisfies(message -> assertThat(message.has("event")).isFalse());
        say(about(A).put("interval", 120));
        loop.advance(Duration.ofSeconds(119));
        assertThat(received()).isEmpty();
        loop.advance(Duration.ofSeconds(1));
        assertThat(received()).hasSize(1);
    }

    @Test
    void clampsTheIntervalBetweenFiveSecondsAndTenMinutes() {
        joinConnected();
        received();
        say(about(A).put("interval", 0.001));
        loop.advance(Duration.ofSeconds(60));
        assertThat(received()).hasSize(12);
        say(about(A).put("interval", 1e9));
        loop.advance(Duration.ofMinutes(10));
        assertThat(received()).hasSizeBetween(1, 2);
    }

    @Test
    void aTrackerThatRepeatsItselfDoesNotPutTheAnnounceOff() {
        joinConnected();
        received();
        for (int i = 0; i < 12; i++) {
            loop.advance(Duration.ofSeconds(5));
            say(about(A).put("interval", 30));
        }
        assertThat(received()).hasSize(2);
    }

    @Test
    void announcesSoonButAtMostEveryFiveSeconds() {
        TrackerMembership membership = joinConnected();
        received();
        for (int i = 0; i < 40; i++) {
            membership.announceSoon();
            loop.advance(Duration.ofMillis(500));
        }
        assertThat(received()).hasSize(4);
    }

    @Test
    void expiresOffersNobodyAnsweredAfterFiftySeconds() {
        joinConnected();
        say(about(A).put("interval", 600));
        sayAnswer(swarm.offerId(2));
        assertThat(swarm.takeHeard()).containsExactly("answer to 2 from " + REMOTE + " v=2");
        loop.advance(Duration.ofMillis(49_999));
        assertThat(swarm.takeHeard()).isEmpty();
        loop.advance(Duration.ofMillis(1));
        assertThat(swarm.takeHeard()).containsExactlyInAnyOrder("expired 0", "expired 1", "expired 3", "expired 4");
        sayAnswer(swarm.offerId(0));
        sayAnswer(swarm.offerId(2));
        assertThat(swarm.takeHeard()).isEmpty();
    }

    @Test
    void sendsNoMoreOffersThanFitIntoSixtyFourKibibytes() {
        swarm.describing("c".repeat(20_000));
        joinConnected();
        String text = socket().takeReceived().get(0);
        assertThat(TrackerJson.bytes(text)).isBetween(60_000, TrackerJson.MAX_MESSAGE_BYTES);
        assertThat(text).contains("\"numwant\":3");
        assertThat(swarm.takeHeard()).containsExactly("expired 3", "expired 4");
    }

    @Test
    void announcesWithoutOffersThatTakeTooLong() {
        swarm.slow();
        joinConnected();
        loop.advance(Duration.ofSeconds(9));
        assertThat(received()).isEmpty();
        loop.advance(Duration.ofSeconds(1));
        assertThat(received())
                .singleElement()
                .satisfies(message -> assertThat(message.path("offers")).isEmpty());
        swarm.makeWaitingOffers(2);
        assertThat(swarm.takeHeard()).containsExactly("expired 0", "expired 1");
    }

    @Test
    void offersMadeWhileTheConnectionWasLostServeTheNextOne() {
        swarm.slow();
        joinConnected();
        socket().end("gone");
        loop.advance(Duration.ofSeconds(10));
        // the offers were given up after ten seconds
        acceptConnection();
        assertThat(swarm.waiting()).isEqualTo(2);
        swarm.makeWaitingOffers(5);
        assertThat(swarm.takeHeard()).hasSize(5).allMatch(told -> told.startsWith("expired"));
        assertThat(received())
                .singleElement()
                .satisfies(message -> assertThat(message.path("offers")).hasSize(5));
    }

    @Test
    void passesOffersOnAndAnswersThem() {
        TrackerMembership membership = joinConnected();
        received();
        say(about(A).put("tracker id", "tid"));
        sayOffer("\u0000ffer of the remote\u00ff");
        assertThat(swarm.takeHeard()).containsExactly("offer from " + REMOTE + " v=1");
        membership.answer(REMOTE, "\u0000ffer of the remote\u00ff", "v=3");
        assertThat(received()).singleElement().satisfies(message -> {
            assertThat(message.path("to_peer_id").asText()).isEqualTo(REMOTE.text());
            assertThat(message.path("offer_id").asText()).isEqualTo("\u0000ffer of the remote\u00ff");
            assertThat(message.path("answer").path("sdp").asText()).isEqualTo("v=3");
            assertThat(message.path("trackerid").asText()).isEqualTo("tid");
        });
    }

    @Test
    void takesAtMostTwentyOffersAMinute() {
        joinConnected();
        for (int i = 0; i < 100; i++) {
            sayOffer("offer " + i);
        }
        assertThat(swarm.takeHeard()).hasSize(20);
        loop.advance(Duration.ofSeconds(40));
        swarm.takeHeard();
        sayOffer("too early");
        assertThat(swarm.takeHeard()).isEmpty();
        loop.advance(Duration.ofSeconds(20));
        swarm.takeHeard();
        sayOffer("again");
        assertThat(swarm.takeHeard()).hasSize(1);
    }

    @Test
    void ignoresItselfAndStrangeSwarms() {
        joinConnected();
        ObjectNode own = about(A).put("peer_id", SELF.text()).put("offer_id", "x");
        own.putObject("offer").put("sdp", "v=1");
        say(own);
        ObjectNode strange = about(B).put("peer_id", REMOTE.text()).put("offer_id", "x");
        strange.putObject("offer").put("sdp", "v=1");
        say(strange);
        assertThat(swarm.takeHeard()).isEmpty();
    }

    @Test
    void severalSwarmsShareOneSocket() {
        RecordingIntroductions other = new RecordingIntroductions("b");
        joinConnected();
        tracker.join(B, SELF, other);
        assertThat(sockets).hasSize(1);
        assertThat(received())
                .extracting(message -> message.path("info_hash").asText())
                .containsExactly(A.binary(), B.binary());
        say(about(B).put("complete", 1).put("incomplete", 7));
        say(about(A).put("incomplete", 3));
        assertThat(tracker.snapshot().swarms())
                .containsExactly(
                        new SwarmCount(A, java.util.Optional.empty(), java.util.Optional.of(3)),
                        new SwarmCount(B, java.util.Optional.of(1), java.util.Optional.of(7)));
        assertThat(other.counted).isEqualTo(8);
        assertThat(swarm.counted).isEqualTo(3);
        assertThatThrownBy(() -> tracker.join(B, SELF, other)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void reconnectsAndAnnouncesAllSwarmsAgainWithoutStarted() {
        RecordingIntroductions other = new RecordingIntroductions("b");
        joinConnected();
        tracker.join(B, SELF, other);
        loop.advance(Duration.ofSeconds(1));
        socket().end("closed by the tracker (1006)");
        loop.runDue();
        assertThat(swarm.takeHeard()).hasSize(5).allMatch(told -> told.startsWith("expired"));
        assertThat(tracker.snapshot().state()).isEqualTo(TrackerState.WAITING);
        assertThat(tracker.snapshot().retryIn().orElseThrow())
                .isBetween(Duration.ofMillis(900), Duration.ofSeconds(10));
        assertThat(tracker.snapshot().lastError()).isEqualTo("closed by the tracker (1006)");
        assertThat(events).last().isInstanceOf(EngineEvent.TrackerLost.class);
        loop.advance(Duration.ofSeconds(10));
        assertThat(sockets).hasSize(2);
        assertThat(tracker.snapshot().state()).isEqualTo(TrackerState.CONNECTING);
        acceptConnection();
        assertThat(received()).hasSize(2).allMatch(message -> !message.has("event"));
    }

    @Test
    void givesUpOnASilentTrackerAfterFifteenSeconds() {
        tracker.join(A, SELF, swarm);
        loop.advance(Duration.ofSeconds(15));
        assertThat(socket().ended()).isTrue();
        assertThat(tracker.snapshot().lastError()).isEqualTo("no answer within 15 s");
        loop.advance(Duration.ofMinutes(10));
        assertThat(sockets).hasSizeLessThanOrEqualTo(13);
        assertThat(tracker.snapshot().attempt()).isEqualTo(sockets.size());
    }

    @Test
    void surfacesFailuresAndWarnings() {
        joinConnected();
        events.clear();
        say(TrackerJson.object().put("failure reason", "unknown info_hash"));
        say(about(A).put("warning message", "be quick"));
        assertThat(events)
                .extracting(event -> event instanceof EngineEvent.TrackerComplained complained
                        ? complained.message() + " " + complained.failure()
                        : event.toString())
                .containsExactly("unknown info_hash true", "be quick false");
        assertThat(tracker.snapshot().lastError()).isEqualTo("be quick");
        say(about(A).put("incomplete", 2));
        assertThat(tracker.snapshot().lastError()).isEmpty();
    }

    @Test
    void noticesNonsenseOnceAndGoesOn() {
        joinConnected();
        events.clear();
        socket().say("<html>");
        socket().say("[]");
        loop.runDue();
        assertThat(events).hasSize(1);
        sayOffer("x");
        assertThat(swarm.takeHeard()).hasSize(1);
    }

    @Test
    void aFloodEndsTheConnection() {
        joinConnected();
        for (int i = 0; i < 10_000; i++) {
            socket().ping();
        }
        loop.runDue();
        assertThat(socket().ended()).isTrue();
        assertThat(tracker.snapshot().lastError()).startsWith("floods");
        assertThat(events).hasSizeLessThan(5);
    }

    @Test
    void leavingSendsStoppedAndForgets() {
        TrackerMembership membership = joinConnected();
        received();
        membership.leave();
        assertThat(received()).singleElement().satisfies(message -> {
            assertThat(message.path("event").asText()).isEqualTo("stopped");
            assertThat(message.has("offers")).isFalse();
        });
        sayOffer("x");
        membership.announceSoon();
        membership.answer(REMOTE, "x", "v=0");
        loop.advance(Duration.ofMinutes(5));
        assertThat(received()).isEmpty();
        assertThat(swarm.takeHeard()).isEmpty();
        tracker.join(A, SELF, swarm);
        assertThat(received())
                .singleElement()
                .satisfies(message -> assertThat(message.path("event").asText()).isEqualTo("started"));
    }

    @Test
    void closingSendsStoppedForEverySwarmAndLeavesNothingBehind() {
        joinConnected();
        tracker.join(B, SELF, new RecordingIntroductions("b"));
        received();
        tracker.close();
        assertThat(received())
                .extracting(message -> message.path("event").asText())
                .containsExactly("stopped", "stopped");
        assertThat(socket().ended()).isTrue();
        assertThat(tracker.snapshot().state()).isEqualTo(TrackerState.CLOSED);
        assertThat(loop.waiting()).isZero();
        assertThatThrownBy(() -> tracker.join(A, SELF, swarm)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void closingWhileWaitingOrConnectingLeavesNothingBehind() {
        tracker.join(A, SELF, swarm);
        socket().end("refused");
        loop.runDue();
        tracker.close();
        assertThat(loop.waiting()).isZero();
        assertThat(swarm.takeHeard()).isEmpty();
    }
}
